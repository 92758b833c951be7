#pragma once

#include <filesystem>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/requirements/requirement.h"

namespace twinlight::requirements {

/// The rows of one file; data/requirements/README.md describes the format.
/// @param sources those that a row may name.
Result<std::vector<Requirement>> read_requirement_file(const std::filesystem::path& path,
                                                       const std::vector<Source>& sources);

Result<std::vector<Source>> read_sources(const std::filesystem::path& path);

}  // namespace twinlight::requirements
