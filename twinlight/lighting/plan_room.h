#pragma once

#include <algorithm>
#include <string>

#include "twinlight/lighting/room.h"

/// The room in the plan of a scene, as SVG.
namespace twinlight::lighting {

/// From metres in the room to pixels in the picture; y points up in the room and down in the picture.
struct Paper {
  static constexpr double room_extent_px = 720.0;  ///< of the longer side of the room
  static constexpr double margin_px = 56.0;

  double scale;
  double room_width_m;

  explicit Paper(const Room& room)
      : scale(room_extent_px / std::max(room.length_m, room.width_m)), room_width_m(room.width_m) {}
  double x(double x_m) const { return margin_px + scale * x_m; }
  double y(double y_m) const { return margin_px + scale * (room_width_m - y_m); }
};

/// Walls, windows and the room's sides in metres.
std::string drawn_room(const Paper& paper, const Room& room);

/// What stands in the room; nothing in an empty one.
std::string drawn_obstacles(const Paper& paper, const Room& room);

/// A part of the picture of which only what lies over the floor is shown. @param id its own in the picture
std::string clipped_to_floor(const Paper& paper, const Room& room, const char* id, const std::string& svg);

}  // namespace twinlight::lighting
