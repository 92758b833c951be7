#pragma once

#include <string>
#include <vector>

#include "twinlight/foundation/diagnostic.h"

namespace twinlight::photometry {

/// A file as it would be written, and what of the luminaire it does not hold.
struct WrittenFile {
  std::string text;
  std::vector<Diagnostic> losses;  ///< one for each; `field` is what was lost, `message` what became of it
};

}  // namespace twinlight::photometry
