#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "twinlight/requirements/localised_text.h"

namespace twinlight::requirements {

/// What a limit is of. The unit is part of the name; shares and factors are fractions from 0 to 1.
/// The names are those of the data files and of the JSON: never rename one.
enum class Quantity {
  // A room or a task, as a lighting calculation gives them.
  maintained_illuminance_lx,
  uniformity,
  ugr,
  colour_rendering_index,
  walls_mean_lx,
  walls_uniformity,
  ceiling_mean_lx,
  ceiling_uniformity,
  cylindrical_mean_lx,
  cylindrical_uniformity,
  surrounding_mean_lx,
  surrounding_uniformity,
  surrounding_to_task_ratio,
  background_to_surrounding_ratio,
  background_uniformity,
  cylindrical_to_horizontal_ratio,
  max_to_min_illuminance_ratio,
  luminance_cd_per_m2,
  luminance_at_65deg_cd_per_m2,
  shielding_angle_deg,
  power_density_W_per_m2,
  height_above_desk_m,
  ceiling_reflectance,
  walls_reflectance,
  floor_reflectance,
  furniture_reflectance,
  illuminance_lx,
  melanopic_edi_lx,
  circadian_stimulus,
  // Time and animals.
  light_h_per_day,
  dark_h_per_day,
  uninterrupted_dark_h,
  usable_area_share,
  ammonia_ppm,
  // Plants.
  ppfd_umol_per_m2_s,
  dli_mol_per_m2_day,
  photoperiod_h,
  red_to_far_red_ratio,
  blue_share,
  ppfd_uniformity,
  ppfd_coefficient_of_variation,
  light_emission_reduction,
  installed_illuminance_lx,
  // A product.
  power_W,
  voltage_V,
  luminous_flux_lm,
  useful_flux_lm,
  source_power_W,
  standby_power_W,
  networked_standby_power_W,
  no_load_power_W,
  control_gear_output_W,
  control_gear_efficiency,
  displacement_factor,
  power_factor,
  total_harmonic_distortion,
  luminous_efficacy_lm_per_W,
  light_output_ratio,
  cct_K,
  r9,
  colour_consistency_sdcm,
  pst_lm,
  svm,
  modulation_frequency_Hz,
  modulation_depth,
  lumen_maintenance_3000h,
  survival_share,
  l70_life_h,
  q90_life_h,
  driver_life_h,
  fan_life_h,
  warranty_years,
  risk_group,
  ip_solids,
  ip_liquids,
  ik,
  greatest_ambient_C,
  least_output,
  ppf_umol_per_s,
  ppe_umol_per_J,
  far_red_power_share,
  central_illuminance_lx,
  irradiance_W_per_m2,
  d50_to_d10_ratio,
  luminous_exitance_lm_per_mm2,
  thickness_mm,
  longest_side_m,
};
inline constexpr std::size_t quantity_count = static_cast<std::size_t>(Quantity::longest_side_m) + 1;

std::string_view to_string(Quantity quantity);
std::optional<Quantity> quantity_named(std::string_view name);

/// The unit as people write it, for instance "µmol/(m²·s)"; empty where the quantity has none.
std::string_view unit_of(Quantity quantity);

/// The short sign lighting people use ("Ēm", "UGR"), the same in all languages.
std::string_view symbol_of(Quantity quantity);

/// The full name in the words of the field.
std::string_view name_of(Quantity quantity, Language language);

/// Number and unit as a reader expects them: "500 lx", "UGR 19" is "19", a share as a number from 0 to 1.
std::string with_unit(Quantity quantity, double value);

}  // namespace twinlight::requirements
