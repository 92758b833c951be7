#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <vector>

#include "twinlight/report/report_subject.h"

namespace twinlight::report {

/// What became of a file that a report names.
struct InputStatus {
  ReportInput input;
  std::optional<std::filesystem::path> found;  ///< the file with this hash
  std::optional<std::filesystem::path> other;  ///< where there is none: a file of that name with another content
};

/// The files that a report says it was computed from.
std::vector<ReportInput> stated_inputs(const nlohmann::ordered_json& report);

/// Looks in the folders, not in their subfolders, for the files that a report was computed from. A file is taken by its
/// hash, under the name that the report gives.
std::vector<InputStatus> find_inputs(const nlohmann::ordered_json& report,
                                     const std::vector<std::filesystem::path>& folders);

/// The file that plays a role; none where it was not found.
std::optional<std::filesystem::path> found_input(const std::vector<InputStatus>& inputs, std::string_view role);

}  // namespace twinlight::report
