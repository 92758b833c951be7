#include "twinlight/photometry/resampling.h"

#include <array>
#include <cmath>
#include <vector>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/symmetry_sector.h"

namespace twinlight::photometry {
namespace {

struct Resolution {
  std::size_t c_steps;          ///< over the whole turn
  std::size_t steps_per_90deg;  ///< in γ
};

constexpr std::array resolutions = {Resolution{72, 90}, Resolution{144, 180}, Resolution{360, 360},
                                    Resolution{720, 360}};
constexpr double flux_tolerance = 0.0005;
constexpr double peak_tolerance = 0.005;

bool is_near(double value, double wanted, double tolerance) {
  return std::abs(value - wanted) <= tolerance * wanted;
}

std::vector<double> even_angles(double first_deg, double last_deg, std::size_t steps) {
  std::vector<double> angles_deg;
  angles_deg.reserve(steps + 1);
  for (std::size_t i = 0; i <= steps; ++i)
    angles_deg.push_back(first_deg + (last_deg - first_deg) * static_cast<double>(i) / static_cast<double>(steps));
  return angles_deg;
}

/// The planes of the sector; the one at 360°, which is the one at 0°, is left out.
std::vector<double> planes(Symmetry symmetry, std::size_t steps_of_turn) {
  const auto [from_deg, to_deg] = sector_deg(symmetry);
  const auto parts = static_cast<std::size_t>(std::lround(360.0 / (to_deg - from_deg)));
  std::vector<double> c_deg = even_angles(from_deg, to_deg, steps_of_turn / parts);
  if (parts == 1) c_deg.pop_back();
  return c_deg;
}

std::vector<double> sampled(const std::function<double(const BeamDirection&)>& intensity_cd,
                            const std::vector<double>& c_deg, const std::vector<double>& gammas_deg) {
  std::vector<BeamDirection> meridian;
  meridian.reserve(gammas_deg.size());
  for (const double gamma : gammas_deg) meridian.push_back(BeamDirection::of(0.0, gamma));
  std::vector<double> intensities_cd;
  intensities_cd.reserve(c_deg.size() * gammas_deg.size());
  for (const double c : c_deg) {
    const double cos_c = std::cos(radians(c));
    const double sin_c = std::sin(radians(c));
    for (const BeamDirection& direction : meridian)
      intensities_cd.push_back(intensity_cd({direction.along_c0 * cos_c, direction.along_c0 * sin_c, direction.down}));
  }
  return intensities_cd;
}

}  // namespace

Result<IntensityDistribution> resampled(const std::function<double(const BeamDirection&)>& intensity_cd,
                                        const ResamplingTarget& target) {
  IntensityDistribution table;
  for (const Resolution& resolution : resolutions) {
    std::vector<double> c_deg = planes(target.symmetry, resolution.c_steps);
    const auto quarters = static_cast<std::size_t>(std::lround(target.last_gamma_deg / 90.0));
    std::vector<double> gammas_deg = even_angles(0.0, target.last_gamma_deg, quarters * resolution.steps_per_90deg);
    std::vector<double> intensities_cd = sampled(intensity_cd, c_deg, gammas_deg);
    table = TWL_TRY(IntensityDistribution::create(std::move(c_deg), std::move(gammas_deg), std::move(intensities_cd),
                                                  target.symmetry));
    const bool close_enough = is_near(table.flux_lm(), target.flux_lm, flux_tolerance) &&
                              is_near(table.max_intensity_cd(), target.max_intensity_cd, peak_tolerance);
    if (close_enough) break;
  }
  return table;
}

}  // namespace twinlight::photometry
