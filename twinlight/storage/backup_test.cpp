#include "twinlight/storage/backup.h"

#include <gmock/gmock.h>

#include <atomic>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/support/scratch_folder.h"
#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_fixture.h"
#include "twinlight/storage/file_store.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/store.h"
#include "twinlight/storage/test_database.h"

namespace twinlight::storage {
namespace {
namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// An installation that somebody writes to.
class BackupTest : public ::testing::Test {
 public:
  void SetUp() override {
    fs::create_directories(folder / "data");
    connection = Connection::open_sqlite(folder / "data" / "twinlight.db").value();
    ASSERT_TRUE(migrate(*connection));
    files.emplace(FileStore::open(folder / "data" / "files").value());
    std::ofstream(folder / "data" / "signing.key") << "secret";
    std::ofstream(folder / "data" / "secrets.key") << "another";
  }
  /// A file, then the record that names it, as the server does.
  void add(int number) {
    const auto hash = files->put("file " + std::to_string(number)).value();
    ASSERT_TRUE(
        connection->execute("INSERT INTO records VALUES (?, 'file', ?, '', 'kept', 1, 0, 0, ?)",
                            {std::to_string(number), std::to_string(number), R"({"hash":")" + hash.hex + "\"}"}));
  }
  std::vector<std::string> hashes(const fs::path& data) {
    std::vector<std::string> all;
    const auto opened = Connection::open_sqlite(data / "twinlight.db").value();
    const auto rows = opened->query("SELECT document FROM records ORDER BY id").value();
    for (const SqlRow& row : rows) all.push_back(nlohmann::json::parse(text(row[0]))["hash"]);
    return all;
  }
  testing::ScratchFolder folder;
  std::unique_ptr<Connection> connection;
  std::optional<FileStore> files;
};

TEST_F(BackupTest, RestoredCopyIsEqual) {
  for (int i = 0; i < 20; ++i) add(i);
  const auto made = back_up(folder / "data", folder / "copy");
  ASSERT_TRUE(made) << to_string(made.error());
  EXPECT_EQ(made->records, 20);
  EXPECT_EQ(made->files, 20);
  const auto restored = restore(folder / "copy", folder / "again");
  ASSERT_TRUE(restored) << to_string(restored.error());
  EXPECT_EQ(hashes(folder / "again"), hashes(folder / "data"));
  const FileStore store = FileStore::open(folder / "again" / "files").value();
  for (const std::string& hash : hashes(folder / "again")) EXPECT_TRUE(store.read({hash}, 1000));
  for (const char* key : {"signing.key", "secrets.key"})
    EXPECT_EQ(fs::status(folder / "again" / key).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(BackupTest, CopyMadeWhileOthersWriteNamesNoFileThatItLacks) {
  for (int i = 0; i < 10; ++i) add(i);
  std::atomic<bool> ending = false;
  std::thread writer([&] {
    for (int i = 10; i < 400 && !ending; ++i) add(i);
  });
  const auto made = back_up(folder / "data", folder / "copy");
  ending = true;
  writer.join();
  ASSERT_TRUE(made) << to_string(made.error());
  const auto restored = restore(folder / "copy", folder / "again");
  ASSERT_TRUE(restored) << to_string(restored.error());
  EXPECT_GE(restored->records, 10);
  const FileStore store = FileStore::open(folder / "again" / "files").value();
  for (const std::string& hash : hashes(folder / "again")) EXPECT_TRUE(store.read({hash}, 1000)) << hash;
}

TEST_F(BackupTest, DamagedCopyIsRefusedAndLeavesNothing) {
  add(1);
  ASSERT_TRUE(back_up(folder / "data", folder / "copy"));
  const std::string hash = hashes(folder / "copy").front();
  std::ofstream(folder / "copy" / "files" / hash.substr(0, 2) / hash) << "changed";
  const auto restored = restore(folder / "copy", folder / "again");
  ASSERT_FALSE(restored);
  EXPECT_THAT(restored.error().message, HasSubstr("damaged"));
  EXPECT_FALSE(fs::exists(folder / "again"));
  EXPECT_FALSE(fs::exists(folder / "again.unfinished"));
}

TEST_F(BackupTest, ACopyThatWouldLackAFileIsRefusedUnlessItIsWanted) {
  add(1);
  add(2);
  const std::string absent = hashes(folder / "data").front();
  fs::remove(files->path_of({absent}));
  const auto refused = back_up(folder / "data", folder / "copy");
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("1 faults"));
  EXPECT_THAT(refused.error().message, HasSubstr(absent));
  EXPECT_FALSE(fs::exists(folder / "copy"));

  const auto made = back_up(folder / "data", folder / "copy", FaultyCopy::kept);
  ASSERT_TRUE(made) << to_string(made.error());
  ASSERT_EQ(made->faults.size(), 1U);
  EXPECT_EQ(made->faults[0].field, "file 1 /hash");
  EXPECT_FALSE(restore(folder / "copy", folder / "again"));
  EXPECT_FALSE(fs::exists(folder / "again"));
  const auto restored = restore(folder / "copy", folder / "again", FaultyCopy::kept);
  ASSERT_TRUE(restored) << to_string(restored.error());
  EXPECT_EQ(restored->faults.size(), 1U);
  EXPECT_EQ(restored->files, 1);
}

TEST_F(BackupTest, ADamagedFileIsNotCopiedInSilence) {
  add(1);
  const fs::path file = files->path_of({hashes(folder / "data").front()});
  fs::permissions(file, fs::perms::owner_all);
  std::ofstream(file) << "changed";
  const auto refused = back_up(folder / "data", folder / "copy");
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("is damaged"));
  EXPECT_FALSE(fs::exists(folder / "copy"));
}

TEST_F(BackupTest, NothingIsWrittenOver) {
  fs::create_directories(folder / "copy");
  EXPECT_FALSE(back_up(folder / "data", folder / "copy"));
  EXPECT_FALSE(restore(folder / "copy", folder / "data"));
  EXPECT_FALSE(back_up(folder / "nowhere", folder / "copy2"));
}

}  // namespace
}  // namespace twinlight::storage
