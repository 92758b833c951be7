#pragma once

#include <functional>
#include <optional>

#include "twinlight/evidence/layout_choice.h"

namespace twinlight::evidence {

/// What is known of a layout with one product before it is evaluated exactly.
struct LayoutForecast {
  double mean_lx = 0.0;       ///< of the task, maintained
  bool can_not_pass = false;  ///< a limit is missed by more than the forecast can be wrong
};

/// Forecasts of a product that a search may use instead of its own estimates.
struct Forecasts {
  std::function<std::optional<LayoutForecast>(const LayoutChoice&)> of;  ///< none: the search estimates this layout
  std::optional<LayoutChoice> nearest;                                   ///< evaluated where no other layout passes
  bool cut_short = false;  ///< a larger layout than those that were looked at might pass
};

}  // namespace twinlight::evidence
