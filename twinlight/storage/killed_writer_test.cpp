// A program is killed while it writes: what it acknowledged is there, and nothing is there in part.

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>

#include "tests/support/scratch_folder.h"
#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_fixture.h"
#include "twinlight/storage/change_fixture.h"
#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/file_store.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/store.h"

namespace twinlight::storage {
namespace {
using fixture::by_system;
namespace fs = std::filesystem;
using partnership::Kind;

class KilledWriterTest : public fixture::DatabaseTest {
 public:
  const fs::path& files() const { return files_.path(); }

  /// Writes files and records that name them for ever, and tells each that is done.
  [[noreturn]] void write_for_ever(int acknowledge, const std::string& here) noexcept {
    const auto own = connect();
    const auto store = FileStore::open(files());
    for (int i = 0; own && store; ++i) {
      partnership::Organisation record;
      partnership::fixture::fill(record);
      record.state = partnership::State::applied;
      record.partnership.text = here;
      record.logo = store->put(std::string(100'000, 'x') + std::to_string(getpid()) + std::to_string(i)).value();
      const auto created = Store(*own).create(by_system, record);
      if (!created) break;
      const std::string line = created->id + " " + record.logo->hex + "\n";
      if (write(acknowledge, line.data(), line.size()) < 0) break;
    }
    _exit(1);
  }

  /// What a writer acknowledged until it was killed, after so many acknowledgements.
  std::string killed_after(int acknowledgements, const std::string& here) {
    std::array<int, 2> ends{};
    EXPECT_EQ(pipe(ends.data()), 0);
    disconnect();  // an open SQLite connection must not be carried over a fork
    const pid_t writer = fork();
    if (writer == 0) write_for_ever(ends[1], here);
    close(ends[1]);
    std::string told;
    std::array<char, 4096> block{};
    bool killed = false;
    for (ssize_t got = 0; (got = read(ends[0], block.data(), block.size())) > 0;) {
      told.append(block.data(), static_cast<std::size_t>(got));
      if (!killed && std::ranges::count(told, '\n') >= acknowledgements) killed = kill(writer, SIGKILL) == 0;
    }
    close(ends[0]);
    int status = 0;
    waitpid(writer, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "the writer stopped by itself";
    reconnect();
    return told;
  }

 private:
  testing::ScratchFolder files_;
};
TWL_ON_BOTH_DATABASES(KilledWriterTest);

TEST_P(KilledWriterTest, NothingAcknowledgedIsLostAndNothingIsHalfThere) {
  ASSERT_TRUE(migrate(connection()));
  partnership::Partnership here;
  partnership::fixture::fill(here);
  here.state = partnership::State::preparing;
  here.bodies.clear();
  const std::string id = Store(connection()).create(by_system, here)->id;

  std::size_t acknowledged = 0;
  for (const int after : {1, 2, 3, 5}) {
    std::istringstream lines(killed_after(after, id));
    const auto fresh = connect();
    const FileStore store = FileStore::open(files()).value();
    for (std::string organisation, hash; lines >> organisation >> hash; ++acknowledged) {
      const auto found = Store(*fresh).find(Kind::organisation, organisation).value();
      ASSERT_TRUE(found);
      EXPECT_EQ(found->document["logo"], hash);
      EXPECT_TRUE(store.read({hash}, 200'000));
    }
  }
  EXPECT_GE(acknowledged, 11U);

  // Every record that is there is whole: with its index, its audit and its file.
  const FileStore store = FileStore::open(files()).value();
  ListQuery query{.partnership = id, .kind = Kind::organisation, .sort_by = "name", .limit = longest_page};
  query.levels = partnership::Disclosure::open;
  const Page page = Store(connection()).page(query).value();
  EXPECT_GE(page.records.size(), acknowledged);
  EXPECT_EQ(page.records.size(), connection().query("SELECT 1 FROM records").value().size() - 1);
  for (const StoredDocument& stored : page.records) {
    EXPECT_EQ(Store(connection()).history(stored.id).value().size(), 1U);
    EXPECT_TRUE(store.read({stored.document["logo"]}, 200'000));
  }
}

}  // namespace
}  // namespace twinlight::storage
