#pragma once

#include <stdexcept>

#include "tests/support/reference_files.h"
#include "twinlight/requirements/requirement_set.h"

/// For tests: the rows of data/requirements, read once.
namespace twinlight::requirements {

inline const RequirementSet& all_requirements() {
  static const RequirementSet set = [] {
    auto read = RequirementSet::load(twinlight::testing::project_path("data/requirements"));
    if (!read) throw std::runtime_error(to_string(read.error()));
    return *std::move(read);
  }();
  return set;
}

}  // namespace twinlight::requirements
