#pragma once

#include <string>

#include "twinlight/partnership/text.h"
#include "twinlight/storage/stored_document.h"

namespace twinlight::server {

/// What a profile or a need is titled, or a product, an indicator or whoever asks to join is named, as a reader of the
/// language gets it (partnership::shown_in); empty for other kinds and for a document of an older form.
std::string title_of(const storage::StoredDocument& record, partnership::Language language);

}  // namespace twinlight::server
