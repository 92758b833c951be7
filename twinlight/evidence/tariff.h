#pragma once

#include <vector>

#include "twinlight/evidence/day_hours.h"
#include "twinlight/foundation/settings.h"

namespace twinlight::evidence {

/// The price of electricity in a part of every day.
struct TariffBand {
  DayHours hours;
  double price_per_kWh = 0.0;
};

/// What a kWh costs on the mean over the hours of use, every hour of use weighing the same. Fails, without a place,
/// where two bands overlap or where a time of use lies in none.
/// @param used when the light burns; at least one stretch
Result<double> mean_price_per_kWh(const std::vector<TariffBand>& bands, const std::vector<DayHours>& used);

/// `hours_used = ["06:00-22:00", …]` of a table; empty where it is absent.
Result<std::vector<DayHours>> read_hours_used(const Settings& table);

/// `[[operation.tariff]]` with `hours` and `price_per_kWh`; empty where there is none.
Result<std::vector<TariffBand>> read_tariff(const Settings& table);

}  // namespace twinlight::evidence
