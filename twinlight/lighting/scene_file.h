#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/lighting/scene.h"

namespace twinlight::lighting {

/// A scene as its file describes it.
struct SceneFile {
  Scene scene;
  std::filesystem::path luminaire_path;
  std::string input_sha256;        ///< of the bytes of the scene file, the luminaire file and the room's model, if any
  std::vector<std::string> notes;  ///< what was asked for or assumed, and is not in the result
};

/// Reads SCENE.toml with the luminaire file that it names (a path relative to the scene file).
///
///   [room]         length_m (x), width_m (y), height_m (z); other forms of rooms, windows and obstacles: docs/rooms.md
///   reflectance    = { ceiling, walls, floor }
///   [luminaire]    file, lamp_flux_lm, discard_upward, spectrum
///   model          = "area" (default) | "point"
///   [layout]       positions = [[x, y, z, rotation_deg], …]   or   columns, rows, mounting_height_m, rotation_deg
///   [task]         height_m, border_m (default 0.5), points = [nx, ny]         horizontal, over the room; without
///                  `points` the grid of EN 12464-1
///             or   grid = [[x, y, z], …], normal = [x, y, z] (default up)      anywhere
///             or   wall = "y_max", centre_m, width_m, lower_edge_m, upper_edge_m, points    a board on a wall
///   [cylindrical]  height_m                    over the x, y of the task points (of a room-wide grid for a board)
///   [glare]        height_m (default 1.2), points or grid = [[x, y, z], …], directions_deg (default 0, 90, 180, 270)
///   maintenance_factor = 1.0
///
/// `reflectance`, `model` and `maintenance_factor` may stand at the top or, because TOML gives a line to the table
/// above it, in any table. Fails with file, line and field on anything that is missing, unknown, out of range or
/// outside the room.
Result<SceneFile> read_scene_file(const std::filesystem::path& path);

/// The same for a text. @param file the name that Diagnostics carry; paths in the text are relative to its folder.
Result<SceneFile> parse_scene(std::string_view text, const std::filesystem::path& file);

}  // namespace twinlight::lighting
