#pragma once

#include <string_view>

namespace twinlight::requirements {

/// How sure we are of a figure. Ordered: a larger value is less sure.
enum class Confidence {
  verified,   ///< the source named was read
  known,      ///< known to the compiler of the row; no source read
  uncertain,  ///< memory or pattern: decides no verdict without saying so
};
std::string_view to_string(Confidence confidence);

}  // namespace twinlight::requirements
