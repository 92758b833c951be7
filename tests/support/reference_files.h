#pragma once

#include <gtest/gtest.h>

#include <filesystem>

namespace twinlight::testing {

/// The reference figures that developers keep beside the project and that are not part of it.
inline std::filesystem::path reference_folder() {
  return std::filesystem::path(TWINLIGHT_SOURCE_DIR).parent_path() / "shared" / "reference";
}

/// A file or folder that is part of the project, by its path from the project's root.
inline std::filesystem::path project_path(const std::filesystem::path& relative) {
  return std::filesystem::path(TWINLIGHT_SOURCE_DIR) / relative;
}

}  // namespace twinlight::testing

/// Leaves the test, saying so, when the reference files are not beside the project.
#define TWINLIGHT_NEEDS_REFERENCE(relative)                                            \
  if (!std::filesystem::exists(::twinlight::testing::reference_folder() / (relative))) \
  GTEST_SKIP() << "the reference folder " << (relative) << " is not beside this checkout"
