#include "twinlight/cli/energy_text.h"

#include <fmt/format.h>

#include "twinlight/evidence/lighting_energy.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::cli {
namespace {

using evidence::Need;

std::string maintenance_text(const Need& need) {
  if (!need.maintenance) return {};
  const evidence::MaintenancePlan& plan = *need.maintenance;
  std::string text =
      fmt::format("maintenance factor {:.3f} = LLMF {:.3f} × LSF {:.3f} × LMF {:.3f} × RSMF {:.3f} (CIE 97)",
                  need.maintenance_factor, plan.lamp_lumen, plan.lamp_survival, plan.luminaire, plan.room_surface);
  if (plan.burning_hours) text += fmt::format(", LLMF after {:.0f} h", *plan.burning_hours);
  return text + "\n";
}

std::string existing_text(const Need& need) {
  std::string text;
  for (const evidence::ExistingLuminaires& existing : need.layout.existing)
    text += fmt::format("counted in: {} × {} that stay\n", existing.placements.size(),
                        printable_text(existing.luminaire->manufacturer + " " + existing.luminaire->model));
  return text;
}

std::string leni_text(const Need& need) {
  const evidence::LeniPlan& plan = *need.operation.use.leni;
  const evidence::LightingEnergy factors = evidence::lighting_energy(need, 1, 0.0);
  std::string text = fmt::format(
      "energy: LENI by EN 15193-1, {} method, F_C {:.2f}, F_O {:.2f}, F_D {:.2f}, t_D {:.0f} h, t_N {:.0f} h",
      plan.quick ? "quick" : "full", factors.constant_illuminance_factor, plan.occupancy_factor, plan.daylight_factor,
      plan.daylight_hours, plan.night_hours);
  if (plan.rests_on_defaults) text += "; what the need does not state is a default that was not checked";
  return text + "\n";
}

}  // namespace

std::string energy_text(const Need& need) {
  const evidence::LightingUse& use = need.operation.use;
  const evidence::LightingEnergy factors = evidence::lighting_energy(need, 1, 0.0);
  std::string text = maintenance_text(need) + existing_text(need);
  if (use.leni)
    text += leni_text(need);
  else if (use.constant_illuminance)
    text += fmt::format("energy: constant illuminance, F_C {:.2f}\n", factors.constant_illuminance_factor);
  if (!use.dimming.empty())
    text += fmt::format("energy: {:.0f} % of full power on average by the dimming schedule\n",
                        100.0 * factors.dimming_factor);
  return text;
}

}  // namespace twinlight::cli
