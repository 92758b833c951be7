#include "twinlight/evidence/shown_figures.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "twinlight/evidence/source_spectrum.h"
#include "twinlight/foundation/constants.h"

namespace twinlight::evidence {
namespace {

using requirements::Quantity;

constexpr double largest_opening_m = 0.2;  ///< of which 1 m is five times as far

/// Illuminance on a plane at 1 m, in the direction γ from its middle, over all C.
double field_lx(const photometry::IntensityDistribution& distribution, double gamma_deg) {
  constexpr int directions = 36;
  double sum_cd = 0.0;
  for (int i = 0; i < directions; ++i) sum_cd += distribution.intensity_cd(360.0 * i / directions, gamma_deg);
  return sum_cd / directions * std::pow(std::cos(radians(gamma_deg)), 3.0);
}

/// Distance from the middle at which so large a share of the central illuminance is left; none within 80°.
std::optional<double> radius_m(const photometry::IntensityDistribution& distribution, double share) {
  constexpr double step_deg = 0.05, widest_deg = 80.0;
  const double wanted_lx = share * field_lx(distribution, 0.0);
  for (double gamma_deg = step_deg; gamma_deg < widest_deg; gamma_deg += step_deg)
    if (field_lx(distribution, gamma_deg) < wanted_lx) return std::tan(radians(gamma_deg));
  return std::nullopt;
}

void add_light_field(const photometry::Luminaire& luminaire, std::map<Quantity, double>& figures) {
  constexpr double straight = 0.98;  // of the greatest intensity, in the axis
  const photometry::IntensityDistribution& distribution = luminaire.distribution;
  const double central_lx = field_lx(distribution, 0.0);
  const double opening_m = std::max(luminaire.opening.length_m, luminaire.opening.width_m);
  if (opening_m > largest_opening_m || central_lx < straight * distribution.max_intensity_cd()) return;
  figures[Quantity::central_illuminance_lx] = central_lx;
  const auto half = radius_m(distribution, 0.5);
  const auto tenth = radius_m(distribution, 0.1);
  if (half && tenth) figures[Quantity::d50_to_d10_ratio] = *half / *tenth;
}

}  // namespace

std::map<Quantity, double> figures_shown_by(const photometry::Luminaire& luminaire) {
  std::map<Quantity, double> figures;
  if (luminaire.input_power_W) figures[Quantity::power_W] = *luminaire.input_power_W;
  if (luminaire.colour_temperature_K) figures[Quantity::cct_K] = *luminaire.colour_temperature_K;
  if (luminaire.colour_rendering_index) figures[Quantity::colour_rendering_index] = *luminaire.colour_rendering_index;
  if (const auto metrics = spectrum_of(luminaire)) {
    if (metrics->cct_K) figures[Quantity::cct_K] = *metrics->cct_K;
    if (metrics->colour_rendering) figures[Quantity::colour_rendering_index] = metrics->colour_rendering->ra;
  }
  if (!luminaire.has_luminous_data) return figures;
  figures[Quantity::luminous_flux_lm] = luminaire.distribution.flux_lm();
  add_light_field(luminaire, figures);
  return figures;
}

}  // namespace twinlight::evidence
