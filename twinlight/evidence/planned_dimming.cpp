#include "twinlight/evidence/planned_dimming.h"

#include <algorithm>

namespace twinlight::evidence {

requirements::Limit dims_to_at_most(double output) {
  return {.quantity = requirements::Quantity::least_output,
          .comparison = requirements::Comparison::at_most,
          .value = output,
          .confidence = requirements::Confidence::verified};
}

std::optional<double> least_planned_output(const Need& need) {
  double least = 1.0;
  const auto plan = [&](double output) {
    if (output > 0.0) least = std::min(least, output);
  };
  if (need.day)
    for (const LightPeriod& period : need.day->periods) plan(period.output);
  for (const DimmedHours& hours : need.operation.use.dimming) plan(hours.output);
  if (need.operation.use.constant_illuminance) plan(need.maintenance_factor);
  return least < 1.0 ? std::optional(least) : std::nullopt;
}

void ask_for_planned_dimming(Need& need) {
  const auto output = least_planned_output(need);
  if (!output) return;
  if (!need.place) need.place = Place{.made_for_domain = false};
  need.place->rows.push_back({.id = "need", .clause = "planned dimming", .limits = {dims_to_at_most(*output)}});
}

}  // namespace twinlight::evidence
