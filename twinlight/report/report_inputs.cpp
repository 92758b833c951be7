#include "twinlight/report/report_inputs.h"

#include <nlohmann/json.hpp>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/report/json_access.h"

namespace twinlight::report {
namespace {
namespace fs = std::filesystem;

constexpr std::size_t largest_input_bytes = std::size_t{64} << 20U;

InputStatus find(ReportInput input, const std::vector<fs::path>& folders) {
  InputStatus status{.input = std::move(input)};
  const fs::path name = fs::path(status.input.file).filename();
  for (const fs::path& folder : folders) {
    const auto bytes = read_file(folder / name, largest_input_bytes);
    if (!bytes) continue;
    if (sha256_hex({*bytes}) == status.input.sha256) {
      status.found = folder / name;
      return status;
    }
    status.other = folder / name;
  }
  return status;
}

}  // namespace

std::vector<ReportInput> stated_inputs(const nlohmann::ordered_json& report) {
  std::vector<ReportInput> inputs;
  for (const auto& input : member(report, {"inputs"}))
    inputs.push_back({text_at(input, {"role"}), text_at(input, {"file"}), text_at(input, {"sha256"})});
  return inputs;
}

std::vector<InputStatus> find_inputs(const nlohmann::ordered_json& report, const std::vector<fs::path>& folders) {
  std::vector<InputStatus> found;
  for (ReportInput& input : stated_inputs(report)) found.push_back(find(std::move(input), folders));
  return found;
}

std::optional<fs::path> found_input(const std::vector<InputStatus>& inputs, std::string_view role) {
  for (const InputStatus& status : inputs)
    if (status.input.role == role) return status.found;
  return std::nullopt;
}

}  // namespace twinlight::report
