#include "twinlight/photometry/spherical_grid.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/resampling.h"

namespace twinlight::photometry {
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
  return resampled([&](const BeamDirection& direction) { return grid.intensity_towards_cd(direction); },
                   {.flux_lm = grid.flux_lm(),
                    .max_intensity_cd = grid.max_intensity_cd(),
                    .symmetry = Symmetry::none,
                    .last_gamma_deg = grid.is_downward() ? 90.0 : 180.0});
}

}  // namespace twinlight::photometry
