#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "twinlight/foundation/diagnostic.h"

namespace twinlight::photometry {

/// The text of an XML file as UTF-8.
struct XmlText {
  std::string text;
  std::optional<Diagnostic> warning;  ///< where the declaration and the bytes contradict each other
};

/// By the byte order mark, else by the bytes where they show UTF-16, else by the declared encoding (XML 1.0, appendix
/// F). What is declared or taken as UTF-8 but is not well-formed is read as other text files are, with a warning.
XmlText decode_xml(std::string_view bytes);

}  // namespace twinlight::photometry
