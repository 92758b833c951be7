#include "twinlight/lighting/task_mean_rows.h"

#include <cmath>

namespace twinlight::lighting {

using Eigen::Index;

TaskMeanRows::TaskMeanRows(const RoomTransport& room, const ChebyshevGrid& grid, double height_m, bool below_only)
    : room_(room), below_only_(below_only), grid_(grid) {
  const int columns = below_only ? room.basis().size_below() : room.basis().size();
  at_nodes_.resize(static_cast<Index>(grid.size()), columns);
  Index node = 0;
  for (const double y_m : grid.y_m())
    for (const double x_m : grid.x_m())
      at_nodes_.row(node++) = room.task_mean_from_place({x_m, y_m, height_m}, below_only);
}

TaskMeanRows::TaskMeanRows(const RoomTransport& room, bool below_only) : room_(room), below_only_(below_only) {}

Eigen::RowVectorXf TaskMeanRows::in_directions_of_room(const std::vector<Placement>& placements) const {
  if (!grid_) {
    Eigen::RowVectorXf sum = room_.task_mean_from_place(placements.front().position_m, below_only_);
    for (std::size_t i = 1; i < placements.size(); ++i)
      sum += room_.task_mean_from_place(placements[i].position_m, below_only_);
    return sum;
  }
  Eigen::RowVectorXf weights = Eigen::RowVectorXf::Zero(at_nodes_.rows());
  for (const Placement& placement : placements) {
    const std::vector<double> of_place = grid_->weights(placement.position_m.x(), placement.position_m.y());
    weights += Eigen::Map<const Eigen::RowVectorXd>(of_place.data(), weights.size()).cast<float>();
  }
  return weights * at_nodes_;
}

Eigen::RowVectorXf TaskMeanRows::folded(const Eigen::RowVectorXf& in_room, double rotation_deg,
                                        photometry::Symmetry symmetry) const {
  const DirectionBasis& basis = room_.basis();
  const PlaneFold fold = plane_fold(basis, symmetry);
  const int planes = basis.planes();
  const auto turned = static_cast<int>(std::lround(rotation_deg / basis.plane_step_deg()));
  std::vector<int> kept;  // of each plane of the room
  for (int plane = 0; plane < planes; ++plane)
    kept.push_back(fold.of[static_cast<std::size_t>(((plane - turned) % planes + planes) % planes)]);
  Eigen::RowVectorXf row = Eigen::RowVectorXf::Zero(in_room.size() / planes * fold.count);
  for (Index gamma = 0; gamma < in_room.size() / planes; ++gamma)
    for (Index plane = 0; plane < planes; ++plane)
      row[gamma * fold.count + kept[static_cast<std::size_t>(plane)]] += in_room[gamma * planes + plane];
  return row;
}

}  // namespace twinlight::lighting
