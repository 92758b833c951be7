#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/evidence/layout_forecast.h"

namespace twinlight::evidence {

/// How long to search. The defaults are those of docs/method.md, "Layout search".
struct SearchRules {
  int exact_evaluations = 8;           ///< at most
  double estimate_tolerance = 0.05;    ///< a layout is worth an exact evaluation from (1 − this) × target on
  double trust_in_estimate = 0.985;    ///< the same, once an exact evaluation has shown how far estimates are off
  double trust_in_proportion = 0.93;   ///< how nearly walls, ceiling and faces follow the task's mean
  double greatest_overlighting = 2.0;  ///< times the target; beyond it only the smallest layout is evaluated
  double hopeless_glare_excess = 3.0;  ///< one step of the UGR scale over the limit: more luminaires will not mend it
  int glare_patience = 2;              ///< evaluations with that excess before giving up
};

/// A layout that a search looked at.
struct TriedLayout {
  LayoutChoice layout;
  double estimate_lx = 0.0;         ///< of the task's mean, maintained
  double wanted_lx = 0.0;           ///< what an estimate had to be by then
  std::optional<double> shortfall;  ///< of the verdict, 0 where it passed; none where it was not evaluated
};

struct SearchResult {
  std::optional<EvaluatedLayout> best;  ///< none when no layout is possible
  int estimates = 0;
  int exact_evaluations = 0;
  bool cut_short = false;  ///< ended by `SearchRules::exact_evaluations`: a larger layout might have passed
  std::vector<TriedLayout> tried = {};  ///< in the order of `possible_layouts`, as far as it came; empty for points
};

/// The smallest layout that meets every binding check, or else the one that comes nearest. Energy, cost and count of
/// one product all grow with its number of luminaires, so the smallest layout is best by any objective; among equally
/// many, the order of `possible_layouts` decides.
/// @param forecasts none: the search estimates layouts itself
Result<SearchResult> search_layout(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire,
                                   const LightingEngine& engine, const SearchRules& rules = {},
                                   const Forecasts* forecasts = nullptr);

}  // namespace twinlight::evidence
