#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/range.h"
#include "twinlight/requirements/confidence.h"
#include "twinlight/requirements/localised_text.h"

namespace twinlight::evidence {

/// What a kilowatt-hour of a grid emits.
struct GridCarbon {
  std::string id;  ///< of data/energy/grids.toml, or "stated" where the need gives the figure itself
  requirements::LocalisedText name;
  double g_per_kWh = 0.0;
  std::optional<int> year;  ///< that the figure is of
  requirements::Confidence confidence = requirements::Confidence::known;
};

/// What lights the room today, compared with as it is: nobody checks that it meets the requirement.
struct ExistingInstallation {
  int luminaires = 0;
  double power_W = 0.0;  ///< of one with its gear
  double hours_per_year = 0.0;
  double maintenance_per_year = 0.0;  ///< lamps, gear, cleaning, work
};

inline constexpr Range cost_years_range = Range::between(1, 60);
inline constexpr Range discount_rate_range = Range::between(0.0, 0.5);
inline constexpr Range price_growth_range = Range::between(-0.2, 0.2);

/// How a need counts cost over life. Prices that are not given are asked for.
struct CostPlan {
  int years = 1;
  double discount_rate = 0.0;             ///< real, a year
  double electricity_price_growth = 0.0;  ///< real, a year
  std::optional<double> installation_per_luminaire;
  std::optional<double> cleaning_per_luminaire;  ///< each time
  double cleaning_interval_years = 1.0;
  std::optional<GridCarbon> grid;
  std::optional<ExistingInstallation> existing;
};

}  // namespace twinlight::evidence
