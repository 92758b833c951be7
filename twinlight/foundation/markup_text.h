#pragma once

#include <string>
#include <string_view>

namespace twinlight {

/// Text with &, <, > and " as references, so that it means itself within elements and attributes of XML and HTML.
std::string markup_text(std::string_view text);

}  // namespace twinlight
