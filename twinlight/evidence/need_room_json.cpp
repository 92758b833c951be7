#include "twinlight/evidence/need_room_json.h"

#include <nlohmann/json.hpp>

#include "twinlight/lighting/room_shape.h"

namespace twinlight::evidence {
namespace {

using nlohmann::ordered_json;

ordered_json polygon_json(const lighting::PlanePolygon& polygon) {
  ordered_json corners = ordered_json::array();
  for (const Eigen::Vector2d& corner : polygon) corners.push_back({corner.x(), corner.y()});
  return corners;
}

std::string_view to_string(lighting::SurfaceKind kind) {
  switch (kind) {
    case lighting::SurfaceKind::floor:
      return "floor";
    case lighting::SurfaceKind::ceiling:
      return "ceiling";
    case lighting::SurfaceKind::wall:
      return "wall";
    case lighting::SurfaceKind::window:
      return "window";
    case lighting::SurfaceKind::obstacle:
      break;
  }
  return "obstacle";
}

/// For whoever draws or models the room.
ordered_json surfaces_json(const lighting::RoomShape& shape) {
  ordered_json surfaces = ordered_json::array();
  for (const lighting::Facet& facet : shape.facets()) {
    ordered_json corners = ordered_json::array();
    for (const Eigen::Vector3d& corner : facet.corners_m) corners.push_back({corner.x(), corner.y(), corner.z()});
    surfaces.push_back(
        {{"kind", to_string(facet.kind)}, {"reflectance", facet.reflectance}, {"corners_m", std::move(corners)}});
  }
  return surfaces;
}

}  // namespace

void add_room(const lighting::Room& room, ordered_json& json) {
  json["length_m"] = room.length_m;
  json["width_m"] = room.width_m;
  json["height_m"] = room.height_m;
  json["floor_area_m2"] = room.floor_area_m2();
  if (!room.shape) return;
  ordered_json& shape = json["shape"];
  shape["floor_m"] = ordered_json::array();
  for (const lighting::PlanePolygon& part : room.shape->floor_m()) shape["floor_m"].push_back(polygon_json(part));
  shape["obstacles"] = ordered_json::array();
  for (const lighting::Obstacle& obstacle : room.shape->obstacles())
    shape["obstacles"].push_back({{"name", obstacle.name},
                                  {"outline_m", polygon_json(obstacle.outline_m)},
                                  {"bottom_m", obstacle.bottom_m},
                                  {"top_m", obstacle.top_m},
                                  {"reflectance", obstacle.reflectance}});
  shape["surfaces"] = surfaces_json(*room.shape);
}

}  // namespace twinlight::evidence
