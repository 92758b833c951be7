#pragma once

#include <Eigen/Core>
#include <array>
#include <vector>

#include "twinlight/lighting/patch_grid.h"

namespace twinlight::lighting {

/// The diffuse exchange between all patches of a room: S_ij = A_i F_ij (m²), symmetric, rows summing to A_i.
///
/// A box has, up to mirror images, only three pairs of opposite surfaces and three pairs of adjoining ones. So six
/// blocks are kept, about a fifth of the full matrix, and the rest are these read mirrored.
class ExchangeOperator {
 public:
  explicit ExchangeOperator(const PatchGrid& grid);

  /// S · exitance: the flux (lm) that each patch receives from patches of the given exitances (lm/m²).
  /// @param exitance one column for each case, one row for each patch.
  Eigen::MatrixXd received_flux(const Eigen::Ref<const Eigen::MatrixXd>& exitance) const;

 private:
  /// The exchange of one patch set with another, and the patches of each appearance of the pair in the order of the
  /// block's rows and columns.
  struct Block {
    Eigen::MatrixXd exchange_m2;
    std::vector<std::vector<Eigen::Index>> rows;
    std::vector<std::vector<Eigen::Index>> columns;
  };
  static Block opposite_block(const PatchGrid& grid, int axis);
  static Block adjoining_block(const PatchGrid& grid, int axis_1, int axis_2);

  Eigen::Index size_ = 0;
  std::array<Block, 6> blocks_;
};

}  // namespace twinlight::lighting
