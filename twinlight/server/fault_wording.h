#pragma once

#include <string>
#include <string_view>

#include "twinlight/partnership/text.h"

namespace twinlight::server {

/// What a fault of an input says, in the reader's language; in English where no wording is known.
/// @param message as the libraries give it, in English
std::string fault_in(partnership::Language language, std::string_view message);

}  // namespace twinlight::server
