#include "twinlight/server/api_scopes.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "tests/support/reference_files.h"
#include "twinlight/foundation/file.h"
#include "twinlight/server/record_contract.h"

namespace twinlight::server {
namespace {

using partnership::Kind;

const Contract& scoped_contract() {
  static const std::unique_ptr<Contract> built_in = std::move(Contract::built_in()).value();
  return *built_in;
}

Demand demand(const std::string& operation) {
  for (const Operation& known : scoped_contract().operations())
    if (known.id == operation) return demand_of(known, {});
  ADD_FAILURE() << operation << " is no operation";
  return {};
}

bool may(const char* scopes, const std::string& operation) {
  return allows(scopes_of(scopes), demand(operation));
}

TEST(ApiScopes, EveryOperationIsDecided) {
  for (const Operation& operation : scoped_contract().operations()) EXPECT_TRUE(is_decided(operation)) << operation.id;
}

TEST(ApiScopes, WordsAreThoseOfTheContract) {
  EXPECT_EQ(scoped_contract().document()["components"]["schemas"]["TokenScope"]["enum"], nlohmann::json(every_scope()));
  for (const std::string& word : every_scope()) EXPECT_EQ(word_of(scope_of(word).value()), word);
  for (const char* word : {"", "admin", "read:", "read:everything", "write:people", "READ"})
    EXPECT_FALSE(scope_of(word)) << word;
}

TEST(ApiScopes, WritingIncludesReadingAndAreasAreApart) {
  EXPECT_TRUE(may("read", "listProfiles"));
  EXPECT_FALSE(may("read", "createProfile"));
  EXPECT_TRUE(may("write", "createProfile"));
  EXPECT_TRUE(may("write:products", "getProduct"));
  EXPECT_FALSE(may("write:products", "getProfile"));
  EXPECT_TRUE(may("read:profiles write:products", "getProfile"));
  EXPECT_FALSE(may("read:profiles write:products", "changeProfile"));
  EXPECT_FALSE(may("", "getProfile"));
  EXPECT_TRUE(may("", "listTopics")) << "is for everybody";
}

TEST(ApiScopes, AccountPeopleAndTokensAreNeverWrittenByATokenHoweverWide) {
  for (const char* operation : {"setPassword", "makeMyToken", "listMyTokens", "revokeMyToken", "setMyConsent", "invite",
                                "getMyData", "removeMySecondFactor", "resetSecondFactor", "signOut", "movePerson",
                                "changePerson", "createMembership", "createConsent", "moveConsent"})
    EXPECT_FALSE(may("read write", operation)) << operation;
}

TEST(ApiScopes, AnExportIsOfTheAreaOfItsCollection) {
  for (const Operation& operation : scoped_contract().operations())
    if (operation.id == "exportRecords" || operation.id == "getExport") {
      EXPECT_TRUE(allows(scopes_of("read:products"), demand_of(operation, {{"collection", "products"}})));
      EXPECT_FALSE(allows(scopes_of("read:products"), demand_of(operation, {{"collection", "persons"}})));
    }
}

/// Operations of an area that are not those of records, by what they need.
std::string others(Area area, bool writes) {
  std::string names;
  for (const Operation& operation : scoped_contract().operations()) {
    const Demand needed = demand_of(operation, {});
    if (needed.of != Demand::Of::scope || needed.area != area || needed.writes != writes) continue;
    bool of_records = false;
    for (const Kind kind : partnership::every<Kind>())
      of_records = of_records || operation.path.starts_with("/" + collection_of(kind));
    if (!of_records) names += (names.empty() ? "" : ", ") + operation.id;
  }
  return names.empty() ? "·" : names;
}

std::string page_table() {
  std::ostringstream table;
  table << "| area | records | `read` also | `write` also |\n| --- | --- | --- | --- |\n";
  for (const Area area : partnership::every<Area>()) {
    std::string records;
    for (const Kind kind : partnership::every<Kind>())
      if (has_collection(kind) && area_of(kind) == area)
        records += (records.empty() ? "" : ", ") + std::string(word_of(kind));
    table << "| " << partnership::word_of(area) << (area == Area::people ? " (read alone)" : "") << " | " << records
          << " | " << others(area, false) << " | " << others(area, true) << " |\n";
  }
  return table.str();
}

TEST(ApiScopes, ThePageShowsTheTable) {
  const auto page = read_file(twinlight::testing::project_path("docs/tokens.md"), 100'000);
  ASSERT_TRUE(page);
  if (page->find(page_table()) != std::string::npos) return;
  FAIL() << "docs/tokens.md is to hold\n" << page_table();
}

}  // namespace
}  // namespace twinlight::server
