#include "twinlight/lighting/layout.h"

#include <algorithm>
#include <cmath>

#include "twinlight/lighting/room_shape.h"

namespace twinlight::lighting {
namespace {

constexpr double largest_cell_m = 10.0;
constexpr double largest_side_ratio = 2.0;

/// The least odd number of cells of at most `cell_m`; the tolerance keeps a side of exactly p at one cell.
int odd_cells(double side_m, double cell_m) {
  const int cells = std::max(1, static_cast<int>(std::ceil(side_m / cell_m - 1e-9)));
  return cells % 2 == 1 ? cells : cells + 1;
}

double cell_centre(double from, double to, int index, int count) {
  return from + (index + 0.5) * (to - from) / count;
}

/// Those of columns × rows places that are over the floor.
template <class PlaceOf>
std::vector<Placement> layout_of(const Room& room, int columns, int rows, const PlaceOf& place_of,
                                 double mounting_height_m, double rotation_deg) {
  std::vector<Placement> placements;
  for (int j = 0; j < rows; ++j) {
    for (int i = 0; i < columns; ++i) {
      const Eigen::Vector2d place = place_of(i, j);
      if (!room.shape || room.shape->has_floor_at(place))
        placements.push_back({{place.x(), place.y(), mounting_height_m}, rotation_deg});
    }
  }
  return placements;
}

/// A point of a level grid counts where it is in the air and not within the border along the walls.
bool is_in_grid(const Room& room, const Eigen::Vector3d& point_m, double border_m) {
  if (!room.shape) return true;
  return room.shape->is_in_air(point_m) && room.shape->distance_to_walls_m(point_m) > border_m - same_point_m;
}

}  // namespace

double grid_spacing_m(double length_m, int places, double edge) {
  return places == 1 ? length_m : length_m / (places - 1 + 2.0 * edge);
}

double grid_place_m(double length_m, int places, double edge, int i) {
  if (places == 1 || edge == 0.5) return cell_centre(0.0, length_m, i, places);
  return (edge + i) * grid_spacing_m(length_m, places, edge);
}

std::vector<Placement> regular_layout(const Room& room, int columns, int rows, double mounting_height_m,
                                      double rotation_deg, const GridEdges& edges) {
  const auto place = [&](int i, int j) {
    return Eigen::Vector2d(grid_place_m(room.length_m, columns, edges.along, i),
                           grid_place_m(room.width_m, rows, edges.across, j));
  };
  return layout_of(room, columns, rows, place, mounting_height_m, rotation_deg);
}

std::vector<Placement> staggered_layout(const Room& room, int columns, int rows, double mounting_height_m,
                                        double rotation_deg, int row_axis) {
  const Eigen::Vector2d spacing_m(room.length_m / columns, room.width_m / rows);
  const auto place = [&](int i, int j) {
    Eigen::Vector2d at_m((i + 0.5) * spacing_m.x(), (j + 0.5) * spacing_m.y());
    const int row = row_axis == 0 ? j : i;
    at_m[row_axis] += (row % 2 == 0 ? -0.25 : 0.25) * spacing_m[row_axis];
    return at_m;
  };
  return layout_of(room, columns, rows, place, mounting_height_m, rotation_deg);
}

GridSize en12464_grid_size(double length_m, double width_m) {
  const double longer = std::max(length_m, width_m);
  const double shorter = std::min(length_m, width_m);
  const double d = longer <= largest_side_ratio * shorter ? longer : shorter;
  const double cell_m = std::min(largest_cell_m, 0.2 * std::pow(5.0, std::log10(d)));
  return {.nx = odd_cells(length_m, cell_m), .ny = odd_cells(width_m, cell_m)};
}

std::vector<Eigen::Vector3d> horizontal_grid(const Room& room, double height_m, double border_m, GridSize size) {
  std::vector<Eigen::Vector3d> points;
  for (int j = 0; j < size.ny; ++j) {
    for (int i = 0; i < size.nx; ++i) {
      const Eigen::Vector3d point(cell_centre(border_m, room.length_m - border_m, i, size.nx),
                                  cell_centre(border_m, room.width_m - border_m, j, size.ny), height_m);
      if (is_in_grid(room, point, border_m)) points.push_back(point);
    }
  }
  return points;
}

TaskSurface horizontal_task(const Room& room, double height_m, double border_m, GridSize size) {
  TaskSurface task{.points_m = horizontal_grid(room, height_m, border_m, size)};
  const double whole_m2 = (room.length_m - 2.0 * border_m) * (room.width_m - 2.0 * border_m);
  task.area_m2 = whole_m2 * static_cast<double>(task.points_m.size()) / (size.nx * size.ny);
  return task;
}

TaskSurface wall_grid(const Room& room, const WallArea& area, GridSize size) {
  const int axis = normal_axis(area.wall);
  const int along = 1 - axis;
  const double half_width = 0.5 * area.width_m;
  TaskSurface task{.normal = inward_normal(area.wall),
                   .area_m2 = area.width_m * (area.upper_edge_m - area.lower_edge_m)};
  Eigen::Vector3d point;
  point[axis] = is_far_end(area.wall) ? room.size_m()[axis] : 0.0;
  for (int j = 0; j < size.ny; ++j) {
    point.z() = cell_centre(area.lower_edge_m, area.upper_edge_m, j, size.ny);
    for (int i = 0; i < size.nx; ++i) {
      point[along] = cell_centre(area.centre_m - half_width, area.centre_m + half_width, i, size.nx);
      task.points_m.push_back(point);
    }
  }
  return task;
}

std::vector<Observer> observers_in_four_directions(const std::vector<Eigen::Vector3d>& eyes_m) {
  std::vector<Observer> observers;
  for (const Eigen::Vector3d& eye_m : eyes_m)
    for (const double azimuth_deg : {0.0, 90.0, 180.0, 270.0}) observers.push_back({eye_m, azimuth_deg});
  return observers;
}

}  // namespace twinlight::lighting
