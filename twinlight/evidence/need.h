#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/evidence/cost_plan.h"
#include "twinlight/evidence/day_of_light.h"
#include "twinlight/evidence/layout_limits.h"
#include "twinlight/evidence/lighting_use.h"
#include "twinlight/evidence/maintenance.h"
#include "twinlight/evidence/tariff.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/room.h"
#include "twinlight/requirements/requirement.h"

namespace twinlight::evidence {

/// What the ranking and the search for layouts make as small as they can.
enum class Objective { energy, cost, count };

/// What one unit of a currency costs in the need's own.
using ExchangeRates = std::map<std::string, double, std::less<>>;

struct Operation {
  double hours_per_year = 0.0;
  double electricity_price_per_kWh = 0.0;  ///< in `currency`; with a tariff its mean over the hours of use
  std::string currency = "EUR";
  std::vector<DayHours> hours_used = {};  ///< of every day; empty where the need does not say
  std::vector<TariffBand> tariff = {};    ///< empty where the price is flat
  ExchangeRates exchange = {};
  LightingUse use = {};
};

/// A level rectangle smaller than the room: a bed, a bench.
struct FloorArea {
  double x_from_m = 0.0;
  double x_to_m = 0.0;
  double y_from_m = 0.0;
  double y_to_m = 0.0;
};

/// Where illuminance is wanted: the room less a border, a part of it, or an area on a wall.
struct Task {
  double height_m = 0.75;  ///< of a level task
  double border_m = 0.5;   ///< left out along the walls; not used with `floor_area` or `wall_area`
  std::optional<FloorArea> floor_area;
  std::optional<lighting::WallArea> wall_area;
  std::optional<lighting::GridSize> points;  ///< the spacing rule of EN 12464-1 where not given
};

/// A room and what it must be lit for, checked when it was read.
struct Need {
  std::string name;
  std::string file;
  std::string sha256;  ///< of the bytes of the file
  requirements::Requirement requirement;
  std::vector<requirements::Requirement> also = {};  ///< further rows whose limits count too
  lighting::Room room;
  double maintenance_factor = 1.0;
  std::optional<MaintenancePlan> maintenance = {};  ///< what the factor is made of, where the need says
  Operation operation;
  Objective minimise = Objective::energy;
  Task task;
  double cylindrical_height_m = 1.2;  ///< EN 12464-1:2021, 5.2.2: 1.2 m seated, 1.6 m standing
  double eye_height_m = 1.2;          ///< CIE 190:2010: 1.2 m seated, 1.5 m standing
  LayoutLimits layout;
  std::optional<CostPlan> cost;   ///< none where cost over life is not wanted
  std::optional<DayOfLight> day;  ///< none where light at the eye over the day is not asked for
  /// What the sun gives the crop in a day, mol/(m²·d); none where the need does not say.
  std::optional<double> daylight_mol_per_m2_day;
};

}  // namespace twinlight::evidence
