#include "twinlight/lighting/direction_basis.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::lighting {
namespace {

int steps_in(double range_deg, double step_deg) {
  return static_cast<int>(std::lround(range_deg / step_deg));
}

}  // namespace

DirectionBasis::DirectionBasis(Steps steps)
    : steps_(steps), planes_(steps_in(360.0, steps.c_deg)), gammas_below_(steps_in(90.0, steps.below_deg) + 1) {
  for (int i = 0; i < gammas_below_; ++i) gammas_deg_.push_back(i * steps.below_deg);
  for (int i = 0; i <= steps_in(90.0, steps.above_deg); ++i) gammas_deg_.push_back(90.0 + i * steps.above_deg);
}

const DirectionBasis& DirectionBasis::standard() {
  static const DirectionBasis basis{Steps{}};
  return basis;
}

DirectionBasis::Mix DirectionBasis::at(const Eigen::Vector3d& direction) const {
  const double flat = std::sqrt(direction.x() * direction.x() + direction.y() * direction.y());
  const double gamma_deg = degrees(std::atan2(flat, -direction.z()));
  const double turn_deg = degrees(std::atan2(direction.y(), direction.x()));
  const bool below = gamma_deg <= 90.0;
  const double place = below ? gamma_deg / steps_.below_deg : (gamma_deg - 90.0) / steps_.above_deg;
  const int last = below ? gammas_below_ - 2 : gammas() - gammas_below_ - 2;
  const int gamma = std::clamp(static_cast<int>(place), 0, last);
  const double turn = (turn_deg < 0.0 ? turn_deg + 360.0 : turn_deg) / steps_.c_deg;
  const int plane = std::min(static_cast<int>(turn), planes_ - 1);
  const auto gamma_share = static_cast<float>(place - gamma);
  const auto plane_share = static_cast<float>(turn - plane);
  const int first = gamma + (below ? 0 : gammas_below_);
  return {.gamma = {first, first + 1},
          .plane = {plane, (plane + 1) % planes_},
          .gamma_share = {1.0F - gamma_share, gamma_share},
          .plane_share = {1.0F - plane_share, plane_share}};
}

PlaneFold plane_fold(const DirectionBasis& basis, photometry::Symmetry symmetry) {
  using photometry::Symmetry;
  const int whole = basis.planes();
  const int half = whole / 2;
  const int quarter = whole / 4;
  /// The representative of a plane: mirrored into the sector in which files state the symmetry.
  const auto represents = [&](int plane) {
    switch (symmetry) {
      case Symmetry::rotational:
        return 0;
      case Symmetry::c0_c180:
        return plane <= half ? plane : whole - plane;
      case Symmetry::c90_c270:
        return plane >= quarter && plane <= 3 * quarter ? plane : (half - plane + whole) % whole;
      case Symmetry::quadrant: {
        const int folded = plane <= half ? plane : whole - plane;
        return folded <= quarter ? folded : half - folded;
      }
      case Symmetry::none:
        break;
    }
    return plane;
  };
  PlaneFold fold;
  for (int plane = 0; plane < whole; ++plane)
    if (represents(plane) == plane) fold.kept.push_back(plane);
  for (int plane = 0; plane < whole; ++plane) {
    const auto kept = std::lower_bound(fold.kept.begin(), fold.kept.end(), represents(plane));
    fold.of.push_back(static_cast<int>(kept - fold.kept.begin()));
  }
  fold.count = static_cast<int>(fold.kept.size());
  return fold;
}

}  // namespace twinlight::lighting
