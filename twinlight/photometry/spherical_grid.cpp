#include "twinlight/photometry/spherical_grid.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "twinlight/foundation/constants.h"

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

std::vector<double> even_angles(double last_deg, std::size_t steps) {
  std::vector<double> angles_deg;
  angles_deg.reserve(steps + 1);
  for (std::size_t i = 0; i <= steps; ++i)
    angles_deg.push_back(last_deg * static_cast<double>(i) / static_cast<double>(steps));
  return angles_deg;
}

std::vector<double> sampled(const SphericalGrid& grid, const std::vector<double>& c_deg,
                            const std::vector<double>& gammas_deg) {
  std::vector<BeamDirection> meridian;
  meridian.reserve(gammas_deg.size());
  for (const double gamma : gammas_deg) meridian.push_back(BeamDirection::of(0.0, gamma));
  std::vector<double> intensities_cd;
  intensities_cd.reserve(c_deg.size() * gammas_deg.size());
  for (const double c : c_deg) {
    const double cos_c = std::cos(radians(c));
    const double sin_c = std::sin(radians(c));
    for (const BeamDirection& direction : meridian)
      intensities_cd.push_back(
          grid.intensity_towards_cd({direction.along_c0 * cos_c, direction.along_c0 * sin_c, direction.down}));
  }
  return intensities_cd;
}

}  // namespace

BeamDirection BeamDirection::of(double c_deg, double gamma_deg) {
  const double sin_gamma = std::sin(radians(gamma_deg));
  return {.along_c0 = sin_gamma * std::cos(radians(c_deg)),
          .along_c90 = sin_gamma * std::sin(radians(c_deg)),
          .down = std::cos(radians(gamma_deg))};
}

SphericalGrid::SphericalGrid(PhotometricType type, std::vector<double> horizontal_deg, std::vector<double> vertical_deg,
                             std::vector<double> intensities_cd)
    : type_(type),
      horizontal_(std::move(horizontal_deg)),
      vertical_(std::move(vertical_deg)),
      intensities_cd_(std::move(intensities_cd)) {}

double SphericalGrid::intensity_cd(double horizontal_deg, double vertical_deg) const {
  if (!horizontal_.contains(horizontal_deg) || !vertical_.contains(vertical_deg)) return 0.0;
  const AngleAxis::Place h = horizontal_.locate(horizontal_deg);
  const AngleAxis::Place v = vertical_.locate(vertical_deg);
  const double* lower = intensities_cd_.data() + h.index * vertical_.size() + v.index;
  const double* upper = lower + vertical_.size();
  return mix(mix(lower[0], lower[1], v.fraction), mix(upper[0], upper[1], v.fraction), h.fraction);
}

double SphericalGrid::intensity_towards_cd(const BeamDirection& direction) const {
  const auto within_deg = [](double sine) { return degrees(std::asin(std::clamp(sine, -1.0, 1.0))); };
  const auto plane_deg = [&](double sideways) { return degrees(std::atan2(sideways, direction.down)); };
  if (type_ == PhotometricType::a) return intensity_cd(plane_deg(direction.along_c0), within_deg(direction.along_c90));
  return intensity_cd(within_deg(direction.along_c0), plane_deg(direction.along_c90));
}

bool SphericalGrid::is_downward() const {
  const std::vector<double>& planes_deg = (type_ == PhotometricType::a ? horizontal_ : vertical_).angles_deg();
  return planes_deg.front() >= -90.0 && planes_deg.back() <= 90.0;
}

double SphericalGrid::plane_strip_flux(std::size_t plane) const {
  const bool planes_by_h = type_ == PhotometricType::a;
  const std::vector<double>& within_deg = (planes_by_h ? vertical_ : horizontal_).angles_deg();
  const auto value_cd = [&](std::size_t i) {
    return intensities_cd_[planes_by_h ? plane * vertical_.size() + i : i * vertical_.size() + plane];
  };
  double sum = 0.0;
  for (std::size_t i = 0; i + 1 < within_deg.size(); ++i)  // measured from the pole, the cosine is a sine
    sum += linear_times_sine(radians(within_deg[i] + 90.0), radians(within_deg[i + 1] + 90.0), value_cd(i),
                             value_cd(i + 1));
  return sum;
}

double SphericalGrid::flux_lm() const {
  const std::vector<double>& planes_deg = (type_ == PhotometricType::a ? horizontal_ : vertical_).angles_deg();
  double flux_lm = 0.0;
  for (std::size_t i = 0; i + 1 < planes_deg.size(); ++i)
    flux_lm += 0.5 * (plane_strip_flux(i) + plane_strip_flux(i + 1)) * radians(planes_deg[i + 1] - planes_deg[i]);
  return flux_lm;
}

double SphericalGrid::max_intensity_cd() const {
  return *std::max_element(intensities_cd_.begin(), intensities_cd_.end());
}

Result<IntensityDistribution> resampled(const SphericalGrid& grid) {
  const double flux_lm = grid.flux_lm();
  const double peak_cd = grid.max_intensity_cd();
  IntensityDistribution table;
  for (const Resolution& resolution : resolutions) {
    std::vector<double> c_deg = even_angles(360.0, resolution.c_steps);
    c_deg.pop_back();  // the closing plane
    std::vector<double> gammas_deg = grid.is_downward() ? even_angles(90.0, resolution.steps_per_90deg)
                                                        : even_angles(180.0, 2 * resolution.steps_per_90deg);
    std::vector<double> intensities_cd = sampled(grid, c_deg, gammas_deg);
    table = TWL_TRY(IntensityDistribution::create(std::move(c_deg), std::move(gammas_deg), std::move(intensities_cd),
                                                  Symmetry::none));
    const bool close_enough =
        is_near(table.flux_lm(), flux_lm, flux_tolerance) && is_near(table.max_intensity_cd(), peak_cd, peak_tolerance);
    if (close_enough) break;
  }
  return table;
}

}  // namespace twinlight::photometry
