#pragma once

/// What light over a day, a year or a life amounts to.
namespace twinlight::requirements {

/// Daily light integral in mol/(m²·d) of a constant photon flux density over so many hours (ANSI/ASABE S640).
double daily_light_integral_mol_per_m2(double ppfd_umol_per_m2_s, double hours);

/// Electric energy for one mole of photons, in kWh/mol.
/// @param ppe_umol_per_J photosynthetic photon efficacy, over 0
double energy_per_photon_kWh_per_mol(double ppe_umol_per_J);

/// The factors of EN 15193-1 for one zone; 1 where nothing saves energy.
struct LightingEnergyUse {
  double power_density_W_per_m2 = 0.0;  ///< installed
  double daylight_h = 0.0;              ///< tD, hours a year
  double non_daylight_h = 0.0;          ///< tN
  double constant_illuminance = 1.0;    ///< Fc
  double occupancy = 1.0;               ///< Fo
  double daylight = 1.0;                ///< FD
  double standby_kWh_per_m2 = 0.0;      ///< emergency lighting and controls, a year
};

/// Lighting Energy Numeric Indicator LENI, in kWh/(m²·a): EN 15193-1.
double leni_kWh_per_m2(const LightingEnergyUse& use);

/// Hours until the flux has fallen to a share, by the fit Φ(t) = B exp(−a t) of IES TM-21; at most six times the test.
/// @param share for instance 0.8 for L80
/// @param decay_per_h a, over 0
double tm21_life_h(double share, double decay_per_h, double initial, double test_h);

/// The same without the bound by the test: the figure that is calculated, not the one that may be claimed.
double tm21_calculated_life_h(double share, double decay_per_h, double initial);

}  // namespace twinlight::requirements
