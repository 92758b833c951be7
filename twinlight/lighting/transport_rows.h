#pragma once

#include <Eigen/Core>
#include <array>
#include <vector>

#include "twinlight/lighting/radiosity.h"
#include "twinlight/lighting/room_transport.h"

namespace twinlight::lighting {

/// The outputs of a room as rows over its patches.
struct OutputRows {
  /// Where an output lies and which way it looks: how mirror images are found. Of means over surfaces neither matters.
  struct Spot {
    int kind = 0;
    Eigen::Vector3d point_m = Eigen::Vector3d::Zero();
    Eigen::Vector3d normal = Eigen::Vector3d::Zero();
  };
  TransportRows rows;
  Eigen::MatrixXd of_exitance;  ///< what an output gathers of unit exitance of each patch
  Eigen::MatrixXd of_flux;      ///< what it takes directly of a lumen on each patch: 1 / A where it is that surface
  std::vector<Spot> spots;

  /// For each row the one at its mirror image across the middle of the room; none where one has no image.
  MirrorMap mirrored(const Room& room, int axis) const;
};

/// @param maps of the outputs across the middles of the room, as `OutputRows::mirrored` gives them
KeptRows kept_rows(const TransportRows& rows, const std::array<MirrorMap, 2>& maps, MirrorAxes axes);

OutputRows output_rows(const RoomLevel& level, const TransportOutputs& outputs);

}  // namespace twinlight::lighting
