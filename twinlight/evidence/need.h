#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/evidence/cost_plan.h"
#include "twinlight/evidence/day_of_light.h"
#include "twinlight/evidence/greenhouse.h"
#include "twinlight/evidence/layout_limits.h"
#include "twinlight/evidence/lighting_use.h"
#include "twinlight/evidence/maintenance.h"
#include "twinlight/evidence/place.h"
#include "twinlight/evidence/tariff.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/room.h"
#include "twinlight/requirements/requirement.h"
#include "twinlight/requirements/surroundings.h"

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

/// Equal shelves above each other, each lit from the underside of the next: a vertical farm.
struct Rack {
  std::string name;
  FloorArea shelf;              ///< of every shelf, seen from above
  int tiers = 1;                ///< the plate above the last carries luminaires only
  double first_height_m = 0.0;  ///< of the top of the lowest shelf above the floor
  double tier_height_m = 0.0;   ///< from the top of a shelf to that of the next
  double thickness_m = 0.0;     ///< of a shelf
  double canopy_m = 0.0;        ///< of the crop above its shelf
  double reflectance = 0.0;     ///< of the shelves
  double border_m = 0.0;        ///< along the edges of a shelf, without crop

  /// Where the crop is on every shelf, seen from above.
  FloorArea crop() const {
    return {shelf.x_from_m + border_m, shelf.x_to_m - border_m, shelf.y_from_m + border_m, shelf.y_to_m - border_m};
  }
  /// @param tier from 0, the lowest
  double top_m(int tier) const { return first_height_m + tier * tier_height_m; }
  double underside_m(int tier) const { return top_m(tier + 1) - thickness_m; }
};

/// Where illuminance is wanted: the room less a border, a part of it, or an area on a wall.
struct Task {
  double height_m = 0.75;  ///< of a level task
  double border_m = 0.5;   ///< left out along the walls; not used with `floor_area` or `wall_area`
  std::optional<FloorArea> floor_area;
  std::optional<lighting::WallArea> wall_area;
  std::optional<lighting::GridSize> points;          ///< the spacing rule of EN 12464-1 where not given
  std::string name = {};                             ///< what its checks call it; empty for the task of a whole room
  std::optional<requirements::Surroundings> around;  ///< where it is judged what surrounds the floor area
};

/// A part of the room with a task of its own: a desk among benches, a board beside them.
struct TaskArea {
  std::string name;
  requirements::Requirement requirement;
  Task task;  ///< a floor area or a wall area
};

/// How far what surrounds a task reaches, each beyond the one within.
struct BandWidths {
  double surrounding_m = 0.5;  ///< EN 12464-1:2021, 5.3.4: at least so much
  double background_m = 3.0;   ///< EN 12464-1:2021, 5.3.5: at least so much, within the room
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
  std::vector<TaskArea> areas = {};        ///< judged beside the task, each by its own row
  std::vector<Rack> racks = {};            ///< their tiers are the task and the areas, their undersides the layout
  std::optional<BandWidths> surroundings;  ///< none where only the tasks themselves are judged
  double cylindrical_height_m = 1.2;       ///< EN 12464-1:2021, 5.2.2: 1.2 m seated, 1.6 m standing
  double eye_height_m = 1.2;               ///< CIE 190:2010: 1.2 m seated, 1.5 m standing
  std::optional<FloorArea> eye_area = {};  ///< where people are whom light may glare; none: all over the room
  LayoutLimits layout;
  std::optional<Place> place = {};  ///< none where the need says nothing of its place
  std::optional<CostPlan> cost;     ///< none where cost over life is not wanted
  std::optional<DayOfLight> day;    ///< none where light at the eye over the day is not asked for
  /// What the sun gives the crop in a day, mol/(m²·d); none where the need does not say.
  std::optional<double> daylight_mol_per_m2_day;
  std::vector<LightScreen> screens = {};  ///< of a greenhouse, against light to the outside
};

}  // namespace twinlight::evidence
