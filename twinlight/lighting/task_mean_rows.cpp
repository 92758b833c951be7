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

Eigen::RowVectorXf TaskMeanRows::row(const std::vector<Placement>& placements, photometry::Symmetry symmetry) const {
  const Eigen::RowVectorXf whole = in_directions_of_room(placements);
  const DirectionBasis& basis = room_.basis();
  const PlaneFold fold = plane_fold(basis, symmetry);
  const int planes = basis.planes();
  const auto turned = static_cast<int>(std::lround(placements.front().rotation_deg / basis.plane_step_deg()));
  Eigen::RowVectorXf folded = Eigen::RowVectorXf::Zero(whole.size() / planes * fold.count);
  for (Index node = 0; node < whole.size(); ++node) {
    const auto own = static_cast<std::size_t>(((node - turned) % planes + planes) % planes);
    folded[node / planes * fold.count + fold.of[own]] += whole[node];
  }
  return folded;
}

}  // namespace twinlight::lighting
