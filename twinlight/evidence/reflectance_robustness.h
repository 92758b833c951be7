#pragma once

#include <memory>
#include <optional>

#include "twinlight/evidence/layout_evaluation.h"

namespace twinlight::evidence {

/// How far the reflectances of a room may differ from those stated, all of them by one factor, before a verdict that
/// passes turns. Nobody measures a wall before a purchase, and paint ages: the factors are what the answer rests on.
struct ReflectanceRobustness {
  /// The last factor found at which the verdict stands, and the check that is the first to turn beyond it.
  struct Turn {
    double factor = 1.0;
    Quantity quantity = Quantity::maintained_illuminance_lx;
  };
  double tried_least = 1.0;   ///< it was looked for from here
  double tried_most = 1.0;    ///< to here
  std::optional<Turn> below;  ///< none where the verdict stands down to `tried_least`
  std::optional<Turn> above;  ///< none where it stands up to `tried_most`
};

/// The turn lies within this of the factor stated.
inline constexpr double reflectance_factor_resolution = 0.005;

/// By evaluations of the same layout in full, between half of the reflectances and half more, no surface above 0.95.
/// @param found a layout of the luminaire whose verdict passes
/// @param engine for the room as the need states it
Result<ReflectanceRobustness> reflectance_robustness(const Need& need,
                                                     const std::shared_ptr<const photometry::Luminaire>& luminaire,
                                                     const EvaluatedLayout& found, const LightingEngine& engine);

}  // namespace twinlight::evidence
