#include "twinlight/evidence/tariff.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/constants.h"

namespace twinlight::evidence {
namespace {

constexpr Range price_range = Range::between(0.0, 1000.0);

Result<DayHours> at(const Settings& table, std::string_view key, const std::string& text) {
  Result<DayHours> hours = parse_day_hours(text);
  if (!hours) return failure(table.complaint(key, hours.error().message));
  return hours;
}

/// The band of a minute. Fails where there is none, or more than one.
Result<const TariffBand*> band_at(const std::vector<TariffBand>& bands, int minute) {
  const TariffBand* found = nullptr;
  for (const TariffBand& band : bands) {
    if (!band.hours.contains(minute)) continue;
    if (found != nullptr)
      return failure({.message = fmt::format("{} and {} overlap", found->hours.text(), band.hours.text())});
    found = &band;
  }
  return found;
}

}  // namespace

Result<double> mean_price_per_kWh(const std::vector<TariffBand>& bands, const std::vector<DayHours>& used) {
  double sum = 0.0;
  int minutes = 0;
  for (int minute = 0; minute < constants::minutes_of_a_day; ++minute) {
    const TariffBand* band = TWL_TRY(band_at(bands, minute));
    if (std::none_of(used.begin(), used.end(), [&](const DayHours& hours) { return hours.contains(minute); })) continue;
    if (band == nullptr)
      return failure(
          {.message = fmt::format("no price holds at {:02}:{:02}, when the light is used", minute / 60, minute % 60)});
    sum += band->price_per_kWh;
    ++minutes;
  }
  return sum / minutes;
}

Result<std::vector<DayHours>> read_hours_used(const Settings& table) {
  std::vector<DayHours> used;
  if (!table.has("hours_used")) return used;
  for (const std::string& text : TWL_TRY(table.texts("hours_used")))
    used.push_back(TWL_TRY(at(table, "hours_used", text)));
  if (used.empty()) return failure(table.complaint("hours_used", "is empty; expected parts of a day"));
  return used;
}

Result<std::vector<TariffBand>> read_tariff(const Settings& table) {
  std::vector<TariffBand> bands;
  for (const Settings& row : TWL_TRY(table.tables("tariff"))) {
    TWL_CHECK(row.allow_only({"hours", "price_per_kWh"}));
    const std::string hours = TWL_TRY(row.text("hours"));
    bands.push_back({.hours = TWL_TRY(at(row, "hours", hours)),
                     .price_per_kWh = TWL_TRY(row.number("price_per_kWh", price_range))});
  }
  return bands;
}

}  // namespace twinlight::evidence
