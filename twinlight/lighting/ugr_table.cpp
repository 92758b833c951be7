#include "twinlight/lighting/ugr_table.h"

#include <Eigen/Core>
#include <cmath>
#include <cstddef>
#include <memory>

#include "twinlight/lighting/array_flux.h"
#include "twinlight/lighting/glare.h"
#include "twinlight/lighting/surface_balance.h"

namespace twinlight::lighting {
namespace {

constexpr double table_height_m = 2.0;
constexpr int largest_room = 12;

int count_along(double side_m, double spacing_m) {
  return static_cast<int>(std::lround(side_m / spacing_m));
}

/// The glare sources of all rooms at once: they share their eye, so that the smaller ones are parts of the largest.
class SharedSources {
 public:
  /// @param rotation_deg of the luminaires; the eye looks along +y.
  SharedSources(const photometry::Luminaire& luminaire, double spacing_m, double rotation_deg)
      : count_(count_along(largest_room * table_height_m, spacing_m)) {
    Scene scene;
    scene.luminaire = std::make_shared<photometry::Luminaire>(luminaire);
    scene.placements.push_back({{0.0, 0.0, table_height_m}, rotation_deg});
    PlacedLuminaire placed = place_luminaires(scene, LuminaireModel::area).front();
    const Observer observer{{0.0, 0.0, 0.0}, 90.0};
    for (int i = 0; i < count_ / 2; ++i) {
      for (int j = 0; j < count_; ++j) {
        GlareSources& pair = pairs_.emplace_back();
        for (const double side : {-1.0, 1.0}) {
          placed.centre_m = {side * (i + 0.5) * spacing_m, (j + 0.5) * spacing_m, table_height_m};
          pair += glare_source(placed, observer, PositionIndex::table);
        }
      }
    }
  }

  /// @param across, along how many luminaires the room has; an even number across.
  GlareSources of_room(int across, int along) const {
    GlareSources sources;
    for (int i = 0; i < across / 2; ++i)
      for (int j = 0; j < along; ++j)
        sources += pairs_[static_cast<std::size_t>(i) * static_cast<std::size_t>(count_) + static_cast<std::size_t>(j)];
    return sources;
  }

 private:
  int count_;
  std::vector<GlareSources> pairs_;  ///< i-th from the line of sight on either side, j-th from the eye
};

/// A standard room without its luminaires.
struct StandardRoom {
  Room room;
  /// Mean indirect illuminance of the walls (lx) for each lumen that reaches a surface directly.
  std::array<Eigen::RowVector3d, ugr_reflectances.size()> walls_indirect_lx_per_lm;
};

StandardRoom standard_room(const UgrRoom& size) {
  StandardRoom standard{{size.x * table_height_m, size.y * table_height_m, table_height_m, {}}, {}};
  const SurfaceBalance balance(standard.room);
  for (std::size_t r = 0; r < ugr_reflectances.size(); ++r) {
    const Eigen::Matrix3d indirect = balance.transfer(ugr_reflectances[r]) - Eigen::Matrix3d::Identity();
    standard.walls_indirect_lx_per_lm[r] = indirect.row(walls_entry).array() / balance.areas_m2().transpose().array();
  }
  return standard;
}

const std::array<StandardRoom, ugr_rooms.size()>& standard_rooms() {
  static const auto rooms = [] {
    std::array<StandardRoom, ugr_rooms.size()> all;
    for (std::size_t k = 0; k < ugr_rooms.size(); ++k) all[k] = standard_room(ugr_rooms[k]);
    return all;
  }();
  return rooms;
}

UgrRatings ratings(const photometry::Luminaire& luminaire, const QuadrantFlux& flux, double spacing_m, bool crosswise) {
  const double rotation_deg = crosswise ? 90.0 : 0.0;
  const SharedSources towards(luminaire, spacing_m, rotation_deg);
  const SharedSources away(luminaire, spacing_m, rotation_deg + 180.0);
  UgrRatings result;
  for (std::size_t k = 0; k < ugr_rooms.size(); ++k) {
    const StandardRoom& standard = standard_rooms()[k];
    const LuminaireArray array{.along_x = count_along(standard.room.length_m, spacing_m),
                               .along_y = count_along(standard.room.width_m, spacing_m),
                               .c0_along_y = crosswise};
    const SurfaceTriple direct_lm = flux.on_surfaces_lm(standard.room, array);
    const GlareSources one = towards.of_room(array.along_x, array.along_y);
    const GlareSources other = away.of_room(array.along_x, array.along_y);
    for (std::size_t r = 0; r < ugr_reflectances.size(); ++r)
      result[k][r] =
          unified_glare_rating(one.sum >= other.sum ? one : other, standard.walls_indirect_lx_per_lm[r].dot(direct_lm));
  }
  return result;
}

}  // namespace

UgrTable ugr_table(const photometry::Luminaire& luminaire, double spacing) {
  const QuadrantFlux flux(luminaire.distribution);
  return {ratings(luminaire, flux, spacing * table_height_m, true),
          ratings(luminaire, flux, spacing * table_height_m, false)};
}

}  // namespace twinlight::lighting
