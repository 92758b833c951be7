#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace twinlight::testing {

/// A new, empty folder that no other test has, not even the same test of another run at the same moment; it goes, with
/// all that was put into it, when this does. What writes into a fixture's is declared after it.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string made = (std::filesystem::path(::testing::TempDir()) / "twinlight-test-XXXXXX").string();
    EXPECT_NE(mkdtemp(made.data()), nullptr) << made;
    path_ = made;
  }
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// The path of something in it.
  std::filesystem::path operator/(const std::filesystem::path& inside) const { return path_ / inside; }

 private:
  std::filesystem::path path_;
};

}  // namespace twinlight::testing
