#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <vector>

#include "twinlight/lighting/direction_basis.h"
#include "twinlight/lighting/patch_grid.h"

namespace twinlight::lighting {

/// The patches of a box as rays from within find them.
struct BoxPatches {
  Eigen::Vector3d size_m;
  std::array<std::vector<double>, 3> breaks_m;  ///< along each axis, from 0 to the size
  std::array<double, 6> first{};                ///< number of the first patch of each surface

  explicit BoxPatches(const PatchGrid& grid, const Eigen::Vector3d& size_m);
};

/// The rays by which a place in a box sees its patches: each with the exact share of the solid angle ∫ tent dω of the
/// four tents around it. Directions lie beside each other, so that the processor follows several rays at once.
class ViewRays {
 public:
  explicit ViewRays(const DirectionBasis& basis);

  /// What `see` of a ray is told: its patch, the four nodes, the solid angle of each (sr).
  /// @param below_only light below the horizontal
  template <class See>
  void follow(const BoxPatches& patches, const Eigen::Vector3d& from_m, bool below_only, const See& see) const {
    follow_part(below_, patches, from_m, see);
    if (!below_only) follow_part(above_, patches, from_m, see);
  }

 private:
  using Nodes = std::array<int, 4>;
  using Shares = std::array<float, 4>;
  /// Rays above or below the horizontal, cell after cell of the basis.
  struct Part {
    std::vector<Nodes> cells;
    std::size_t in_cell = 0;  ///< rays of each
    std::array<std::vector<double>, 3> along,
        inverse;  ///< of directions; filled up, so that all are followed in vectors
    std::vector<Shares> shares_sr;
  };

  static void add_cell(const DirectionBasis& basis, int gamma, int plane, Part& part);
  static void add_direction(const Eigen::Vector3d& direction, Part& part);
  static void fill_up(Part& part);
  static void find_patches(const Part& part, const BoxPatches& patches, const Eigen::Vector3d& from_m,
                           std::vector<std::int32_t>& found);

  template <class See>
  static void follow_part(const Part& part, const BoxPatches& patches, const Eigen::Vector3d& from_m, const See& see) {
    thread_local std::vector<std::int32_t> found;
    find_patches(part, patches, from_m, found);
    std::size_t ray = 0;
    for (const Nodes& nodes : part.cells)
      for (const std::size_t end = ray + part.in_cell; ray < end; ++ray) see(found[ray], nodes, part.shares_sr[ray]);
  }

  Part below_, above_;
};

}  // namespace twinlight::lighting
