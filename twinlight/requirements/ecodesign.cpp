#include "twinlight/requirements/ecodesign.h"

#include <algorithm>
#include <cmath>

namespace twinlight::requirements {
namespace {

using std::chrono::September;
using std::chrono::year;

constexpr Date first_day = year(2021) / September / 1;
constexpr Date second_stage = year(2023) / September / 1;

constexpr double directional_efficacy_factor = 0.85;
constexpr double connected_end_loss_W = 2.0;

}  // namespace

const std::vector<EcodesignSourceType>& ecodesign_source_types() {
  const Period open = {.from = first_day};
  static const std::vector<EcodesignSourceType> types = {
      {"lfl_t5_he", 98.8, 1.9, open},
      {"lfl_t5_ho_4000_to_5000_lm", 83.0, 1.9, open},
      {"lfl_t5_ho_other", 79.0, 1.9, open},
      {"fl_t5_circular", 79.0, 1.9, open},
      {"fl_t8", 89.7, 4.5, open},
      {"fl_t8_2_4_5_foot", 120.0, 1.5, {.from = second_stage}},
      {"magnetic_induction", 70.2, 2.3, open},
      {"cfl_ni", 70.2, 2.3, open},
      {"fl_t9_circular", 71.5, 6.2, open},
      {"hps_single_ended", 88.0, 50.0, open},
      {"hps_double_ended", 78.0, 47.7, open},
      {"mh_up_to_405_W_single_ended", 84.5, 7.7, open},
      {"mh_over_405_W_single_ended", 79.3, 12.3, open},
      {"mh_ceramic_double_ended", 84.5, 7.7, open},
      {"mh_quartz_double_ended", 79.3, 12.3, open},
      {"oled", 65.0, 1.5, open},
      {"hl_g9_g4_gy6.35", 19.5, 7.7, {.from = first_day, .until = second_stage}},
      {"hl_r7s_up_to_2700_lm", 26.0, 13.0, open},
      {"other", 120.0, 1.5, open},
  };
  return types;
}

std::optional<EcodesignSourceType> ecodesign_source_type(std::string_view name, const Date& date) {
  for (const EcodesignSourceType& type : ecodesign_source_types())
    if (type.name == name && type.in_force.contains(date)) return type;
  return std::nullopt;
}

double ecodesign_correction_factor(const EcodesignLightSource& source) {
  const bool directional_base = source.directional && !source.luminance_cd_per_mm2;
  double factor = directional_base ? (source.mains ? 1.23 : 1.15) : (source.mains ? 1.08 : 1.00);
  if (source.directional && source.anti_glare_shield) factor += 0.20;
  if (source.colour_tunable) factor += 0.10;
  if (source.luminance_cd_per_mm2) factor += 0.0058 * *source.luminance_cd_per_mm2 - 0.0167;
  return factor + source.other_bonus;
}

double ecodesign_colour_factor(double colour_rendering_index) {
  constexpr double least_index = 25.0;
  if (colour_rendering_index <= least_index) return 0.65;
  return std::round((colour_rendering_index + 80.0) / 160.0 * 100.0) / 100.0;
}

std::optional<double> ecodesign_power_limit_W(const EcodesignLightSource& source, const Date& date) {
  const std::optional<EcodesignSourceType> type = ecodesign_source_type(source.type, date);
  if (!type) return std::nullopt;
  const bool connected = source.connected && type->name == "other";
  const double end_loss_W = connected ? connected_end_loss_W : type->end_loss_W;
  const double efficacy_factor = source.directional ? directional_efficacy_factor : 1.0;
  return ecodesign_correction_factor(source) *
         (end_loss_W + source.useful_flux_lm / (efficacy_factor * type->efficacy_lm_per_W)) *
         ecodesign_colour_factor(source.colour_rendering_index);
}

double ecodesign_gear_efficiency_floor(double output_W) {
  const double power = std::pow(output_W, 0.81);
  return power / (1.09 * power + 2.10);
}

double ecodesign_lumen_maintenance_floor(double l70_life_h) {
  constexpr double test_h = 3000.0;
  constexpr double most = 0.960;
  return std::min(most, std::exp(test_h * std::log(0.7) / l70_life_h));
}

}  // namespace twinlight::requirements
