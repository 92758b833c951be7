#pragma once

#include <filesystem>

#include "twinlight/evidence/grid_list.h"
#include "twinlight/evidence/need.h"
#include "twinlight/foundation/result.h"
#include "twinlight/requirements/requirement_set.h"

namespace twinlight {
class Settings;
}

namespace twinlight::evidence {

/// Reads a need in the format of docs/needs.md. Fails, with the place of the fault, on anything that can not be:
/// a room of negative size, a reflectance of 1.2, an unknown requirement, a task outside the room, a luminaire that
/// would hang below the task, a requirement for a board without a wall task.
/// @param grids that the need may name
Result<Need> read_need(const std::filesystem::path& path, const requirements::RequirementSet& requirements,
                       const GridList& grids = {});

/// @param folder that files are named from; empty where a need may name none
Result<Need> read_need(const Settings& file, const requirements::RequirementSet& requirements,
                       const GridList& grids = {}, const std::filesystem::path& folder = {});

}  // namespace twinlight::evidence
