#include "twinlight/lighting/glare_transfer.h"

#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/glare.h"

namespace twinlight::lighting {
namespace {

constexpr float least_area_m2 = 1e-9F;

}  // namespace

void OpeningLanes::set(int lane, const photometry::LuminousOpening& opening) {
  elliptic = opening.shape == photometry::LuminousOpening::Shape::ellipse;
  const double flat = opening.length_m * opening.width_m * (elliptic ? 0.25 * constants::pi : 1.0);
  flat_m2[lane] = static_cast<float>(flat);
  length_m[lane] = static_cast<float>(opening.length_m);
  width_m[lane] = static_cast<float>(opening.width_m);
  const std::array heights = {opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m};
  for (std::size_t side = 0; side < heights.size(); ++side)
    height_m.at(side)[lane] = static_cast<float>(heights.at(side));
}

GlareTransfer::GlareTransfer(const RoomTransport& room, const std::vector<Placement>& placements, bool below_only,
                             photometry::Symmetry symmetry) {
  const DirectionBasis& basis = room.basis();
  const PlaneFold fold = plane_fold(basis, symmetry);
  first_.push_back(0);
  for (const Observer& observer : room.outputs().observers) {
    for (const Placement& placement : placements) {
      const auto sight = sight_of(placement.position_m, observer);
      if (!sight) continue;
      const Eigen::Vector3d away = -sight->to_source;
      const double turn = radians(placement.rotation_deg);
      const Eigen::Vector3d own(std::cos(turn) * away.x() + std::sin(turn) * away.y(),
                                std::cos(turn) * away.y() - std::sin(turn) * away.x(), away.z());
      const DirectionBasis::Mix mix = basis.at(own);
      if (below_only && mix.gamma[0] >= basis.gammas_below()) continue;
      Direction direction{
          .per_m2 = static_cast<float>(1.0 / (sight->squared_m2 * sight->position_index * sight->position_index)),
          .down = static_cast<float>(std::abs(own.z())),
          .along_c0 = static_cast<float>(own.x()),
          .along_c90 = static_cast<float>(own.y())};
      for (std::size_t k = 0; k < 4; ++k) {
        const int plane = fold.of[static_cast<std::size_t>(mix.plane.at(k / 2))];
        direction.lanes.at(k) = std::ptrdiff_t{glare_lanes} * (mix.gamma.at(k % 2) * fold.count + plane);
        direction.share.at(k) = mix.gamma_share.at(k % 2) * mix.plane_share.at(k / 2);
      }
      sights_.push_back(direction);
    }
    first_.push_back(sights_.size());
  }
}

GlareLanes GlareTransfer::area_m2(const Direction& direction, const OpeningLanes& openings) {
  const float c0 = std::abs(direction.along_c0);
  const float c90 = std::abs(direction.along_c90);
  const GlareLanes& height_c0 = openings.height_m.at(direction.along_c0 >= 0.0F ? 0 : 2);
  const GlareLanes& height_c90 = openings.height_m.at(direction.along_c90 >= 0.0F ? 1 : 3);
  const GlareLanes flat = direction.down * openings.flat_m2;
  if (!openings.elliptic) return flat + c0 * height_c0 * openings.length_m + c90 * height_c90 * openings.width_m;
  const float squared = c0 * c0 + c90 * c90;
  if (squared <= 0.0F) return flat;
  const GlareLanes breadth = ((c0 * openings.length_m).square() + (c90 * openings.width_m).square()).sqrt();
  return flat + breadth * (c0 * c0 * height_c0 + c90 * c90 * height_c90) / squared;
}

void GlareTransfer::sums(const float* intensities_cd, const OpeningLanes& openings,
                         std::vector<GlareLanes>& sums) const {
  using Lanes = Eigen::Map<const GlareLanes>;
  sums.assign(observers(), GlareLanes::Zero());
  for (std::size_t observer = 0; observer < observers(); ++observer) {
    for (std::size_t i = first_[observer]; i < first_[observer + 1]; ++i) {
      const Direction& direction = sights_[i];
      GlareLanes intensity = direction.share[0] * Lanes(intensities_cd + direction.lanes[0]);
      for (std::size_t k = 1; k < 4; ++k)
        intensity += direction.share.at(k) * Lanes(intensities_cd + direction.lanes.at(k));
      sums[observer] += direction.per_m2 * intensity.square() / area_m2(direction, openings).max(least_area_m2);
    }
  }
}

}  // namespace twinlight::lighting
