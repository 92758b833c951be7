#pragma once

#include <string>
#include <string_view>

#include "twinlight/partnership/text.h"

namespace twinlight::server {

/// What people call a field of a record, by `data/words/fields.tsv`; a part of one as `address.city` by both names.
/// A field that the file does not know by its own name.
std::string field_name(std::string_view path, partnership::Language language);

/// Whether the file knows the field (no path).
bool has_field_name(std::string_view field);

}  // namespace twinlight::server
