#pragma once

#include <vector>

#include "twinlight/lighting/scene.h"

namespace twinlight::lighting {

/// How near a grid comes to the walls: from a wall to the nearest centres, as a share of the spacing, 0 to 1. A half
/// divides the room into equal cells; less brings luminaires to the edges, where they light a small area evenly.
struct GridEdges {
  double along = 0.5;
  double across = 0.5;
};

/// Between neighbours of so many places on a length: length / (places − 1 + 2 edge); the whole length for one alone.
double grid_spacing_m(double length_m, int places, double edge);
/// The place with number i, from 0, counted from the end of the length; one alone is in the middle.
double grid_place_m(double length_m, int places, double edge, int i);

/// columns × rows luminaires at even spacings; in a room that has a shape those of them that are over its floor.
std::vector<Placement> regular_layout(const Room& room, int columns, int rows, double mounting_height_m,
                                      double rotation_deg = 0.0, const GridEdges& edges = {});

/// columns × rows luminaires in staggered rows: every other row shifted by half a spacing, so that rows begin and end a
/// quarter and three quarters of a spacing from the walls by turns; half a spacing to the walls across the rows.
/// @param row_axis the axis that rows run along: 0 the length, with `columns` luminaires in each of `rows` rows, 1 the
/// width, with `rows` luminaires in each of `columns` rows
std::vector<Placement> staggered_layout(const Room& room, int columns, int rows, double mounting_height_m,
                                        double rotation_deg, int row_axis);

/// The measuring grid of EN 12464-1:2021 over a rectangle: largest cell p = 0.2 · 5^(log10 d) (m, at most 10 m),
/// d the longer side where the sides' ratio is at most 2, else the shorter; cell-centred points.
/// @return the number of points along each side.
struct GridSize {
  int nx = 1;
  int ny = 1;
};
/// As the standard prefers, an odd number: the least odd one that gives cells of at most p.
GridSize en12464_grid_size(double length_m, double width_m);

/// Cell-centred points of a horizontal grid over the room's floor area less a border along the walls; in a room that
/// has a shape those of them that are in the air and off the walls.
std::vector<Eigen::Vector3d> horizontal_grid(const Room& room, double height_m, double border_m, GridSize size);

/// The same as a task surface that faces up and knows its area: that of the cells of its points.
TaskSurface horizontal_task(const Room& room, double height_m, double border_m, GridSize size);

/// A rectangle on a wall, such as a board. Seen from inside the room.
struct WallArea {
  Surface wall = Surface::y_max;  ///< one of the four walls
  double centre_m = 0.0;          ///< along the wall: x on y_min and y_max, y on x_min and x_max
  double width_m = 0.0;
  double lower_edge_m = 0.0;
  double upper_edge_m = 0.0;
};

/// Cell-centred points on a wall, facing into the room. @param size nx along the wall, ny upward.
TaskSurface wall_grid(const Room& room, const WallArea& area, GridSize size);

/// An observer at each point in each of the four directions along the room's axes.
std::vector<Observer> observers_in_four_directions(const std::vector<Eigen::Vector3d>& eyes_m);

}  // namespace twinlight::lighting
