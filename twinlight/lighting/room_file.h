#pragma once

#include "twinlight/foundation/settings.h"
#include "twinlight/lighting/room.h"
#include "twinlight/lighting/room_shape.h"

/// The tables of a file that describe a room.
namespace twinlight::lighting {

/// Reads a room of one of four forms, with what belongs to it:
///
///   [room]      length_m, width_m, height_m                        a box
///          or   outline_m = [[x, y], …], height_m or heights_m     walls on an outline; one height, or one a corner
///          or   gltf = "room.glb"                                  a model, `read_gltf_surfaces`
///   [[surface]] corners_m = [[x, y, z], …], kind, reflectance, name      instead of [room]: free surfaces
///   [[window]]  wall (name for a box, number for an outline), from_m, width_m, lower_edge_m, upper_edge_m, reflectance
///   [[obstacle]] box_m = [[x, y, z], [x, y, z]]   or   outline_m, base_height_m (default 0), height_m
///               reflectance, name
///
/// A box without windows and obstacles has no shape. Fails with file, line and field.
/// @param further obstacles beside those of the file, named
/// @param reflectance of walls, ceiling and floor; a free surface may state its own
Result<Room> read_room(const Settings& file, const Reflectances& reflectance,
                       const std::vector<Obstacle>& further = {});

}  // namespace twinlight::lighting
