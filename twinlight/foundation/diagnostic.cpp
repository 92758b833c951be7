#include "twinlight/foundation/diagnostic.h"

#include <fmt/format.h>

#include "twinlight/foundation/printable_text.h"

namespace twinlight {

std::string to_string(const Diagnostic& diagnostic) {
  std::string place = printable_text(diagnostic.file, 400);
  if (diagnostic.line > 0) place += fmt::format("{}{}", place.empty() ? "line " : ":", diagnostic.line);
  std::string shown = place.empty() ? "" : place + ": ";
  if (!diagnostic.field.empty()) shown += printable_text(diagnostic.field, 100) + ": ";
  return shown + printable_text(diagnostic.message, 1000);
}

}  // namespace twinlight
