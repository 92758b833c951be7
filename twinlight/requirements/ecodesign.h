#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/requirements/date.h"

/// Formulas of Commission Regulation (EU) 2019/2020, Annex II.
namespace twinlight::requirements {

/// A row of Annex II table 1: threshold efficacy η and end loss factor L of a kind of light source.
struct EcodesignSourceType {
  std::string_view name;  ///< as product descriptions write it
  double efficacy_lm_per_W;
  double end_loss_W;
  Period in_force;
};
const std::vector<EcodesignSourceType>& ecodesign_source_types();

/// The row of this name in force on a day; none where there is no such row then.
std::optional<EcodesignSourceType> ecodesign_source_type(std::string_view name, const Date& date);

/// What the power limit depends on. LED sources are of the type "other".
struct EcodesignLightSource {
  std::string type = "other";
  double useful_flux_lm = 0.0;                 ///< Φuse, Annex I (15)
  double colour_rendering_index = 80.0;        ///< Ra, 0 to 100
  bool directional = false;                    ///< Annex I (3): 80 % of the flux within a cone of 120°
  bool mains = true;                           ///< runs directly on the mains
  bool connected = false;                      ///< takes part in a network; only for the type "other"
  bool colour_tunable = false;                 ///< not tunable white
  bool anti_glare_shield = false;              ///< of a directional source
  std::optional<double> luminance_cd_per_mm2;  ///< of a high-luminance source (over 30 cd/mm²)
  double other_bonus = 0.0;                    ///< sum of the bonuses of table 2 for discharge lamps
};

/// Correction factor C of Annex II table 2; the base of a high-luminance source is that of a non-directional one.
double ecodesign_correction_factor(const EcodesignLightSource& source);

/// R: 0.65 for Ra up to 25, else (Ra + 80) / 160 rounded to two decimals.
double ecodesign_colour_factor(double colour_rendering_index);

/// Greatest on-mode power, Annex II 1(a): Ponmax = C × (L + Φuse / (F × η)) × R, in watts. F is 1.00, or 0.85 for
/// directional sources. None where no row of table 1 is in force for the type on that day.
std::optional<double> ecodesign_power_limit_W(const EcodesignLightSource& source, const Date& date);

/// Least efficiency at full load of separate control gear for LEDs, Annex II table 3.
/// @param output_W greatest output power Pcg, over 0
double ecodesign_gear_efficiency_floor(double output_W);

/// Least lumen maintenance after 3000 h, Annex II table 4, as a fraction; at most 0.960.
/// @param l70_life_h declared life L70B50, over 0
double ecodesign_lumen_maintenance_floor(double l70_life_h);

}  // namespace twinlight::requirements
