#include "twinlight/evidence/need_cost_file.h"

#include <fmt/format.h>

#include "twinlight/evidence/need_use_file.h"
#include "twinlight/evidence/tariff.h"

namespace twinlight::evidence {
namespace {

constexpr Range hours_range = {.least = 0.0, .most = 8784.0, .least_excluded = true};
constexpr Range price_per_kWh_range = Range::between(0.0, 1000.0);
constexpr Range amount_range = Range::between(0.0, 1e9);
constexpr Range interval_years = {.least = 0.0, .most = 60.0, .least_excluded = true};
constexpr Range luminaire_count = Range::between(1, 100'000);
constexpr Range existing_power_W = {.least = 0.0, .most = 10'000.0, .least_excluded = true};
constexpr Range carbon_range_g_per_kWh = Range::between(0.0, 2000.0);

bool is_currency(std::string_view text) {
  return text.size() == 3 && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

Result<ExchangeRates> read_exchange(const Settings& table) {
  ExchangeRates rates;
  const auto given = TWL_TRY(table.optional_table("exchange"));
  if (!given) return rates;
  for (const std::string& currency : given->keys()) {
    if (!is_currency(currency))
      return failure(given->complaint(currency, "expected three capital letters (ISO 4217), such as EUR or CNY"));
    rates.emplace(currency, TWL_TRY(given->number(currency, Range::positive())));
  }
  return rates;
}

/// The flat price, or the mean of the tariff over the hours of use.
Result<double> read_price(const Settings& table, const Operation& operation) {
  if (operation.tariff.empty()) return table.number("electricity_price_per_kWh", price_per_kWh_range);
  if (table.has("electricity_price_per_kWh"))
    return failure(table.complaint("electricity_price_per_kWh", "can not be given together with a tariff"));
  if (operation.hours_used.empty())
    return failure(table.complaint("hours_used", "is missing: a tariff needs to know when the light is used"));
  Result<double> mean = mean_price_per_kWh(operation.tariff, operation.hours_used);
  if (!mean) return failure(table.complaint("tariff", mean.error().message));
  return mean;
}

Result<ExistingInstallation> read_existing(const Settings& table, double hours_per_year) {
  TWL_CHECK(table.allow_only({"luminaires", "power_W", "hours_per_year", "maintenance_per_year"}));
  ExistingInstallation made;
  made.luminaires = TWL_TRY(table.integer("luminaires", luminaire_count));
  made.power_W = TWL_TRY(table.number("power_W", existing_power_W));
  made.hours_per_year = TWL_TRY(table.number_or("hours_per_year", hours_per_year, hours_range));
  made.maintenance_per_year = TWL_TRY(table.number("maintenance_per_year", amount_range));
  return made;
}

Result<std::optional<GridCarbon>> read_grid_carbon(const Settings& table, const GridList& grids) {
  if (table.has("grid") && table.has("carbon_g_per_kWh"))
    return failure(table.complaint("carbon_g_per_kWh", "can not be given together with grid"));
  if (const auto stated = TWL_TRY(table.optional_number("carbon_g_per_kWh", carbon_range_g_per_kWh)))
    return std::optional(
        GridCarbon{.id = "stated",
                   .name = {.en = "as the need states", .nl = "volgens de behoefte", .zh = "按需求所述"},
                   .g_per_kWh = *stated});
  if (!table.has("grid")) return std::optional<GridCarbon>();
  const std::string id = TWL_TRY(table.text("grid"));
  Result<GridCarbon> grid = grids.find(id);
  if (!grid) return failure(table.complaint("grid", grid.error().message));
  return std::optional(*std::move(grid));
}

}  // namespace

Result<Operation> read_operation(const Settings& file) {
  const Settings table = TWL_TRY(file.table("operation"));
  TWL_CHECK(table.allow_only({"hours_per_year", "hours_used", "electricity_price_per_kWh", "tariff", "currency",
                              "exchange", "constant_illuminance", "dimming", "leni"}));
  Operation operation;
  operation.hours_per_year = TWL_TRY(table.number("hours_per_year", hours_range));
  operation.currency = TWL_TRY(table.text_or("currency", "EUR"));
  operation.hours_used = TWL_TRY(read_hours_used(table));
  operation.tariff = TWL_TRY(read_tariff(table));
  operation.exchange = TWL_TRY(read_exchange(table));
  if (!is_currency(operation.currency))
    return failure(table.complaint("currency", "expected three capital letters (ISO 4217), such as EUR or CNY"));
  operation.electricity_price_per_kWh = TWL_TRY(read_price(table, operation));
  const std::string domain = TWL_TRY(file.text("domain"));
  operation.use = TWL_TRY(read_lighting_use(table, operation.hours_per_year, domain));
  return operation;
}

Result<std::optional<CostPlan>> read_cost_plan(const Settings& file, double hours_per_year, const GridList& grids) {
  const auto table = TWL_TRY(file.optional_table("cost"));
  if (!table) return std::optional<CostPlan>();
  TWL_CHECK(
      table->allow_only({"years", "discount_rate", "electricity_price_growth", "installation_per_luminaire",
                         "cleaning_per_luminaire", "cleaning_interval_years", "grid", "carbon_g_per_kWh", "existing"}));
  CostPlan plan;
  plan.years = TWL_TRY(table->integer("years", cost_years_range));
  plan.discount_rate = TWL_TRY(table->number("discount_rate", discount_rate_range));
  plan.electricity_price_growth = TWL_TRY(table->number_or("electricity_price_growth", 0.0, price_growth_range));
  plan.installation_per_luminaire = TWL_TRY(table->optional_number("installation_per_luminaire", amount_range));
  plan.cleaning_per_luminaire = TWL_TRY(table->optional_number("cleaning_per_luminaire", amount_range));
  plan.grid = TWL_TRY(read_grid_carbon(*table, grids));
  if (plan.cleaning_per_luminaire || table->has("cleaning_interval_years"))
    plan.cleaning_interval_years = TWL_TRY(table->number("cleaning_interval_years", interval_years));
  if (const auto existing = TWL_TRY(table->optional_table("existing")))
    plan.existing = TWL_TRY(read_existing(*existing, hours_per_year));
  return std::optional(std::move(plan));
}

}  // namespace twinlight::evidence
