#pragma once

#include <string_view>

#include "twinlight/partnership/text.h"

namespace twinlight::server {

/// The language of Accept-Language (RFC 9110, 12.5.4) that the program knows and the reader wants most; English where
/// there is none. `zh-Hant` is served with zh too.
partnership::Language accepted_language(std::string_view header);

}  // namespace twinlight::server
