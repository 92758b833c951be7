#include "twinlight/lighting/direct_light.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/adaptive_quadrature.h"

namespace twinlight::lighting {
namespace {

using Shape = photometry::LuminousOpening::Shape;

/// Two rules may agree by chance where the table has kinks; asking for more than the bound makes up for that.
constexpr double largest_disagreement = opening_error_bound / 8.0;

/// No cell of an opening is wider than this angle (rad) as seen from the point, times the beam width.
constexpr double widest_light_cell_rad = 0.2;
/// Cells of less than this part of the opening's area are not halved.
constexpr double smallest_part = 1e-7;

/// What a point receives of the elements of an opening, I · kernel(direction) / r² per element. Parameters of a
/// rectangular opening are lengths along C0 and C90 in parts of its sides, of an elliptic one the square of the radius
/// and the angle in parts of the whole: equal cells have equal areas, and the whole is [0, 1] × [0, 1].
template <class Kernel>
class LightOfOpening {
 public:
  LightOfOpening(const PlacedLuminaire& luminaire, const Eigen::Vector3d& point_m, const Kernel& kernel)
      : luminaire_(luminaire),
        is_ellipse_(luminaire.opening.shape == Shape::ellipse),
        point_m_(point_m),
        distance_m_(luminaire.distance_m(point_m)),
        kernel_(kernel),
        least_counted_(least_counted_light * luminaire.flux_lm / constants::full_sphere_sr /
                       (point_m - luminaire.centre_m).squaredNorm()) {}

  double of_element(const Eigen::Vector3d& element_m) const {
    const Eigen::Vector3d path = point_m_ - element_m;
    const double squared = path.squaredNorm();
    const Eigen::Vector3d direction = path / std::sqrt(squared);
    const double received = kernel_(direction);
    return received > 0.0 ? luminaire_.intensity_cd(direction) * received / squared : 0.0;
  }
  double operator()(double u, double v) const {
    const auto& opening = luminaire_.opening;
    if (!is_ellipse_)
      return of_element(luminaire_.position_m((u - 0.5) * opening.width_m, (v - 0.5) * opening.length_m));
    const double radius = 0.5 * std::sqrt(u);
    const double angle = 2.0 * constants::pi * v;
    return of_element(
        luminaire_.position_m(radius * opening.width_m * std::cos(angle), radius * opening.length_m * std::sin(angle)));
  }
  std::size_t longer_side(const Cell& cell) const {
    const auto [along_u, along_v] = extent_m(cell);
    return along_u >= along_v ? 0 : 1;
  }
  bool is_narrow(const Cell& cell) const {
    const auto [along_u, along_v] = extent_m(cell);
    return std::hypot(along_u, along_v) <= widest_light_cell_rad * luminaire_.beam_width * distance_m_;
  }
  static bool is_plain(const Cell&) { return false; }
  bool agree(double coarse, double fine) const {
    return std::abs(fine - coarse) <= largest_disagreement * std::max(fine, least_counted_);
  }
  static bool is_smallest(const Cell& cell) { return cell.side(0) * cell.side(1) < smallest_part; }

 private:
  std::array<double, 2> extent_m(const Cell& cell) const {
    const auto& opening = luminaire_.opening;
    if (!is_ellipse_) return {cell.side(0) * opening.width_m, cell.side(1) * opening.length_m};
    const double radius_m = 0.5 * std::max(opening.width_m, opening.length_m);
    const double outer = std::sqrt(cell.to[0]);
    return {radius_m * (outer - std::sqrt(cell.from[0])), radius_m * outer * 2.0 * constants::pi * cell.side(1)};
  }

  const PlacedLuminaire& luminaire_;
  bool is_ellipse_;
  Eigen::Vector3d point_m_;
  double distance_m_;
  const Kernel& kernel_;
  double least_counted_;
};

/// Sums what a point receives of all luminaires. @param kernel of the unit vector from the element to the point
template <class Kernel>
double sum_over_luminaires(const std::vector<PlacedLuminaire>& luminaires, const Eigen::Vector3d& point_m,
                           const Kernel& kernel) {
  constexpr Cell whole{{0.0, 0.0}, {1.0, 1.0}};
  double sum = 0.0;
  for (const PlacedLuminaire& luminaire : luminaires) {
    const LightOfOpening<Kernel> light(luminaire, point_m, kernel);
    const bool is_point = luminaire.opening.shape == Shape::point;
    sum += is_point ? light.of_element(luminaire.centre_m) : adaptive_integral(light, whole);
  }
  return sum;
}

}  // namespace

double direct_illuminance_lx(const std::vector<PlacedLuminaire>& luminaires, const Eigen::Vector3d& point_m,
                             const Eigen::Vector3d& normal) {
  return sum_over_luminaires(luminaires, point_m, [&](const Eigen::Vector3d& d) { return -normal.dot(d); });
}

double direct_cylindrical_lx(const std::vector<PlacedLuminaire>& luminaires, const Eigen::Vector3d& point_m) {
  return sum_over_luminaires(luminaires, point_m, [](const Eigen::Vector3d& d) { return std::hypot(d.x(), d.y()); }) /
         constants::pi;
}

}  // namespace twinlight::lighting
