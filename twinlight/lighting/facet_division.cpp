#include "twinlight/lighting/facet_division.h"

#include <algorithm>
#include <cmath>

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;

bool are_coplanar(const PlaneFrame& frame, const Facet& other) {
  return std::all_of(other.corners_m.begin(), other.corners_m.end(),
                     [&](const Vector3d& corner) { return std::abs(frame.height_of(corner)) < same_point_m; });
}

/// Seen in the frame of another facet, counter-clockwise.
PlanePolygon shadow_on(const PlaneFrame& frame, const Facet& facet) {
  PlanePolygon polygon = frame.flat(facet.corners_m);
  if (signed_area_m2(polygon) < 0.0) std::reverse(polygon.begin(), polygon.end());
  return polygon;
}

}  // namespace

std::vector<Facet> convex_facets(const std::vector<Vector3d>& corners_m, SurfaceKind kind, double reflectance) {
  std::vector<Facet> facets;
  for (const std::vector<std::size_t>& part : convex_parts(frame_of(corners_m).flat(corners_m))) {
    Facet& facet = facets.emplace_back(Facet{.kind = kind, .reflectance = reflectance});
    for (const std::size_t corner : part) facet.corners_m.push_back(corners_m[corner]);
  }
  return facets;
}

std::vector<Facet> uncovered(const std::vector<Facet>& facets, const std::vector<Facet>& covers, double facing) {
  std::vector<Vector3d> normals;
  for (const Facet& cover : covers) normals.push_back(frame_of(cover.corners_m).normal);
  std::vector<Facet> result;
  for (const Facet& facet : facets) {
    const PlaneFrame frame = frame_of(facet.corners_m);
    const PlanePolygon whole = frame.flat(facet.corners_m);
    std::vector<PlanePolygon> parts{whole};
    bool is_cut = false;
    for (std::size_t k = 0; k < covers.size(); ++k) {
      const Facet& cover = covers[k];
      if (frame.normal.dot(normals[k]) * facing < 0.5 || !are_coplanar(frame, cover)) continue;
      const PlanePolygon hole = shadow_on(frame, cover);
      if (common_part(whole, hole).empty()) continue;
      is_cut = true;
      std::vector<PlanePolygon> rest;
      for (const PlanePolygon& part : parts)
        for (PlanePolygon& piece : parts_without(part, hole)) rest.push_back(std::move(piece));
      parts = std::move(rest);
    }
    if (!is_cut) {
      result.push_back(facet);
      continue;
    }
    for (const PlanePolygon& part : parts)
      result.push_back({.corners_m = frame.raised(part), .kind = facet.kind, .reflectance = facet.reflectance});
  }
  return result;
}

std::vector<Facet> prism_facets(const PlanePolygon& outline_m, double bottom_m, double top_m, double reflectance) {
  std::vector<Vector3d> bottom;
  std::vector<Vector3d> top;
  for (const Eigen::Vector2d& corner : outline_m) {
    bottom.emplace_back(corner.x(), corner.y(), bottom_m);
    top.emplace_back(corner.x(), corner.y(), top_m);
  }
  std::vector<Facet> facets = convex_facets(top, SurfaceKind::obstacle, reflectance);
  for (std::size_t k = 0; k < outline_m.size(); ++k) {
    const std::size_t next = (k + 1) % outline_m.size();
    facets.push_back({{bottom[k], bottom[next], top[next], top[k]}, SurfaceKind::obstacle, reflectance});
  }
  std::reverse(bottom.begin(), bottom.end());
  const std::vector<Facet> below = convex_facets(bottom, SurfaceKind::obstacle, reflectance);
  facets.insert(facets.end(), below.begin(), below.end());
  return facets;
}

}  // namespace twinlight::lighting
