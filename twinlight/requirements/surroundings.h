#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/requirements/requirement_set.h"

namespace twinlight::requirements {

/// What the area around a task and the background beyond it must have: EN 12464-1:2021, 5.3.4 and 5.3.5.
struct Surroundings {
  double surrounding_lx = 0.0;
  double surrounding_uniformity = 0.0;
  double background_lx = 0.0;
  double background_uniformity = 0.0;
  Confidence confidence = Confidence::uncertain;  ///< of the least sure figure
  std::vector<std::string> rows;                  ///< ids of the rows that say so
};

/// For the task that a row describes; none where it states no illuminance, or its standard has no such rows.
std::optional<Surroundings> surroundings_of(const RequirementSet& set, const Requirement& row);

}  // namespace twinlight::requirements
