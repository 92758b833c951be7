#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight::topics {

/// One statement of an RDF file, with absolute URIs.
struct Triple {
  std::string subject;
  std::string predicate;
  std::string object;    ///< a URI or the text of a literal
  std::string language;  ///< of a literal that names one
  std::size_t line = 0;
};

/// The statements of a Turtle file (W3C RDF 1.1 Turtle). @param file  named in errors
Result<std::vector<Triple>> read_turtle(std::string_view text, const std::string& file);

}  // namespace twinlight::topics
