#pragma once

#include <optional>
#include <string>

#include "twinlight/evidence/lighting_energy.h"
#include "twinlight/evidence/need.h"

namespace twinlight::evidence {

/// What a catalogue says of a product beside its photometric file.
struct Price {
  double amount = 0.0;  ///< for one luminaire
  std::string currency;
  std::optional<double> life_h;  ///< useful life, as LxBy states it
};

/// The price of one luminaire in the currency of the need, by the need's own rate of exchange; none where it is not
/// known or the need gives no rate.
std::optional<double> price_in_currency(const Operation& operation, const std::optional<Price>& price);

/// Energy and money of a year.
struct RunningCost {
  std::optional<double> energy_kWh_per_year;  ///< none where the file states no power
  std::optional<double> energy_kWh_per_m2_year;
  std::optional<LightingEnergy> energy;  ///< what the energy is made of
  /// The lighting energy numeric indicator of EN 15193-1; none where the need does not describe its controls.
  std::optional<double> leni_kWh_per_m2_year;
  std::optional<double> cost_per_year;  ///< in `currency`
  std::string currency;
  std::string note;  ///< what the cost does not contain; empty when it is complete
};

/// Energy as `lighting_energy` has it: with the dimming, controls and standby that the need describes, else at full
/// light for all hours. Cost = W × price of electricity + n × price of a luminaire / (life / hours a year):
/// straight-line, no interest. A price in another currency is converted by the need's rate of exchange; without one the
/// cost is that of energy alone, and the note says so.
/// @param luminaires in the room
/// @param power_W of one of them
RunningCost running_cost(const Need& need, int luminaires, std::optional<double> power_W,
                         const std::optional<Price>& price);

}  // namespace twinlight::evidence
