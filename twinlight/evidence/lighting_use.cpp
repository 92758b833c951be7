#include "twinlight/evidence/lighting_use.h"

#include <array>

namespace twinlight::evidence {
namespace {

struct Control {
  OccupancyControl control;
  std::string_view name;
  double factor;
};

/// EN 15193:2007, annex D.
constexpr std::array<Control, 6> controls{{{OccupancyControl::manual, "manual", 1.00},
                                           {OccupancyControl::manual_with_sweep, "manual with sweep", 0.95},
                                           {OccupancyControl::auto_on_dimmed, "auto on, dimmed", 0.95},
                                           {OccupancyControl::auto_on_off, "auto on, auto off", 0.90},
                                           {OccupancyControl::manual_on_dimmed, "manual on, dimmed", 0.90},
                                           {OccupancyControl::manual_on_auto_off, "manual on, auto off", 0.80}}};

}  // namespace

std::optional<OccupancyControl> occupancy_control_named(std::string_view name) {
  for (const Control& control : controls)
    if (control.name == name) return control.control;
  return std::nullopt;
}

double occupancy_control_factor(OccupancyControl control) {
  return controls.at(static_cast<std::size_t>(control)).factor;
}

double occupancy_factor(double absence_factor, double control_factor) {
  constexpr double seldom_absent = 0.2;
  constexpr double seldom_there = 0.9;
  if (absence_factor < seldom_absent) return 1.0 - (1.0 - control_factor) * absence_factor / seldom_absent;
  if (absence_factor < seldom_there) return control_factor + seldom_absent - absence_factor;
  return (7.0 - 10.0 * control_factor) * (absence_factor - 1.0);
}

}  // namespace twinlight::evidence
