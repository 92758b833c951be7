#include "twinlight/lighting/glare_transfer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "twinlight/foundation/constants.h"
#include "twinlight/foundation/vector_clones.h"
#include "twinlight/lighting/glare.h"

namespace twinlight::lighting {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

}  // namespace

void OpeningLanes::set(int lane, const photometry::LuminousOpening& opening) {
  elliptic = opening.shape == photometry::LuminousOpening::Shape::ellipse;
  const double seen_below_m2 = opening.length_m * opening.width_m * (elliptic ? 0.25 * constants::pi : 1.0);
  flat_m2[lane] = static_cast<float>(seen_below_m2);
  length_m[lane] = static_cast<float>(opening.length_m);
  width_m[lane] = static_cast<float>(opening.width_m);
  const std::array heights = {opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m};
  for (std::size_t side = 0; side < heights.size(); ++side)
    height_m.at(side)[lane] = static_cast<float>(heights.at(side));
  flat = flat && std::all_of(heights.begin(), heights.end(), [](double height) { return height == 0.0; });
}

GlareSights::Sight GlareSights::Sight::image(int planes, MirrorAxes axes) const {
  Sight image = *this;
  for (int& plane : image.mix.plane) plane = mirrored_plane(plane, planes, axes);
  if (axes.across[0]) image.along_x = -along_x;
  if (axes.across[1]) image.along_y = -along_y;
  return image;
}

std::vector<GlareSights::Sight> GlareSights::seen_by(const Observer& observer, const DirectionBasis& basis,
                                                     const std::vector<Placement>& placements, bool below_only) {
  std::vector<Sight> sights;
  for (const Placement& placement : placements) {
    const auto sight = sight_of(placement.position_m, observer);
    if (!sight) continue;
    const Eigen::Vector3d away = -sight->to_source;
    const DirectionBasis::Mix mix = basis.at(away);
    if (below_only && mix.gamma[0] >= basis.gammas_below()) continue;
    sights.push_back(
        {.mix = mix,
         .per_m2 = static_cast<float>(1.0 / (sight->squared_m2 * sight->position_index * sight->position_index)),
         .down = static_cast<float>(std::abs(away.z())),
         .along_x = static_cast<float>(away.x()),
         .along_y = static_cast<float>(away.y())});
  }
  return sights;
}

GlareSights::GlareSights(const RoomTransport& room, const std::vector<Placement>& placements, bool below_only,
                         MirrorAxes mirrors)
    : room_(room) {
  const TransportRows::Range& rows = room.rows().observers;
  std::vector<std::vector<Sight>> of_observer(room.outputs().observers.size());
  for (const Eigen::Index kept : room.kept_rows(mirrors).outputs) {
    if (kept < rows.first || kept >= rows.end()) continue;
    const std::vector<Sight> sights = seen_by(room.outputs().observers[static_cast<std::size_t>(kept - rows.first)],
                                              room.basis(), placements, below_only);
    for (const MirrorAxes axes : mirrors.images()) {
      auto& of_image = of_observer[static_cast<std::size_t>(room.image_of(kept, axes) - rows.first)];
      of_image.clear();  // its own image
      for (const Sight& sight : sights) of_image.push_back(sight.image(room.basis().planes(), axes));
    }
  }
  first_.push_back(0);
  for (const std::vector<Sight>& sights : of_observer) {
    sights_.insert(sights_.end(), sights.begin(), sights.end());
    first_.push_back(sights_.size());
  }
}

GlareTransfer::GlareTransfer(const GlareSights& sights, double rotation_deg, photometry::Symmetry symmetry,
                             MirrorAxes repeats) {
  const RoomTransport& room = sights.room_;
  const PlaneFold fold = plane_fold(room.basis(), symmetry);
  const int planes = room.basis().planes();
  const auto turned = static_cast<int>(std::lround(rotation_deg / room.basis().plane_step_deg()));
  const auto cosine = static_cast<float>(std::cos(radians(rotation_deg)));
  const auto sine = static_cast<float>(std::sin(radians(rotation_deg)));
  const TransportRows::Range& rows = room.rows().observers;
  first_.push_back(0);
  for (const Eigen::Index row : room.kept_rows(repeats).outputs) {
    if (row < rows.first || row >= rows.end()) continue;
    const auto observer = static_cast<std::size_t>(row - rows.first);
    observers_.push_back(observer);
    for (std::size_t i = sights.first_[observer]; i < sights.first_[observer + 1]; ++i) {
      const GlareSights::Sight& sight = sights.sights_[i];
      Direction direction{.per_m2 = sight.per_m2,
                          .down = sight.down,
                          .along_c0 = cosine * sight.along_x + sine * sight.along_y,
                          .along_c90 = cosine * sight.along_y - sine * sight.along_x};
      for (std::size_t k = 0; k < 4; ++k) {
        const int own = ((sight.mix.plane.at(k / 2) - turned) % planes + planes) % planes;
        const int plane = fold.of[static_cast<std::size_t>(own)];
        direction.lanes.at(k) = std::ptrdiff_t{glare_lanes} * (sight.mix.gamma.at(k % 2) * fold.count + plane);
        direction.share.at(k) = sight.mix.gamma_share.at(k % 2) * sight.mix.plane_share.at(k / 2);
      }
      level_ = level_ || direction.down == 0.0F;
      direction.per_flat_m2 = direction.per_m2 / direction.down;
      directions_.push_back(direction);
    }
    first_.push_back(directions_.size());
  }
  first_node_ = directions_.empty() ? 0 : static_cast<std::size_t>(room.basis().size());
  for (const Direction& direction : directions_)
    for (const std::ptrdiff_t lanes : direction.lanes) {
      const auto node = static_cast<std::size_t>(lanes / glare_lanes);
      first_node_ = std::min(first_node_, node);
      end_node_ = std::max(end_node_, node + 1);
    }
}

/// An expression, so that it goes into the loops that use it.
auto GlareTransfer::intensity_cd(const Direction& direction, const float* intensities_cd) {
  using Lanes = Eigen::Map<const GlareLanes>;
  return direction.share[0] * Lanes(intensities_cd + direction.lanes[0]) +
         direction.share[1] * Lanes(intensities_cd + direction.lanes[1]) +
         direction.share[2] * Lanes(intensities_cd + direction.lanes[2]) +
         direction.share[3] * Lanes(intensities_cd + direction.lanes[3]);
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

GlareLanes GlareTransfer::sum(std::size_t observer, const float* intensities_cd, const OpeningLanes& openings) const {
  GlareLanes sum = GlareLanes::Zero();
  for (std::size_t i = first_[observer]; i < first_[observer + 1]; ++i) {
    const Direction& direction = directions_[i];
    const GlareLanes intensity = GlareTransfer::intensity_cd(direction, intensities_cd);
    const GlareLanes area = area_m2(direction, openings);
    const GlareLanes without_area = (intensity > 0.0F).select(GlareLanes::Constant(infinity), 0.0F);
    sum += (area > 0.0F).select(direction.per_m2 * intensity.square() / area, without_area);
  }
  return sum;
}

/// Σ I² / (r² p² |cos γ|) of all lanes. In the processor's widest vectors: most of glare is spent here.
TWL_VECTOR_CLONES void GlareTransfer::add_flat(const Direction* first, const Direction* end,
                                               const float* intensities_cd, float* sum) {
  using Lanes = float __attribute__((vector_size(glare_lanes * sizeof(float))));
  Lanes total{};
  for (const Direction* direction = first; direction != end; ++direction) {
    Lanes intensity{};
    for (std::size_t k = 0; k < 4; ++k) {
      Lanes at_node;
      std::memcpy(&at_node, intensities_cd + direction->lanes[k], sizeof(at_node));
      intensity += direction->share[k] * at_node;
    }
    total += direction->per_flat_m2 * intensity * intensity;
  }
  std::memcpy(sum, &total, sizeof(total));
}

GlareLanes GlareTransfer::flat_sum(std::size_t observer, const float* intensities_cd) const {
  GlareLanes sum;
  add_flat(directions_.data() + first_[observer], directions_.data() + first_[observer + 1], intensities_cd,
           sum.data());
  return sum;
}

void GlareTransfer::sums(const float* intensities_cd, const OpeningLanes& openings,
                         std::vector<GlareLanes>& sums) const {
  sums.resize(observers_.size());
  // The area of flat openings is the same part of them in all products, so that it is divided by once.
  const bool one_area = openings.flat && !level_ && (openings.flat_m2 > 0.0F).all();
  const GlareLanes per_flat_m2 = openings.flat_m2.inverse();
  for (std::size_t observer = 0; observer < observers_.size(); ++observer)
    sums[observer] = one_area ? GlareLanes(per_flat_m2 * flat_sum(observer, intensities_cd))
                              : sum(observer, intensities_cd, openings);
}

}  // namespace twinlight::lighting
