#include "twinlight/evidence/plan_response.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "twinlight/evidence/shape_layout.h"

namespace twinlight::evidence {
namespace {

/// Between nodes, as a part of the height over the task: below a luminaire light changes over about the height.
constexpr double step_part = 0.25;
constexpr double least_step_m = 0.2;
constexpr int most_nodes_along = 60;

constexpr double no_node = -1.0;

int nodes_along(double length_m, double step_m) {
  return std::clamp(static_cast<int>(std::ceil(length_m / step_m)), 1, most_nodes_along);
}

}  // namespace

Result<PlanResponse> PlanResponse::sample(const Need& need, lighting::Scene scene, double suspension_m,
                                          double rotation_deg, const LightingEngine& engine) {
  const lighting::Room& room = need.room;
  // Only the task is estimated; faces and eyes need not be checked again and again.
  scene.further_tasks.clear();
  scene.cylindrical_points_m.clear();
  scene.observers.clear();
  const double task_height_m = need.task.wall_area ? 0.5 * room.height_m : need.task.height_m;
  const double step_m = std::max(step_part * (room.height_m - suspension_m - task_height_m), least_step_m);
  PlanResponse response;
  response.columns_ = nodes_along(room.length_m, step_m);
  response.rows_ = nodes_along(room.width_m, step_m);
  response.step_x_m_ = room.length_m / response.columns_;
  response.step_y_m_ = room.width_m / response.rows_;
  response.lx_.assign(static_cast<std::size_t>(response.columns_) * static_cast<std::size_t>(response.rows_), no_node);
  // The nodes are the places of points in a grid of their own.
  const LayoutChoice nodes{.columns = response.columns_,
                           .rows = response.rows_,
                           .rotation_deg = rotation_deg,
                           .mounting_height_m = room.height_m - suspension_m,
                           .suspension_m = suspension_m};
  for (const lighting::Placement& node : placements_in_shape(need, nodes)) {
    scene.placements = {node};
    const auto column = static_cast<std::size_t>(node.position_m.x() / response.step_x_m_);
    const auto row = static_cast<std::size_t>(node.position_m.y() / response.step_y_m_);
    response.lx_[row * static_cast<std::size_t>(response.columns_) + column] = TWL_TRY(engine.estimate_mean_lx(scene));
    ++response.samples_;
  }
  return response;
}

double PlanResponse::nearest_lx(double column, double row) const {
  double nearest = std::numeric_limits<double>::infinity();
  double lx = 0.0;
  for (int j = 0; j < rows_; ++j) {
    for (int i = 0; i < columns_; ++i) {
      const double node_lx = lx_[static_cast<std::size_t>(j * columns_ + i)];
      const double distance_m = std::hypot((i - column) * step_x_m_, (j - row) * step_y_m_);
      if (node_lx < 0.0 || distance_m >= nearest) continue;
      nearest = distance_m;
      lx = node_lx;
    }
  }
  return lx;
}

double PlanResponse::lx_at(double x_m, double y_m) const {
  const double column = std::clamp(x_m / step_x_m_ - 0.5, 0.0, columns_ - 1.0);
  const double row = std::clamp(y_m / step_y_m_ - 0.5, 0.0, rows_ - 1.0);
  double sum_lx = 0.0;
  double weights = 0.0;
  for (const int i : {static_cast<int>(column), std::min(static_cast<int>(column) + 1, columns_ - 1)}) {
    for (const int j : {static_cast<int>(row), std::min(static_cast<int>(row) + 1, rows_ - 1)}) {
      const double node_lx = lx_[static_cast<std::size_t>(j * columns_ + i)];
      const double weight = (1.0 - std::abs(column - i)) * (1.0 - std::abs(row - j));
      if (node_lx < 0.0 || weight <= 0.0) continue;
      sum_lx += weight * node_lx;
      weights += weight;
    }
  }
  return weights > 0.0 ? sum_lx / weights : nearest_lx(column, row);
}

double PlanResponse::mean_lx(const std::vector<lighting::Placement>& placements) const {
  double sum_lx = 0.0;
  for (const lighting::Placement& placement : placements)
    sum_lx += lx_at(placement.position_m.x(), placement.position_m.y());
  return sum_lx;
}

}  // namespace twinlight::evidence
