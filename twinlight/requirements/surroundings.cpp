#include "twinlight/requirements/surroundings.h"

#include <algorithm>

namespace twinlight::requirements {
namespace {

const Limit* limit_of(const Requirement& row, Quantity quantity) {
  for (const Limit& limit : row.limits)
    if (limit.quantity == quantity) return &limit;
  return nullptr;
}

const Requirement* row_with(const RequirementSet& set, const Standard& standard, Quantity quantity,
                            std::optional<double> task_lx) {
  for (const Requirement& row : set.rows()) {
    if (row.standard.id != standard.id || row.domain != "general" || limit_of(row, quantity) == nullptr) continue;
    const bool fits = !task_lx || ((!row.task_illuminance_from_lx || *row.task_illuminance_from_lx <= *task_lx) &&
                                   (!row.task_illuminance_to_lx || *task_lx <= *row.task_illuminance_to_lx));
    if (fits) return &row;
  }
  return nullptr;
}

}  // namespace

std::optional<Surroundings> surroundings_of(const RequirementSet& set, const Requirement& row) {
  const std::optional<double> task_lx = row.maintained_illuminance_lx;
  if (!task_lx || row.domain == "general") return std::nullopt;
  const Requirement* around = row_with(set, row.standard, Quantity::surrounding_uniformity, task_lx);
  const Requirement* beyond = row_with(set, row.standard, Quantity::background_uniformity, std::nullopt);
  if (around == nullptr || beyond == nullptr) return std::nullopt;
  const Limit* level = limit_of(*around, Quantity::surrounding_mean_lx);
  const Limit* ratio = limit_of(*around, Quantity::surrounding_to_task_ratio);
  const Limit* uniformity = limit_of(*around, Quantity::surrounding_uniformity);
  const Limit* background = limit_of(*beyond, Quantity::background_to_surrounding_ratio);
  const Limit* background_uniformity = limit_of(*beyond, Quantity::background_uniformity);
  const Limit* first = level != nullptr ? level : ratio;
  if (first == nullptr || background == nullptr) return std::nullopt;
  const double surrounding_lx = level != nullptr ? level->value : ratio->value * *task_lx;
  return Surroundings{.surrounding_lx = surrounding_lx,
                      .surrounding_uniformity = uniformity->value,
                      .background_lx = surrounding_lx * background->value,
                      .background_uniformity = background_uniformity->value,
                      .confidence = std::max({first->confidence, uniformity->confidence, background->confidence,
                                              background_uniformity->confidence}),
                      .rows = {around->id, beyond->id}};
}

}  // namespace twinlight::requirements
