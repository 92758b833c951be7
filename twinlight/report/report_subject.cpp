#include "twinlight/report/report_subject.h"

namespace twinlight::report {

YearlyCost yearly_cost(const ReportSubject& subject) {
  const evidence::RunningCost& cost = subject.evidence.cost;
  YearlyCost parts;
  if (!cost.energy_kWh_per_year) return parts;
  parts.energy = *cost.energy_kWh_per_year * subject.need.operation.electricity_price_per_kWh;
  if (cost.cost_per_year && cost.note.empty()) parts.luminaires = *cost.cost_per_year - *parts.energy;
  return parts;
}

}  // namespace twinlight::report
