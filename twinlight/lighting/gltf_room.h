#pragma once

#include <filesystem>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/lighting/room.h"
#include "twinlight/lighting/room_builder.h"

namespace twinlight::lighting {

/// The surfaces of a room in a glTF 2.0 file (.gltf or .glb), z up, moved so that the room begins at (0, 0, 0).
///
/// Every triangle of the scene is one. What it is, a material says or a node (the nearest above it) by the first of
/// these words in its name, or in `extras.kind`: floor, ceiling, wall, window, obstacle. Reflectance:
/// `extras.reflectance` of the material or the node, else that of floor, ceiling and walls. Fails, with the file and
/// the node at fault, on what is no glTF, says not what it is, or has no reflectance. Buffers are in the file or in
/// files beside it.
Result<std::vector<SurfacePolygon>> read_gltf_surfaces(const std::filesystem::path& path,
                                                       const Reflectances& reflectance);

}  // namespace twinlight::lighting
