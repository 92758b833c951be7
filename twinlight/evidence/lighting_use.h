#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace twinlight::evidence {

/// Hours of a year at less than full light.
struct DimmedHours {
  double hours_per_year = 0.0;
  double output = 1.0;  ///< share of the full light
  double power = 1.0;   ///< share of the full power
};

/// How light follows the presence of people, in the words of EN 15193.
enum class OccupancyControl {
  manual,              ///< on and off by hand
  manual_with_sweep,   ///< by hand, with a signal that switches all off at least once a day
  auto_on_dimmed,      ///< on by itself, dimmed after people have left
  auto_on_off,         ///< on and off by itself
  manual_on_dimmed,    ///< on by hand, dimmed by itself
  manual_on_auto_off,  ///< on by hand, off by itself
};
std::optional<OccupancyControl> occupancy_control_named(std::string_view name);

/// The efficiency F_OC of a control (EN 15193:2007, annex D).
double occupancy_control_factor(OccupancyControl control);

/// The occupancy factor F_O of EN 15193:2007, annex D: from the share of time that nobody is there.
/// @param absence_factor F_A, 0 to 1 @param control_factor F_OC
double occupancy_factor(double absence_factor, double control_factor);

/// What the lighting energy numeric indicator needs to know of a room's use and controls (EN 15193-1).
struct LeniPlan {
  bool quick = false;                       ///< method 2: what the need does not state is a default of the standard
  double daylight_hours = 0.0;              ///< t_D of a year
  double night_hours = 0.0;                 ///< t_N of a year
  double occupancy_factor = 1.0;            ///< F_O
  double daylight_factor = 1.0;             ///< F_D
  double standby_W_per_luminaire = 0.0;     ///< P_pc of one: controls while the light is off
  double emergency_charging_W = 0.0;        ///< P_em of the room, all the year
  double default_standby_kWh_per_m2 = 0.0;  ///< instead of both, with the quick method
  bool rests_on_defaults = false;           ///< of the edition of 2007, or of 2017 where only that has them
};

/// How the light of a room is used.
struct LightingUse {
  std::vector<DimmedHours> dimming = {};  ///< hours that are not in it are at full light
  /// The control dims a new installation to its maintained level and turns it up as it ages.
  bool constant_illuminance = false;
  std::optional<LeniPlan> leni = {};
};

}  // namespace twinlight::evidence
