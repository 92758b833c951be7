#include "twinlight/lighting/placed_luminaire.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::lighting {
namespace {

using photometry::IntensityDistribution;
using photometry::LuminousOpening;

constexpr double ceiling_mounted_within_m = 0.010;
/// A hemisphere with less than this part of the flux is taken as dark.
constexpr double negligible_part = 1e-6;

/// Everything of a placed luminaire that its distribution and its opening decide.
PlacedLuminaire describe(std::shared_ptr<const IntensityDistribution> distribution, const LuminousOpening& opening) {
  PlacedLuminaire luminaire;
  luminaire.opening = opening;
  luminaire.flux_lm = distribution->flux_lm();
  luminaire.emits_upward = distribution->flux_lm(90.0, 180.0) > negligible_part * luminaire.flux_lm;
  luminaire.emits_downward = distribution->flux_lm(0.0, 90.0) > negligible_part * luminaire.flux_lm;
  const std::vector<double>& gammas = distribution->gammas_deg();
  luminaire.finest_step_rad = constants::pi;
  for (std::size_t i = 1; i < gammas.size(); ++i)
    luminaire.finest_step_rad = std::min(luminaire.finest_step_rad, radians(gammas[i] - gammas[i - 1]));
  const double most_cd = distribution->max_intensity_cd();
  luminaire.beam_width = most_cd > 0.0 ? std::min(1.0, std::sqrt(luminaire.flux_lm / (constants::pi * most_cd))) : 1.0;
  luminaire.distribution = std::move(distribution);
  return luminaire;
}

}  // namespace

double PlacedLuminaire::intensity_cd(const Eigen::Vector3d& direction) const {
  const double gamma_rad =
      std::atan2(std::sqrt(direction.x() * direction.x() + direction.y() * direction.y()), -direction.z());
  if (distribution->symmetry() == photometry::Symmetry::rotational)
    return distribution->intensity_cd(0.0, degrees(gamma_rad));
  const double c_rad = std::atan2(direction.dot(c90), direction.dot(c0));
  return distribution->intensity_cd(degrees(c_rad), degrees(gamma_rad));
}

double PlacedLuminaire::distance_m(const Eigen::Vector3d& point_m) const {
  const Eigen::Vector3d from_centre = point_m - centre_m;
  const double beyond_c0 = std::max(0.0, std::abs(from_centre.dot(c0)) - 0.5 * opening.width_m);
  const double beyond_c90 = std::max(0.0, std::abs(from_centre.dot(c90)) - 0.5 * opening.length_m);
  return Eigen::Vector3d(beyond_c0, beyond_c90, from_centre.z()).norm();
}

Eigen::Vector3d PlacedLuminaire::half_extent_m() const {
  return 0.5 * (opening.width_m * c0 + opening.length_m * c90)
                   .cwiseAbs()
                   .cwiseMax((opening.width_m * c0 - opening.length_m * c90).cwiseAbs());
}

bool discards_upward(const Scene& scene, const Placement& placement) {
  const double below_ceiling_m = scene.room.shape ? scene.room.shape->clearance_above_m(placement.position_m)
                                                  : scene.room.height_m - placement.position_m.z();
  return scene.discard_upward.value_or(below_ceiling_m <= ceiling_mounted_within_m);
}

namespace {

void place(const Scene& scene, LuminaireModel model, const StandingLuminaires& kind,
           std::vector<PlacedLuminaire>& luminaires) {
  const LuminousOpening opening = model == LuminaireModel::area ? kind.luminaire->opening : LuminousOpening{};
  const IntensityDistribution distribution = kind.luminaire->distribution.scaled(kind.output);
  const PlacedLuminaire whole = describe(std::make_shared<IntensityDistribution>(distribution), opening);
  const PlacedLuminaire downward =
      describe(std::make_shared<IntensityDistribution>(distribution.without_upward_light()), opening);
  for (const Placement& placement : kind.placements) {
    PlacedLuminaire luminaire = discards_upward(scene, placement) ? downward : whole;
    const double turn = radians(placement.rotation_deg);
    luminaire.centre_m = placement.position_m;
    luminaire.c0 = {std::cos(turn), std::sin(turn), 0.0};
    luminaire.c90 = {-std::sin(turn), std::cos(turn), 0.0};
    luminaires.push_back(std::move(luminaire));
  }
}

}  // namespace

std::vector<PlacedLuminaire> place_luminaires(const Scene& scene, LuminaireModel model) {
  std::vector<PlacedLuminaire> luminaires;
  place(scene, model, {.luminaire = scene.luminaire, .placements = scene.placements}, luminaires);
  for (const StandingLuminaires& kind : scene.standing) place(scene, model, kind, luminaires);
  return luminaires;
}

}  // namespace twinlight::lighting
