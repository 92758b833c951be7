#include "twinlight/storage/record_set.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/scratch_folder.h"
#include "twinlight/storage/change_fixture.h"
#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/schema.h"
#include "twinlight/storage/uuid.h"

namespace twinlight::storage {
namespace {
using fixture::by_system;
namespace fs = std::filesystem;
using partnership::Kind;
using ::testing::HasSubstr;

class RecordSetTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(migrate(connection()));
    fs::create_directories(folder_ / "set");
  }
  auto load(const fs::path& set) {
    Store store(connection());
    return load_record_set(store, FileStore::open(folder_ / "files").value(), set, by_system, check_);
  }
  /// What is said of a set with one file of this text.
  std::string complaint(const std::string& text) {
    std::ofstream(folder_ / "set" / "01.json") << text;
    const auto loaded = load(folder_ / "set");
    return loaded ? "loaded" : to_string(loaded.error());
  }
  testing::ScratchFolder folder_;
  DocumentCheck check_;
};
TWL_ON_BOTH_DATABASES(RecordSetTest);

TEST_P(RecordSetTest, TheDemonstrationPartnershipLoadsWhole) {
  const auto loaded = load(fs::path(TWINLIGHT_SOURCE_DIR) / "examples" / "partnership");
  ASSERT_TRUE(loaded) << to_string(loaded.error());
  Store store(connection());
  const auto document = [&](Kind kind, const std::string& key) {
    return store.find(kind, loaded->at(key)).value()->document;
  };
  EXPECT_EQ(document(Kind::partnership, "partnership")["bodies"].size(), 2U);
  EXPECT_EQ(document(Kind::partnership, "partnership")["state"], "active");
  EXPECT_EQ(document(Kind::profile, "p-suilong")["organisation"], loaded->at("suilong"));
  EXPECT_EQ(document(Kind::profile, "p-peeters")["state"], "draft");
  EXPECT_EQ(document(Kind::pilot, "pilot-agropolis")["state"], "active");
  EXPECT_EQ(document(Kind::outcome, "u1")["state"], "frozen");
  const auto product = document(Kind::product, "pr-qx600mp-3600");
  const FileStore files = FileStore::open(folder_ / "files").value();
  EXPECT_TRUE(files.holds({product["files"][0]["hash"]}));
  ListQuery query{.partnership = loaded->at("partnership"), .kind = Kind::organisation, .sort_by = "name"};
  query.levels = partnership::Disclosure::open;
  query.limit = longest_page;
  EXPECT_EQ(store.page(query).value().records.size(), 57U);
}

TEST_P(RecordSetTest, FaultsNameFileKeyAndField) {
  EXPECT_THAT(complaint("{}"), HasSubstr("01.json"));
  EXPECT_THAT(complaint(R"([{"key": "a", "kind": "lamp", "document": {}}])"), HasSubstr("a: is no record"));
  EXPECT_THAT(complaint(R"([{"key": "a", "kind": "site", "document": {}}])"), HasSubstr("a/partnership: is missing"));
  EXPECT_THAT(complaint(R"([{"key": "a", "kind": "site", "actions": ["edit"], "document": {}}])"),
              HasSubstr("a: there is no such record yet"));
  EXPECT_THAT(complaint(R"([{"key": "a", "kind": "site", "document": {"name": "file:nowhere"}}])"),
              HasSubstr("no such file"));
}

TEST_P(RecordSetTest, WhatStandsAgainstADocumentIsToldAtItsField) {
  check_ = [](Store&, Kind kind, const nlohmann::json&) -> Result<std::vector<Diagnostic>> {
    if (kind != Kind::organisation) return std::vector<Diagnostic>();
    return std::vector<Diagnostic>{{.message = "names no region", .field = "/region"}};
  };
  const auto refused = load(fs::path(TWINLIGHT_SOURCE_DIR) / "examples" / "partnership");
  ASSERT_FALSE(refused);
  EXPECT_THAT(to_string(refused.error()), HasSubstr("/region: names no region"));
}

TEST(UuidOfName, IsTheSameAlwaysAndAnotherForAnotherName) {
  EXPECT_EQ(uuid_of_name("gsc"), uuid_of_name("gsc"));
  EXPECT_NE(uuid_of_name("gsc"), uuid_of_name("gdut"));
  EXPECT_TRUE(partnership::is_uuid(uuid_of_name("")));
  EXPECT_EQ(uuid_of_name("gsc")[14], '8');
}

}  // namespace
}  // namespace twinlight::storage
