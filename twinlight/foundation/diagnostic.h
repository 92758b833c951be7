#pragma once

#include <cstddef>
#include <string>

namespace twinlight {

/// One remark about an input: why it was refused, or what was tolerated in it.
struct Diagnostic {
  std::string message;   ///< says what was found and what was expected
  std::string file;      ///< as the user named it; empty when the input is no file
  std::size_t line = 0;  ///< 1-based; 0 when no single line is at fault
  std::string field;     ///< the field at fault in the words of its format; may be empty

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// `FILE:LINE: field: message` on one line, without the parts that are unknown, safe to print.
std::string to_string(const Diagnostic& diagnostic);

}  // namespace twinlight
