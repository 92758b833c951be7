// A server is killed at random moments while people write, upload, invite and have rankings computed. Nothing that it
// acknowledged is lost, nothing is done twice with effect, no file is half there, and the installation is whole.
// TWINLIGHT_KILLS says how often (3 without it), TWINLIGHT_SEED which moments.

#include <gmock/gmock.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include "tests/killed_server/served_program.h"
#include "tests/killed_server/writers.h"
#include "tests/support/scratch_folder.h"
#include "twinlight/storage/check.h"
#include "twinlight/storage/test_database.h"

namespace twinlight::tests {
namespace {
namespace fs = std::filesystem;
using storage::Backend;
using ::testing::IsEmpty;

constexpr const char* password = "twinlight-demo";

int number_from(const char* variable, int otherwise) {
  const char* given = std::getenv(variable);
  return given == nullptr ? otherwise : std::atoi(given);
}

class KilledServerTest : public ::testing::TestWithParam<Backend> {
 public:
  void SetUp() override {
    database_ = storage::fixture::make_test_database(GetParam(), folder_ / "data");
    if (!database_.why_not.empty()) GTEST_SKIP() << database_.why_not;
    fs::create_directories(folder_ / "catalogue");
    for (const char* file : {"demerglans-klaslicht600-3200.ldt", "demerglans-klaslicht600-3700.ldt"})
      fs::copy_file(fs::path(TWINLIGHT_SOURCE_DIR) / "examples" / "catalogue" / file, folder_ / "catalogue" / file);
    // Nobody takes its mail, so that every letter waits and can be counted.
    std::ofstream(folder_ / "mail.toml") << "server = \"smtp://127.0.0.1:1\"\nfrom = \"twinlight@example.org\"\n";
  }

  std::unique_ptr<ServedProgram> serve() const {
    std::vector<std::string> words{TWINLIGHT_PROGRAM,
                                   "demo",
                                   "--quiet",
                                   "--port",
                                   "0",
                                   "--data",
                                   folder_ / "data",
                                   "--catalogue",
                                   folder_ / "catalogue",
                                   "--mail",
                                   folder_ / "mail.toml",
                                   "--public-address",
                                   "http://127.0.0.1"};
    if (GetParam() == Backend::postgresql) words.insert(words.end(), {"--database", database_.address});
    auto program = std::make_unique<ServedProgram>(words, folder_ / "output");
    if (program->address().empty()) ADD_FAILURE() << std::ifstream(folder_ / "output").rdbuf();
    return program;
  }

  static Client signed_in(const std::string& address, const std::string& email) {
    Client client;
    EXPECT_TRUE(client.sign_in(address, email, password)) << email;
    return client;
  }

  /// Lets everybody work until the server is killed at a moment that nothing tells beforehand.
  void work_until_killed(ServedProgram& server, std::vector<Writer*> writers, std::mt19937& random) {
    std::vector<std::thread> threads;
    threads.reserve(writers.size());
    for (Writer* writer : writers)
      threads.emplace_back([writer, address = server.address()] {
        while (writer->step(address)) continue;
      });
    std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution(1, 700)(random)));
    server.kill();
    for (std::thread& thread : threads) thread.join();
  }

  std::int64_t count(const std::string& sql, const std::string& value) const {
    const auto connection = database_.connect();
    const auto rows = (*connection)->query(sql, {value});
    EXPECT_TRUE(rows);
    return rows ? static_cast<std::int64_t>(rows->size()) : -1;
  }

  /// Each person that was invited is there with one letter, or neither is.
  void expect_one_letter_each(const Inviter& inviter) const {
    for (std::size_t i = 0; i < inviter.asked(); ++i) {
      const std::string to = Inviter::email(i);
      const auto persons =
          count("SELECT record FROM record_index WHERE kind = 'person' AND field = 'email' AND value = ?", to);
      const auto letters = count("SELECT id FROM jobs WHERE queue = 'mail' AND request LIKE ?", "%\"" + to + "\"%");
      EXPECT_EQ(letters, persons) << to;
      EXPECT_LE(persons, 1) << to;
    }
  }

  /// Nothing lies among the files but files whose names are the hashes of their bytes.
  void expect_whole() const {
    const auto files = storage::FileStore::open(folder_ / "data" / "files").value();
    const auto report = storage::check_installation(**database_.connect(), files);
    ASSERT_TRUE(report) << to_string(report.error());
    for (const Diagnostic& fault : report->faults) ADD_FAILURE() << fault.field << ": " << fault.message;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "data" / "files")) {
      if (!entry.is_regular_file()) continue;
      const std::string name = entry.path().filename();
      EXPECT_TRUE(partnership::is_file_hash(name) && files.read({name}, std::size_t{1} << 28U)) << entry.path();
    }
  }

 private:
  testing::ScratchFolder folder_;
  storage::fixture::TestDatabase database_;
};
TWL_ON_BOTH_DATABASES(KilledServerTest);

TEST_P(KilledServerTest, NothingAcknowledgedIsLostAndNothingIsDoneTwice) {
  const int kills = number_from("TWINLIGHT_KILLS", 3);
  const auto seed = static_cast<unsigned>(number_from("TWINLIGHT_SEED", 1));
  std::mt19937 random(seed);
  auto server = serve();
  ASSERT_FALSE(server->address().empty());
  const Client els = signed_in(server->address(), "els.claes@kievit.example");
  const Client admin = signed_in(server->address(), "tom.janssen@twinlight.example");
  const auto session = els.ask(server->address(), "GET", "/session")->json();
  const auto role = session.at("/person/roles/0"_json_pointer);
  const std::string organisation = role.at("organisation");
  const auto sites =
      els.ask(server->address(), "GET",
              "/sites?partnership=" + role.at("partnership").get<std::string>() + "&organisation=" + organisation);
  ASSERT_TRUE(sites && sites->status == 200) << (sites ? sites->body : "");

  SiteMaker maker(els);
  SiteEditor editor(els, sites->json().at("/items/0/id"_json_pointer));
  Uploader uploader(els, seed);
  Ranker ranker(els);
  Inviter inviter(admin, organisation);
  const std::vector<Writer*> writers{&maker, &editor, &uploader, &ranker, &inviter};
  for (int i = 0; i < kills; ++i) {
    work_until_killed(*server, writers, random);
    server = serve();
    ASSERT_FALSE(server->address().empty()) << "after kill " << i + 1;
  }
  // What was sent without a reply is sent again where it may be, then all is held against what was acknowledged.
  for (Writer* writer : writers) EXPECT_TRUE(writer->step(server->address()));
  for (Writer* writer : writers) {
    EXPECT_THAT(writer->lost(server->address()), IsEmpty());
    EXPECT_GT(writer->acknowledged(), 0U);
  }
  expect_one_letter_each(inviter);
  server.reset();
  expect_whole();
  std::cout << kills << " kills: " << maker.acknowledged() << " records, " << editor.acknowledged() << " changes, "
            << uploader.acknowledged() << " uploads, " << ranker.acknowledged() << " rankings, "
            << inviter.acknowledged() << " invitations\n";
}

}  // namespace
}  // namespace twinlight::tests
