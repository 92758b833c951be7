#include "twinlight/requirements/product_formula.h"

#include <fmt/format.h>

#include "twinlight/requirements/ecodesign.h"
#include "twinlight/requirements/energy_label.h"

namespace twinlight::requirements {
namespace {

/// Collects figures and traits, and remembers those that are missing.
class Needs {
 public:
  Needs(const Product& product, ComputedLimit& result) : product_(product), result_(result) {}

  double figure(Quantity quantity) {
    const auto value = product_.figure(quantity);
    if (!value) result_.missing_figures.push_back(quantity);
    return value.value_or(0.0);
  }
  bool trait(std::string_view name, std::string_view group) {
    const auto value = product_.has(name);
    if (!value) result_.missing_traits.emplace_back(group);
    return value.value_or(false);
  }
  bool complete() const { return result_.missing_figures.empty() && result_.missing_traits.empty(); }

 private:
  const Product& product_;
  ComputedLimit& result_;
};

Limit computed(Quantity quantity, Comparison comparison, double value) {
  return {.quantity = quantity, .comparison = comparison, .value = value};
}

void ecodesign_power(const Product& product, const Date& date, ComputedLimit& result) {
  Needs needs(product, result);
  EcodesignLightSource source{.type = product.source_type,
                              .useful_flux_lm = needs.figure(Quantity::useful_flux_lm),
                              .colour_rendering_index = needs.figure(Quantity::colour_rendering_index),
                              .directional = needs.trait("directional", "beam"),
                              .mains = needs.trait("source_mains", "source_supply"),
                              .connected = needs.trait("connected", "function"),
                              .colour_tunable = needs.trait("colour_tunable", "function"),
                              .anti_glare_shield = needs.trait("anti_glare_shield", "function")};
  result.value = product.figure(Quantity::source_power_W);
  if (!result.value) result.missing_figures.push_back(Quantity::source_power_W);
  if (!needs.complete()) return;
  const std::optional<double> limit_W = ecodesign_power_limit_W(source, date);
  const auto type = ecodesign_source_type(source.type, date);
  result.unlimited = !limit_W;
  if (!limit_W) return;
  result.limit = computed(Quantity::source_power_W, Comparison::at_most, *limit_W);
  result.working = fmt::format(
      "C {:.2f}, L {:.1f} W, Φuse {:.0f} lm, F {:.2f}, η {:.1f} lm/W, R {:.2f}: Ponmax {:.2f} W",
      ecodesign_correction_factor(source), source.connected && source.type == "other" ? 2.0 : type->end_loss_W,
      source.useful_flux_lm, source.directional ? 0.85 : 1.0, type->efficacy_lm_per_W,
      ecodesign_colour_factor(source.colour_rendering_index), *limit_W);
}

void gear_efficiency(const Product& product, ComputedLimit& result) {
  const double output_W = Needs(product, result).figure(Quantity::control_gear_output_W);
  result.value = product.figure(Quantity::control_gear_efficiency);
  if (!result.value) result.missing_figures.push_back(Quantity::control_gear_efficiency);
  if (!result.missing_figures.empty()) return;
  const double floor = ecodesign_gear_efficiency_floor(output_W);
  result.limit = computed(Quantity::control_gear_efficiency, Comparison::at_least, floor);
  result.working = fmt::format("Pcg {:.1f} W: η ≥ {:.3f}", output_W, floor);
}

void lumen_maintenance(const Product& product, ComputedLimit& result) {
  const double life_h = Needs(product, result).figure(Quantity::l70_life_h);
  result.value = product.figure(Quantity::lumen_maintenance_3000h);
  if (!result.value) result.missing_figures.push_back(Quantity::lumen_maintenance_3000h);
  if (!result.missing_figures.empty()) return;
  const double floor = ecodesign_lumen_maintenance_floor(life_h);
  result.limit = computed(Quantity::lumen_maintenance_3000h, Comparison::at_least, floor);
  result.working = fmt::format("L70 {:.0f} h: XLMF,min {:.2f} %", life_h, 100.0 * floor);
}

void energy_label(const Product& product, ComputedLimit& result) {
  Needs needs(product, result);
  const double flux_lm = needs.figure(Quantity::useful_flux_lm);
  const double power_W = needs.figure(Quantity::source_power_W);
  const bool directional = needs.trait("directional", "beam");
  const bool mains = needs.trait("source_mains", "source_supply");
  if (!needs.complete()) return;
  const double efficacy_lm_per_W = total_mains_efficacy_lm_per_W(flux_lm, power_W, directional, mains);
  result.energy_class = energy_efficiency_class(efficacy_lm_per_W);
  result.value = efficacy_lm_per_W;
  result.working = fmt::format("ηTM {:.1f} lm/W: {}", efficacy_lm_per_W, *result.energy_class);
}

/// GB 40070-2021: up to 9 Hz 0.288 %, up to 3125 Hz 0.032 % × f, above no limit.
void gb40070_modulation(const Product& product, ComputedLimit& result) {
  constexpr double slow_Hz = 9.0;
  constexpr double fast_Hz = 3125.0;
  constexpr double depth_per_Hz = 0.032e-2;
  const double frequency_Hz = Needs(product, result).figure(Quantity::modulation_frequency_Hz);
  if (!result.missing_figures.empty()) return;
  result.unlimited = frequency_Hz > fast_Hz;
  if (result.unlimited) return;
  result.value = product.figure(Quantity::modulation_depth);
  if (!result.value) result.missing_figures.push_back(Quantity::modulation_depth);
  const double most = frequency_Hz <= slow_Hz ? depth_per_Hz * slow_Hz : depth_per_Hz * frequency_Hz;
  result.limit = computed(Quantity::modulation_depth, Comparison::at_most, most);
  result.working = fmt::format("{:.0f} Hz: {:.2f} %", frequency_Hz, 100.0 * most);
}

}  // namespace

ComputedLimit compute(Formula formula, const Product& product, const Date& date) {
  ComputedLimit result;
  switch (formula) {
    case Formula::none:
      result.unlimited = true;
      break;
    case Formula::ecodesign_power:
      ecodesign_power(product, date, result);
      break;
    case Formula::ecodesign_gear_efficiency:
      gear_efficiency(product, result);
      break;
    case Formula::ecodesign_lumen_maintenance:
      lumen_maintenance(product, result);
      break;
    case Formula::energy_label_class:
      energy_label(product, result);
      break;
    case Formula::gb40070_modulation:
      gb40070_modulation(product, result);
      break;
  }
  return result;
}

}  // namespace twinlight::requirements
