#pragma once

#include <Eigen/Core>

#include "twinlight/lighting/rectangle.h"

/// Form factors between diffuse rectangles in closed form: exact up to rounding, at any distance.
namespace twinlight::lighting {

/// The primitive of the exchange between parallel rectangles: four corner differences of it in each direction give
/// the exchange area. Even in dx and dy. Ref: Ehlert & Smith 1993; Howell catalogue C-13.
/// @param distance_m between the planes, greater than 0.
double parallel_primitive(double dx_m, double dy_m, double distance_m);

/// The same for perpendicular rectangles. Ref: Ehlert & Smith 1993; Howell catalogue C-15.
/// @param along_m   difference along the common direction
/// @param to_edge_1_m, to_edge_2_m distances of the two points from the line in which the planes meet
double perpendicular_primitive(double along_m, double to_edge_1_m, double to_edge_2_m);

/// The exchange area A₁F₁₂ = A₂F₂₁ (m²) of two rectangles that face each other, nothing between them.
/// What lies behind the plane of the other rectangle is left out.
double exchange_area_m2(const Rectangle& a, const Rectangle& b);

/// F_ab: the part of the flux leaving `a` that reaches `b`.
double form_factor(const Rectangle& a, const Rectangle& b);

/// The part of the flux leaving a small plane receiver (or, the same number, its illuminance for unit exitance of the
/// rectangle) for any orientation, cut at the receiver's horizon (Lambert's polygon formula; Nusselt's analogue).
/// @param normal unit vector
double point_form_factor(const Eigen::Vector3d& point_m, const Eigen::Vector3d& normal, const Rectangle& rectangle);

}  // namespace twinlight::lighting
