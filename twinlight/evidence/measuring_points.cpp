#include "twinlight/evidence/measuring_points.h"

#include <algorithm>

#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/room_shape.h"

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

/// Cell-centred points of a level grid over an area; in a room that has a shape those in its air.
std::vector<Eigen::Vector3d> level_grid(const lighting::Room& room, const FloorArea& area, double height_m,
                                        lighting::GridSize size) {
  std::vector<Eigen::Vector3d> points;
  for (int j = 0; j < size.ny; ++j)
    for (int i = 0; i < size.nx; ++i) {
      const Eigen::Vector3d point(area.x_from_m + (i + 0.5) * (area.x_to_m - area.x_from_m) / size.nx,
                                  area.y_from_m + (j + 0.5) * (area.y_to_m - area.y_from_m) / size.ny, height_m);
      if (!room.shape || room.shape->is_in_air(point)) points.push_back(point);
    }
  return points;
}

lighting::GridSize standard_grid_size(const FloorArea& area) {
  return lighting::en12464_grid_size(area.x_to_m - area.x_from_m, area.y_to_m - area.y_from_m);
}

/// A grid over the whole room at a height, for eyes and faces.
std::vector<Eigen::Vector3d> room_grid(const Need& need, double height_m) {
  const double border_m = std::min(room_border_m, 0.25 * std::min(need.room.length_m, need.room.width_m));
  const FloorArea area = room_less_border(need.room, border_m);
  if (need.room.shape) return lighting::horizontal_grid(need.room, height_m, border_m, standard_grid_size(area));
  return level_grid(need.room, area, height_m, standard_grid_size(area));
}

}  // namespace

lighting::TaskSurface level_surface(const lighting::Room& room, const FloorArea& area, double height_m,
                                    lighting::GridSize size) {
  lighting::TaskSurface task{.points_m = level_grid(room, area, height_m, size)};
  const double part_in_air = static_cast<double>(task.points_m.size()) / (size.nx * size.ny);
  task.area_m2 = part_in_air * (area.x_to_m - area.x_from_m) * (area.y_to_m - area.y_from_m);
  return task;
}

lighting::TaskSurface task_surface(const lighting::Room& room, const Task& task) {
  if (const auto& wall = task.wall_area) {
    const lighting::GridSize standard =
        lighting::en12464_grid_size(wall->width_m, wall->upper_edge_m - wall->lower_edge_m);
    return lighting::wall_grid(room, *wall, task.points.value_or(standard));
  }
  const FloorArea area = task.floor_area.value_or(room_less_border(room, task.border_m));
  const lighting::GridSize size = task.points.value_or(standard_grid_size(area));
  if (room.shape && !task.floor_area) return lighting::horizontal_task(room, task.height_m, task.border_m, size);
  return level_surface(room, area, task.height_m, size);
}

lighting::TaskSurface task_surface(const Need& need) {
  return task_surface(need.room, need.task);
}

std::vector<Eigen::Vector3d> cylindrical_points(const Need& need) {
  const bool is_asked = need.requirement.ambient.cylindrical_lx ||
                        std::any_of(need.areas.begin(), need.areas.end(), [](const TaskArea& area) {
                          return area.requirement.ambient.cylindrical_lx.has_value();
                        });
  if (!is_asked) return {};
  return room_grid(need, need.cylindrical_height_m);
}

std::vector<lighting::Observer> glare_observers(const Need& need) {
  if (!need.requirement.ugr || need.eye_height_m >= need.room.height_m) return {};
  const auto eyes_m = need.eye_area
                          ? level_grid(need.room, *need.eye_area, need.eye_height_m, standard_grid_size(*need.eye_area))
                          : room_grid(need, need.eye_height_m);
  return lighting::observers_in_four_directions(eyes_m);
}

}  // namespace twinlight::evidence
