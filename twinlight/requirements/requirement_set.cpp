#include "twinlight/requirements/requirement_set.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "twinlight/foundation/edit_distance.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/requirements/requirement_file.h"

namespace twinlight::requirements {
namespace {
namespace fs = std::filesystem;

constexpr std::size_t ids_to_suggest = 3;

/// Every *.toml in a folder below, sorted, so that the order of rows does not depend on the file system.
Result<std::vector<fs::path>> requirement_files(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error))
    if (entry.path().extension() == ".toml" && entry.path().parent_path() != folder) files.push_back(entry.path());
  if (error) return failure({.message = "can not be read: " + error.message(), .file = folder.string()});
  std::sort(files.begin(), files.end());
  return files;
}

/// Ids that contain what was asked for ("44.1") come before those that are merely spelt alike.
std::vector<std::string_view> nearest_ids(const std::vector<Requirement>& rows, std::string_view wanted) {
  std::vector<std::pair<std::size_t, std::string_view>> ranked;
  for (const Requirement& row : rows) {
    const bool ends_alike = row.id.size() > wanted.size() && !wanted.empty() &&
                            row.id.compare(row.id.size() - wanted.size(), wanted.size(), wanted) == 0;
    ranked.emplace_back(ends_alike ? 0 : edit_distance(wanted, row.id), row.id);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.resize(std::min(ranked.size(), ids_to_suggest));
  std::vector<std::string_view> ids;
  ids.reserve(ranked.size());
  for (const auto& [distance, id] : ranked) ids.push_back(id);
  return ids;
}

}  // namespace

Result<RequirementSet> RequirementSet::load(const fs::path& folder) {
  RequirementSet set;
  set.sources_ = TWL_TRY(read_sources(folder / "sources.toml"));
  std::set<std::string, std::less<>> ids;
  for (const fs::path& path : TWL_TRY(requirement_files(folder))) {
    for (Requirement& row : TWL_TRY(read_requirement_file(path, set.sources_))) {
      if (!ids.insert(row.id).second)
        return failure({.message = fmt::format("the id '{}' is used twice", row.id), .file = path.string()});
      set.rows_.push_back(std::move(row));
    }
  }
  for (const Requirement& row : set.rows_)
    if (row.product && !row.product->replaces.empty() && ids.count(row.product->replaces) == 0)
      return failure({.message = fmt::format("{} follows '{}', which is unknown", row.id, row.product->replaces),
                      .file = folder.string()});
  if (set.rows_.empty()) return failure({.message = "holds no requirements", .file = folder.string()});
  return set;
}

Result<Requirement> RequirementSet::find(std::string_view id) const {
  const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const Requirement& r) { return r.id == id; });
  if (row != rows_.end()) return *row;
  return failure({.message = fmt::format("the requirement '{}' is unknown; the nearest are: {}", printable_text(id, 80),
                                         fmt::join(nearest_ids(rows_, id), ", "))});
}

}  // namespace twinlight::requirements
