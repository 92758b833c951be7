#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/requirements/requirement.h"

namespace twinlight::requirements {

/// All requirements that the program knows. Immutable once loaded.
class RequirementSet {
 public:
  /// Reads `sources.toml` and every `DOMAIN/*.toml` and `markets/MARKET/*.toml` of a folder in the format of
  /// data/requirements/README.md. Fails on the first fault: a row that does not follow the format, an id used twice, a
  /// source that is not listed, a file in the folder of another domain, a folder without rows.
  static Result<RequirementSet> load(const std::filesystem::path& folder);

  /// The row with exactly this id. Fails with the nearest ids in the message.
  Result<Requirement> find(std::string_view id) const;

  const std::vector<Requirement>& rows() const { return rows_; }  ///< in the order of the files' names
  const std::vector<Source>& sources() const { return sources_; }

 private:
  std::vector<Requirement> rows_;
  std::vector<Source> sources_;
};

}  // namespace twinlight::requirements
