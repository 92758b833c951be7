#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/evidence/check.h"

namespace twinlight::evidence {

/// A figure of the stage that ranked a catalogue, beside what the exact evaluation of the layout that was found says.
struct FirstFigure {
  Quantity quantity = Quantity::maintained_illuminance_lx;
  std::optional<double> first;  ///< none where it could not be computed
  std::optional<double> exact;
  double bound = 0.0;  ///< how far they may be apart in one layout
  bool bound_is_relative = false;
};

/// What ranking a catalogue by matrices said of a product.
struct FirstFigures {
  std::vector<FirstFigure> figures;
  bool same_layout = true;        ///< they are of the layout that was found
  bool searched_exactly = false;  ///< matrices could not tell: the first figures are exact themselves
  bool bounds_hold = true;
};

}  // namespace twinlight::evidence
