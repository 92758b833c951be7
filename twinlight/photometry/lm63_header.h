#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// What stands before the numbers of an LM-63 file.
struct Lm63Header {
  FileFormat format = FileFormat::lm63_1986;
  std::vector<std::pair<std::string, std::string>> keywords;  ///< MORE lines joined; free text has an empty keyword
  bool tilt_included = false;                                 ///< TILT=INCLUDE
  std::size_t tilt_line = 0;                                  ///< 1-based
  std::vector<Diagnostic> warnings;

  /// The text of the first keyword of this name; empty where there is none.
  std::string keyword(std::string_view name) const;
};

/// @param lines  the lines of the file. Fails where no TILT line comes before the numbers.
Result<Lm63Header> read_lm63_header(const std::vector<std::string_view>& lines);

}  // namespace twinlight::photometry
