// What an installation's check finds is exactly what was broken.

#include "twinlight/storage/check.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "tests/support/scratch_folder.h"
#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_fixture.h"
#include "twinlight/storage/change_fixture.h"
#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/job_queue.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/store.h"

namespace twinlight::storage {
namespace {
using fixture::by_system;
namespace fs = std::filesystem;
using partnership::Kind;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class CheckTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    files.emplace(FileStore::open(folder.path()).value());
    ASSERT_TRUE(migrate(connection()));
    partnership::Partnership here;
    partnership::fixture::fill(here);
    here.state = partnership::State::preparing;
    here.bodies.clear();
    here.agreements.clear();
    const auto made = Store(connection()).create(by_system, here);
    ASSERT_TRUE(made);
    partnership = made->id;
    partnership::Organisation firm;
    partnership::fixture::fill(firm);
    firm.state = partnership::State::applied;
    firm.partnership.text = partnership;
    firm.logo.reset();
    organisation = Store(connection()).create(by_system, firm)->id;
    partnership::StoredFile kept;
    partnership::fixture::fill(kept);
    kept.partnership.text = partnership;
    kept.organisation.text = organisation;
    kept.hash = files->put("photometry").value();
    hash = kept.hash;
    file = Store(connection()).create(by_system, kept)->id;
  }

  std::vector<std::string> faults() {
    const auto report = check_installation(connection(), *files);
    EXPECT_TRUE(report) << to_string(report.error());
    std::vector<std::string> found;
    if (report)
      for (const Diagnostic& fault : report->faults) found.push_back(fault.field + ": " + fault.message);
    return found;
  }

  testing::ScratchFolder folder;
  std::optional<FileStore> files;
  std::string partnership;
  std::string organisation;
  std::string file;
  partnership::FileHash hash;
};
TWL_ON_BOTH_DATABASES(CheckTest);

TEST_P(CheckTest, WholeInstallationHasNoFault) {
  const auto report = check_installation(connection(), *files);
  ASSERT_TRUE(report);
  EXPECT_THAT(faults(), IsEmpty());
  EXPECT_EQ(report->records, 3);
  EXPECT_EQ(report->files, 1);
}

TEST_P(CheckTest, FindsARecordThatItsIndexDoesNotGoWith) {
  ASSERT_TRUE(connection().execute("DELETE FROM record_index WHERE record = ? AND field = 'name'", {organisation}));
  EXPECT_THAT(faults(), ElementsAre("organisation " + organisation + ": is not in the index as it is"));
}

TEST_P(CheckTest, FindsARecordThatIsListedAsAnother) {
  const auto update = [&](const std::string& table, const std::string& column, const std::string& value) {
    const char* key = table == "records" ? "id" : "record";
    ASSERT_TRUE(
        connection().execute("UPDATE " + table + " SET " + column + " = ? WHERE " + key + " = ?", {value, file}));
  };
  const std::map<std::string, std::string> whole{
      {"state", "kept"}, {"organisation", organisation}, {"partnership", partnership}};
  for (const auto& [column, value] : whole) {
    update("records", column, file);
    EXPECT_THAT(faults(), ElementsAre("file " + file + ": is listed with the " + column + " \"" + file +
                                      "\" instead of \"" + value + "\""));
    update("records", column, value);
  }
  update("record_index", "partnership", file);
  EXPECT_THAT(faults(), ElementsAre("file " + file + ": is not in the index as it is"));
}

TEST_P(CheckTest, FindsARecordThatIsNotLinked) {
  ASSERT_TRUE(connection().execute("DELETE FROM record_links WHERE source = ? AND target = ?", {file, organisation}));
  EXPECT_THAT(faults(), ElementsAre("file " + file + ": is not linked with what it names"));
}

TEST_P(CheckTest, FindsAChangeWithoutAudit) {
  ASSERT_TRUE(connection().execute("UPDATE records SET version = 7 WHERE id = ?", {organisation}));
  EXPECT_THAT(faults(), ElementsAre("organisation " + organisation + ": has a change that the audit does not know"));
}

TEST_P(CheckTest, FindsADamagedDocument) {
  ASSERT_TRUE(connection().execute("UPDATE records SET document = '{' WHERE id = ?", {organisation}));
  EXPECT_THAT(faults(), ElementsAre("organisation " + organisation + ": is damaged"));
}

TEST_P(CheckTest, FindsAFileWithOtherBytesAndOneThatIsGone) {
  fs::permissions(files->path_of(hash), fs::perms::owner_all);
  std::ofstream(files->path_of(hash)) << "photometrz";
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("file " + file)));
  fs::remove(files->path_of(hash));
  EXPECT_THAT(faults(), ElementsAre(HasSubstr("file " + file)));
}

/// What is named elsewhere than in a record of a file, one after the other, and never kept.
TEST_P(CheckTest, FindsWhatAnyRecordAnyChangeAndAnyJobNames) {
  const auto hash_of = [](char c) { return partnership::FileHash{std::string(64, c)}; };
  const auto missing = [](char c) { return ": names the file " + std::string(64, c) + ", which is not there"; };
  partnership::Organisation firm;
  partnership::fixture::fill(firm);
  firm.state = partnership::State::applied;
  firm.partnership.text = partnership;
  firm.logo = hash_of('b');
  const std::string id = Store(connection()).create(by_system, firm)->id;
  EXPECT_THAT(faults(), ElementsAre("organisation " + id + " /logo" + missing('b')));

  firm.logo = hash;
  ASSERT_TRUE(Store(connection()).change(by_system, partnership::Action::edit, {id}, 1, firm));
  EXPECT_THAT(faults(), ElementsAre("organisation " + id + " /logo of version 1" + missing('b')));

  const partnership::FileHash kept = files->put("a logo").value();
  fs::rename(files->path_of(kept), files->path_of(hash_of('b')));
  EXPECT_THAT(faults(), ElementsAre("organisation " + id + " /logo of version 1: names the file " +
                                    std::string(64, 'b') + ", which is damaged"));
  ASSERT_TRUE(connection().execute("UPDATE audit SET after_change = '' WHERE version = 1 AND record = ?", {id}));
  EXPECT_THAT(faults(), IsEmpty());

  JobQueue queue(connection());
  const std::string job = partnership::fixture::uuid;
  ASSERT_TRUE(queue.add(job, "rankings", "{}", by_system.at));
  const auto claim = queue.claim("rankings", "worker", by_system.at, std::chrono::minutes(1));
  ASSERT_TRUE(claim && *claim);
  ASSERT_TRUE(queue.finish(**claim, R"({"file":")" + std::string(64, 'c') + "\"}"));
  EXPECT_THAT(faults(), ElementsAre("job " + job + " of rankings" + missing('c')));
}

}  // namespace
}  // namespace twinlight::storage
