#include "twinlight/requirements/light_over_time.h"

#include <algorithm>
#include <cmath>

namespace twinlight::requirements {
namespace {

constexpr double seconds_per_hour = 3600.0;
constexpr double umol_per_mol = 1e6;
constexpr double joules_per_kWh = 3.6e6;
constexpr double W_per_kW = 1000.0;
constexpr double most_tests_claimed = 6.0;  // IES TM-21, with at least 20 units

}  // namespace

double daily_light_integral_mol_per_m2(double ppfd_umol_per_m2_s, double hours) {
  return ppfd_umol_per_m2_s * seconds_per_hour * hours / umol_per_mol;
}

double energy_per_photon_kWh_per_mol(double ppe_umol_per_J) {
  return umol_per_mol / (ppe_umol_per_J * joules_per_kWh);
}

double leni_kWh_per_m2(const LightingEnergyUse& use) {
  const double hours = use.daylight_h * use.occupancy * use.daylight + use.non_daylight_h * use.occupancy;
  return use.power_density_W_per_m2 * use.constant_illuminance * hours / W_per_kW + use.standby_kWh_per_m2;
}

double tm21_calculated_life_h(double share, double decay_per_h, double initial) {
  return std::log(initial / share) / decay_per_h;
}

double tm21_life_h(double share, double decay_per_h, double initial, double test_h) {
  return std::min(tm21_calculated_life_h(share, decay_per_h, initial), most_tests_claimed * test_h);
}

}  // namespace twinlight::requirements
