#pragma once

#include <string>
#include <vector>

#include "twinlight/foundation/settings.h"
#include "twinlight/lighting/scene.h"

/// The tables of a scene file that say where light is wanted.
namespace twinlight::lighting {

/// Keys of the whole scene that may end up in any table, because TOML gives a line to the table above it.
inline constexpr const char* reflectance_key = "reflectance";
inline constexpr const char* model_key = "model";
inline constexpr const char* maintenance_factor_key = "maintenance_factor";

/// [task]: points over the room, anywhere, or on a wall.
Result<TaskSurface> read_task(const Settings& table, const Room& room);

/// [cylindrical]: points at a height over the x, y of a level task, else over a grid of the room.
Result<std::vector<Eigen::Vector3d>> read_cylindrical(const Settings& table, const Room& room, const TaskSurface& task);

/// [glare], or what stands for it where the file has none: eyes at 1.2 m over the task in four directions.
/// @param notes takes a remark where such eyes would be above the ceiling, and there are none.
Result<std::vector<Observer>> read_glare(const std::optional<Settings>& table, const Room& room,
                                         const TaskSurface& task, std::vector<std::string>& notes);

}  // namespace twinlight::lighting
