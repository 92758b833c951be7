// An installation is found where it is, and never made by those who only ask for it.

#include "twinlight/storage/installation_database.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/scratch_folder.h"
#include "twinlight/storage/backup.h"
#include "twinlight/storage/test_database.h"

namespace twinlight::storage {
namespace {
namespace fs = std::filesystem;
using ::testing::HasSubstr;

class InstallationDatabaseTest : public ::testing::TestWithParam<Backend> {
 public:
  void SetUp() override {
    const auto database = fixture::make_test_database(GetParam(), folder / "unused");
    if (!database.why_not.empty()) GTEST_SKIP() << database.why_not;
    if (GetParam() == Backend::postgresql) address = database.address;
  }

  std::string refusal(Opening opening) const { return refusal(address, opening); }
  std::string refusal(const std::string& named, Opening opening) const {
    const auto opened = open_installation_database(folder / "data", named, opening);
    return opened ? "" : opened.error().message;
  }

  testing::ScratchFolder folder;
  std::string address;
};
TWL_ON_BOTH_DATABASES(InstallationDatabaseTest);

TEST_P(InstallationDatabaseTest, IsFoundOnceItWasMade) {
  EXPECT_THAT(refusal(Opening::existing), HasSubstr("holds no installation"));
  EXPECT_FALSE(fs::exists(folder / "data")) << "asking made it";
  EXPECT_EQ(refusal(Opening::may_make), "");
  EXPECT_EQ(refusal(Opening::existing), "");
  EXPECT_EQ(refusal(Opening::may_make), "");
}

TEST_P(InstallationDatabaseTest, OneOfTheOtherKindIsRefused) {
  ASSERT_EQ(refusal(Opening::may_make), "");
  const bool lite = GetParam() == Backend::sqlite;
  const std::string other = lite ? "postgresql://127.0.0.1:1/twin" : "";
  for (const Opening opening : {Opening::existing, Opening::may_make})
    EXPECT_THAT(refusal(other, opening), HasSubstr(lite ? "leave --database out" : "name it with --database"));
  EXPECT_EQ(fs::exists(folder / "data" / "twinlight.db"), lite) << "an empty database was made beside PostgreSQL";
}

TEST_P(InstallationDatabaseTest, AnOlderFolderSaysNothingAndWorks) {
  ASSERT_EQ(refusal(Opening::may_make), "");
  fs::remove(folder / "data" / database_kind_name);
  EXPECT_EQ(refusal(Opening::existing), "");
  EXPECT_FALSE(fs::exists(folder / "data" / database_kind_name));
  EXPECT_EQ(refusal(Opening::may_make), "");
  EXPECT_TRUE(fs::exists(folder / "data" / database_kind_name));
}

TEST_P(InstallationDatabaseTest, ItsFolderHoldsNoAddress) {
  ASSERT_EQ(refusal(Opening::may_make), "");
  std::ifstream file(folder / "data" / database_kind_name);
  const std::string kept{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(kept, GetParam() == Backend::sqlite ? "sqlite\n" : "postgresql\n");
  std::ofstream(folder / "data" / database_kind_name) << "oracle\n";
  EXPECT_THAT(refusal(Opening::existing), HasSubstr("names no kind of database"));
}

TEST(InstallationCopyTest, OfAnInstallationOnPostgresqlIsRefused) {
  const testing::ScratchFolder folder;
  fs::create_directories(folder / "data");
  // As older programs left it that were asked without --database.
  ASSERT_TRUE(open_installation_database(folder / "data", "", Opening::may_make));
  ASSERT_TRUE(note_database_kind(folder / "data", Backend::postgresql));
  const auto made = back_up(folder / "data", folder / "copy");
  ASSERT_FALSE(made);
  EXPECT_THAT(made.error().message, HasSubstr("pg_dump"));
  EXPECT_FALSE(fs::exists(folder / "copy"));
}

TEST(InstallationCopyTest, RestoredFolderSaysWhatItIs) {
  const testing::ScratchFolder folder;
  ASSERT_TRUE(open_installation_database(folder / "data", "", Opening::may_make));
  fs::create_directories(folder / "data" / "files");
  ASSERT_TRUE(back_up(folder / "data", folder / "copy"));
  ASSERT_TRUE(restore(folder / "copy", folder / "again"));
  EXPECT_TRUE(fs::exists(folder / "again" / database_kind_name));
  EXPECT_TRUE(open_installation_database(folder / "again", "", Opening::existing));
}

}  // namespace
}  // namespace twinlight::storage
