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

}  // namespace

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

double SphericalGrid::intensity_towards_cd(double c_deg, double gamma_deg) const {
  const double sin_gamma = std::sin(radians(gamma_deg));
  const double along_c0 = sin_gamma * std::cos(radians(c_deg));
  const double along_c90 = sin_gamma * std::sin(radians(c_deg));
  const double down = std::cos(radians(gamma_deg));
  const auto angle_deg = [](double sine) { return degrees(std::asin(std::clamp(sine, -1.0, 1.0))); };
  if (type_ == PhotometricType::a) return intensity_cd(degrees(std::atan2(along_c0, down)), angle_deg(along_c90));
  return intensity_cd(angle_deg(along_c0), degrees(std::atan2(along_c90, down)));
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
    std::vector<double> c_deg;
    for (std::size_t i = 0; i < resolution.c_steps; ++i)
      c_deg.push_back(360.0 * static_cast<double>(i) / static_cast<double>(resolution.c_steps));
    std::vector<double> gammas_deg;
    for (std::size_t i = 0; i <= 2 * resolution.steps_per_90deg; ++i)
      gammas_deg.push_back(90.0 * static_cast<double>(i) / static_cast<double>(resolution.steps_per_90deg));
    std::vector<double> intensities_cd;
    intensities_cd.reserve(c_deg.size() * gammas_deg.size());
    for (const double c : c_deg)
      for (const double gamma : gammas_deg) intensities_cd.push_back(grid.intensity_towards_cd(c, gamma));
    table = TWL_TRY(IntensityDistribution::create(std::move(c_deg), std::move(gammas_deg), std::move(intensities_cd),
                                                  Symmetry::none));
    const bool close_enough =
        is_near(table.flux_lm(), flux_lm, flux_tolerance) && is_near(table.max_intensity_cd(), peak_cd, peak_tolerance);
    if (close_enough) break;
  }
  return table;
}

}  // namespace twinlight::photometry
