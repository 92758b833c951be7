#include <cmath>

#include "twinlight/matching/match.h"

namespace twinlight::matching {
namespace {

/// What the file states is the same in either.
bool is_computed_by_rank_stage(evidence::Quantity quantity) {
  return quantity <= evidence::Quantity::cylindrical_uniformity &&
         quantity != evidence::Quantity::colour_rendering_index;
}

}  // namespace

std::optional<evidence::FirstFigures> first_figures(const ShortlistEntry& entry) {
  if (!entry.rank_stage) return std::nullopt;
  const RankFigures& ranked = *entry.rank_stage;
  evidence::FirstFigures result{.same_layout = ranked.layout == entry.evidence.found.layout,
                                .searched_exactly = ranked.settled,
                                .bounds_hold = ranked.bounds_hold};
  for (const evidence::Check& check : entry.evidence.found.checks) {
    if (!is_computed_by_rank_stage(check.quantity)) continue;
    const RankBound bound = rank_bound(check.quantity);
    evidence::FirstFigure figure{
        .quantity = check.quantity, .exact = check.value, .bound = bound.value, .bound_is_relative = bound.relative};
    if (const float first = ranked.values[check.quantity]; !std::isnan(first)) figure.first = first;
    result.figures.push_back(figure);
  }
  return result;
}

}  // namespace twinlight::matching
