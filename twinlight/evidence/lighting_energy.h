#pragma once

#include "twinlight/evidence/need.h"

namespace twinlight::evidence {

/// What the lighting of a room takes in a year, and by which factors (EN 15193-1).
struct LightingEnergy {
  double installed_W = 0.0;                  ///< P_n, with luminaires that stay
  double lighting_kWh = 0.0;                 ///< W_L
  double standby_kWh = 0.0;                  ///< W_P; 0 where the need does not describe it
  double constant_illuminance_factor = 1.0;  ///< F_C
  double occupancy_factor = 1.0;             ///< F_O
  double daylight_factor = 1.0;              ///< F_D
  double dimming_factor = 1.0;               ///< mean share of the full power over the hours of use

  double total_kWh() const { return lighting_kWh + standby_kWh; }
};

/// W_L = P_n F_C F_O (t_D F_D + t_N) f / 1000 and W_P = (P_pc (8760 − t_D − t_N) + P_em 8760) / 1000, f the mean share
/// of power of the dimming schedule, F_C = (1 + MF) / 2 with constant illuminance and else 1. Without a plan of LENI
/// all hours count as night and there is no W_P.
/// @param power_W of one luminaire, with its gear
LightingEnergy lighting_energy(const Need& need, int luminaires, double power_W);

}  // namespace twinlight::evidence
