#include "twinlight/photometry/zonal_flux.h"

#include <cmath>
#include <cstddef>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/intensity_distribution.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {
namespace {

constexpr int zone_count = 18;
constexpr double zone_deg = 10.0;

Quantity percent(double part_lm, double whole_lm, const char* why_not) {
  return whole_lm > 0.0 ? Quantity::of(100.0 * part_lm / whole_lm) : Quantity::none(why_not);
}

}  // namespace

std::vector<FluxZone> zonal_flux(const IntensityDistribution& distribution) {
  std::vector<FluxZone> found;
  double cumulative_lm = 0.0;
  for (int i = 0; i < zone_count; ++i) {
    FluxZone zone{.from_deg = i * zone_deg, .to_deg = (i + 1) * zone_deg};
    zone.flux_lm = distribution.flux_lm(zone.from_deg, zone.to_deg);
    zone.cumulative_lm = cumulative_lm += zone.flux_lm;
    found.push_back(zone);
  }
  return found;
}

FluxCode cie_flux_code(const Luminaire& luminaire) {
  const IntensityDistribution& distribution = luminaire.distribution;
  const double flux_lm = distribution.flux_lm();
  const double downward_lm = distribution.flux_lm(0.0, 90.0);
  FluxCode code;
  for (std::size_t i = 0; i < 3; ++i) {
    // A cone of solid angle (i + 1) π / 2.
    const double edge_deg = degrees(std::acos(1.0 - 0.25 * static_cast<double>(i + 1)));
    code.n_percent[i] = percent(distribution.flux_lm(0.0, edge_deg), downward_lm, "no light goes downward");
  }
  code.n_percent[3] = percent(downward_lm, flux_lm, "there is no light");
  code.n_percent[4] = luminaire.basis == PhotometryBasis::absolute
                          ? Quantity::none("absolute photometry has no lamp flux to relate to")
                          : percent(flux_lm, luminaire.declared_flux_lm.value_or(0.0), "the file states no lamp flux");
  return code;
}

char din_5040_letter(double downward_part) {
  if (downward_part >= 0.9) return 'A';
  if (downward_part >= 0.6) return 'B';
  if (downward_part >= 0.4) return 'C';
  return downward_part >= 0.1 ? 'D' : 'E';
}

}  // namespace twinlight::photometry
