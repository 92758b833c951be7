#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "twinlight/evidence/cost_plan.h"
#include "twinlight/foundation/result.h"

namespace twinlight::evidence {

/// What grids emit, as data/energy/grids.toml says.
class GridList {
 public:
  GridList() = default;  ///< knows none
  /// Fails on the first fault: a key that is unknown, an id used twice, a source that is not there.
  static Result<GridList> load(const std::filesystem::path& path);

  /// Fails with the known ids in the message.
  Result<GridCarbon> find(std::string_view id) const;
  const std::vector<GridCarbon>& grids() const { return grids_; }

 private:
  std::vector<GridCarbon> grids_;
};

}  // namespace twinlight::evidence
