#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "twinlight/lighting/chebyshev_grid.h"
#include "twinlight/lighting/room_transport.h"

namespace twinlight::lighting {

/// The row of T that gives the mean illuminance of the task, for any layout at one height: light adds up, so the row is
/// a sum over places of what one luminaire gives from there, a function of the place that is sampled at Chebyshev nodes
/// and interpolated by polynomials. Luminaires are points. For the first pass over many layouts.
class TaskMeanRows {
 public:
  TaskMeanRows(const RoomTransport& room, const ChebyshevGrid& grid, double height_m, bool below_only);
  /// Without interpolation, for layouts that crowd where the light changes fast, such as a row in front of a wall.
  TaskMeanRows(const RoomTransport& room, bool below_only);

  /// The row of a layout in the directions of the room: it serves every rotation and symmetry.
  /// @param placements at one height, that of the grid where there is one
  Eigen::RowVectorXf in_directions_of_room(const std::vector<Placement>& placements) const;
  /// @param rotation_deg of all luminaires, a multiple of the basis's step of planes
  /// @return columns as those of `LayoutTransport::matrix`
  Eigen::RowVectorXf folded(const Eigen::RowVectorXf& in_room, double rotation_deg,
                            photometry::Symmetry symmetry) const;

 private:
  const RoomTransport& room_;
  bool below_only_;
  std::optional<ChebyshevGrid> grid_;
  Eigen::MatrixXf at_nodes_;  ///< nodes × basis nodes, in the directions of the room
};

}  // namespace twinlight::lighting
