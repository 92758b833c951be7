#pragma once

#include <memory>
#include <tl/expected.hpp>

#include "twinlight/evidence/exclusion.h"
#include "twinlight/evidence/layout_search.h"
#include "twinlight/evidence/life_cost.h"
#include "twinlight/evidence/reflectance_robustness.h"
#include "twinlight/evidence/running_cost.h"

namespace twinlight::evidence {

/// What one product does in one need: the proof behind a line of a shortlist.
struct ProductEvidence {
  EvaluatedLayout found;
  int luminaires = 0;
  RunningCost cost;
  std::optional<LifeCost> life_cost;  ///< none where the need has no plan of cost
  /// None where the verdict fails, or where it was not asked for.
  std::optional<ReflectanceRobustness> reflectances;
  int estimates = 0;  ///< how much was tried
  int exact_evaluations = 0;
  bool cut_short = false;          ///< the search ended before every promising layout was tried
  std::vector<TriedLayout> tried;  ///< what the search looked at
};

/// Finds the product's best layout and computes what it does there.
/// @param price what the catalogue says; none when it says nothing.
/// @param forecasts none: the search estimates layouts itself
tl::expected<ProductEvidence, Exclusion> evaluate_product(const Need& need,
                                                          const std::shared_ptr<const photometry::Luminaire>& luminaire,
                                                          const LightingEngine& engine,
                                                          const std::optional<Price>& price,
                                                          const Forecasts* forecasts = nullptr);

/// The quantity that the need minimises: kWh a year, money a year, or luminaires. Infinite where it is not known.
double objective_value(const Need& need, const ProductEvidence& evidence);

}  // namespace twinlight::evidence
