#include "twinlight/evidence/measuring_points.h"

#include <algorithm>

#include "twinlight/lighting/layout.h"

namespace twinlight::evidence {
namespace {

/// EN 12464-1 leaves a border of 0.5 m out of room-wide areas; narrower rooms keep half of their width.
constexpr double room_border_m = 0.5;

FloorArea room_less_border(const lighting::Room& room, double border_m) {
  return {.x_from_m = border_m,
          .x_to_m = room.length_m - border_m,
          .y_from_m = border_m,
          .y_to_m = room.width_m - border_m};
}

/// Cell-centred points of a level grid over an area.
std::vector<Eigen::Vector3d> level_grid(const FloorArea& area, double height_m, lighting::GridSize size) {
  std::vector<Eigen::Vector3d> points;
  for (int j = 0; j < size.ny; ++j)
    for (int i = 0; i < size.nx; ++i)
      points.emplace_back(area.x_from_m + (i + 0.5) * (area.x_to_m - area.x_from_m) / size.nx,
                          area.y_from_m + (j + 0.5) * (area.y_to_m - area.y_from_m) / size.ny, height_m);
  return points;
}

lighting::GridSize standard_grid_size(const FloorArea& area) {
  return lighting::en12464_grid_size(area.x_to_m - area.x_from_m, area.y_to_m - area.y_from_m);
}

lighting::TaskSurface wall_task(const Need& need, const lighting::WallArea& area) {
  const lighting::GridSize standard = lighting::en12464_grid_size(area.width_m, area.upper_edge_m - area.lower_edge_m);
  return lighting::wall_grid(need.room, area, need.task.points.value_or(standard));
}

/// A grid over the whole room at a height, for eyes and faces.
std::vector<Eigen::Vector3d> room_grid(const Need& need, double height_m) {
  const double border_m = std::min(room_border_m, 0.25 * std::min(need.room.length_m, need.room.width_m));
  const FloorArea area = room_less_border(need.room, border_m);
  return level_grid(area, height_m, standard_grid_size(area));
}

}  // namespace

lighting::TaskSurface task_surface(const Need& need) {
  if (need.task.wall_area) return wall_task(need, *need.task.wall_area);
  const FloorArea area = need.task.floor_area.value_or(room_less_border(need.room, need.task.border_m));
  const lighting::GridSize size = need.task.points.value_or(standard_grid_size(area));
  return {.points_m = level_grid(area, need.task.height_m, size),
          .area_m2 = (area.x_to_m - area.x_from_m) * (area.y_to_m - area.y_from_m)};
}

std::vector<Eigen::Vector3d> cylindrical_points(const Need& need) {
  if (!need.requirement.ambient.cylindrical_lx) return {};
  return room_grid(need, need.cylindrical_height_m);
}

std::vector<lighting::Observer> glare_observers(const Need& need) {
  if (!need.requirement.ugr || need.eye_height_m >= need.room.height_m) return {};
  return lighting::observers_in_four_directions(room_grid(need, need.eye_height_m));
}

}  // namespace twinlight::evidence
