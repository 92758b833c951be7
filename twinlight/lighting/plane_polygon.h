#pragma once

#include <Eigen/Core>
#include <array>
#include <optional>
#include <vector>

/// Polygons in a plane: what dividing the surfaces of a room into convex parts and patches needs.
namespace twinlight::lighting {

/// The corners in order, without repeating the first.
using PlanePolygon = std::vector<Eigen::Vector2d>;

/// Points nearer than this are one point, and what is narrower has no area.
inline constexpr double same_point_m = 1e-6;

/// Positive where the corners run counter-clockwise.
double signed_area_m2(const PlanePolygon& polygon);

/// The numbers (from 0) of two edges that meet elsewhere than at their common corner; none in a simple polygon. Edge k
/// runs from corner k to the next.
std::optional<std::array<std::size_t, 2>> crossing_edges(const PlanePolygon& polygon);

/// Corner numbers of convex parts that together are the polygon: ears cut off, then joined where the result stays
/// convex (Hertel and Mehlhorn 1983). Corners within a straight side are kept.
/// @param polygon simple, counter-clockwise
std::vector<std::vector<std::size_t>> convex_parts(const PlanePolygon& polygon);

/// The part of a convex polygon on the left of the line from `from` to `to`; empty where that has no area.
PlanePolygon part_on_left(const PlanePolygon& convex, const Eigen::Vector2d& from, const Eigen::Vector2d& to);

/// What two convex, counter-clockwise polygons have in common; empty where that has no area.
PlanePolygon common_part(const PlanePolygon& a, const PlanePolygon& b);

/// Convex parts of `convex` outside of `hole`, both convex and counter-clockwise.
std::vector<PlanePolygon> parts_without(const PlanePolygon& convex, const PlanePolygon& hole);

/// Whether a simple polygon holds the point; on its edges either way.
bool contains(const PlanePolygon& polygon, const Eigen::Vector2d& point);

/// To the nearest point of the polygon's edges.
double distance_to_edges_m(const PlanePolygon& polygon, const Eigen::Vector2d& point);

}  // namespace twinlight::lighting
