// Lists that are none of records are tables too, and no list of the contract is none without a reason.
#include "twinlight/server/list_table.h"

#include <algorithm>
#include <map>
#include <set>

#include "twinlight/server/contract_lists.h"
#include "twinlight/server/job_fixture.h"
#include "twinlight/server/measure_table.h"
#include "twinlight/server/record_contract.h"

namespace twinlight::server {
namespace {

using fixture::exported;
using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class ListTableTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("programme", Role::programme_manager, limburg_guangdong, owner);
    add_person("member", Role::member, limburg_guangdong, owner);
    programme = sign_in("programme");
    member = sign_in("member");
  }
  Visitor programme;
  Visitor member;
};
TWL_ON_BOTH_DATABASES(ListTableTest);

TEST_P(ListTableTest, BoardHasEverythingThatWaits) {
  for (int i = 0; i < 52; ++i) {
    const json applied = document(Kind::organisation, {{Kind::partnership, limburg_guangdong}});
    create(Kind::organisation, applied);
  }
  const Response table = exported(*this, "board", programme);
  ASSERT_EQ(table.status, 200) << table.body;
  EXPECT_THAT(table.body, StartsWith("\xef\xbb\xbfgroup,kind,id,title,since,until\r\napplications,organisation,"));
  EXPECT_EQ(std::ranges::count(table.body, '\n'), 53) << "more than the board shows";
  EXPECT_EQ(exported(*this, "board", member).status, 403);
  EXPECT_EQ(exported(*this, "board", {}).status, 401);
}

TEST_P(ListTableTest, MeasuresAreAFigureARow) {
  json made = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
  made["anonymous"] = false;
  const std::string profile = create(Kind::profile, made);
  publish_profile(profile);
  create(Kind::interest,
         document(Kind::interest,
                  {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}, {Kind::profile, profile}}));
  const Response table = exported(*this, "measures", programme);
  EXPECT_THAT(table.body, AllOf(HasSubstr("interests.sent,,,1\r\n"), HasSubstr("answers.share,,,\r\n")));
  EXPECT_THAT(table.body, HasSubstr("exposure.owners.profiles," + owner + ","));
  EXPECT_EQ(exported(*this, "measures", member).status, 403);
}

TEST_P(ListTableTest, CatalogueIsFilteredAndSortedAsItIsShown) {
  const json shown = json_of(ask("GET", "/catalogue/products?sort=-luminous_flux_lm"));
  ASSERT_FALSE(shown["items"].empty());
  const Response table = exported(*this, "catalogue", member, {{"format", "csv"}, {"sort", "-luminous_flux_lm"}});
  ASSERT_EQ(table.status, 200) << table.body;
  EXPECT_EQ(table.body.substr(0, table.body.find('\n')).find('_'), std::string::npos) << "a column without its name";
  std::size_t place = 0;
  for (const json& item : shown["items"]) {
    const std::size_t found = table.body.find(item["sha256"].get<std::string>(), place);
    EXPECT_NE(found, std::string::npos) << item["file"] << " is not there, or not in its place";
    place = found;
  }
  const auto wanted = [&](const json& filters) {
    return exported(*this, "catalogue", member, {{"format", "csv"}, {"filters", filters}});
  };
  EXPECT_EQ(std::ranges::count(wanted({{"q", "nobody makes this"}}).body, '\n'), 1) << "the heading alone";
  const Response unknown = wanted({{"colour", "red"}});
  EXPECT_EQ(unknown.status, 422);
  EXPECT_EQ(json_of(unknown)["errors"][0]["pointer"], "/filters/colour");
  EXPECT_EQ(exported(*this, "catalogue", member, {{"format", "csv"}, {"sort", "price"}}).status, 422);
  EXPECT_EQ(exported(*this, "catalogue", member, {{"format", "xlsx"}}).body.substr(0, 2), "PK");
}

TEST_P(ListTableTest, TableIsForWhoAskedAndByItsOwnNameAlone) {
  const std::string id = json_of(ask("POST", "/exports/catalogue", {{"format", "csv"}}, member)).value("export", "");
  EXPECT_EQ(fixture::end_of_job(*this, id, member), "done");
  EXPECT_EQ(ask("GET", "/exports/catalogue/" + id, {}, member).status, 200);
  EXPECT_EQ(ask("GET", "/exports/catalogue/" + id, {}, programme).status, 404);
  EXPECT_EQ(ask("GET", "/exports/organisations/" + id, {}, member).status, 404);
  EXPECT_EQ(send("POST", "/imports/catalogue", "a\n1\n", "application/octet-stream", programme).status, 404);
}

TEST(MeasureTable, FiguresHaveTheirPathAndWhatTheyAreOf) {
  const json measures = {{"answers", {{"due", 4}, {"share", nullptr}}},
                         {"outcomes", {{{"indicator", "i1"}, {"count", 2}, {"value", 12.5}}}},
                         {"matching", {{"source", "a study"}, {"profiles", 30}}}};
  EXPECT_EQ(json(measure_rows(measures)), json({{{"measure", "answers.due"}, {"of", nullptr}, {"value", 4}},
                                                {{"measure", "answers.share"}, {"of", nullptr}, {"value", nullptr}},
                                                {{"measure", "matching.profiles"}, {"of", nullptr}, {"value", 30}},
                                                {{"measure", "outcomes.count"}, {"of", "i1"}, {"value", 2}},
                                                {{"measure", "outcomes.value"}, {"of", "i1"}, {"value", 12.5}}}));
}

/// Lists that are no tables, and why.
const std::map<std::string, std::string, std::less<>> no_tables{
    {"getCurrentSession", "the partnerships that the reader chooses from: these have their table"},
    {"listSignInProviders", "buttons of the page for signing in"},
    {"listRequirements", "data of the program, the same for everybody: data/requirements"},
    {"listTopics", "data of the program, the same for everybody: the vocabulary"},
    {"listLessons", "what the vocabulary learned, to be acted on"},
    {"search", "by relevance, of all kinds at once: each kind has its table"},
    {"listSearchProfiles", "by relevance: profiles have their table"},
    {"listPartners", "proposals for one profile, each with its reasons"},
    {"getRanking", "has its own report, as PDF and JSON"},
    {"getImport", "what became of the rows of a table that its sender has"},
    {"getCatalogueMarketAccess", "of one product"},
    {"getProductMarketAccess", "of one product"},
    {"listInterestContacts", "the people of one interest, for a talk"},
    {"listUnreachablePeople", "of one organisation, a handful"},
    {"listSearches", "the reader's own: in getMyData"},
    {"listMyConsents", "the reader's own: in getMyData"},
    {"getMyMailbox", "the reader's own: in getMyData"},
    {"listMyAccountEvents", "the reader's own: in getMyData"},
    {"listMyTokens", "the reader's own: in getMyData"},
    {"getMyData", "a file itself"},
    {"listAccountEvents", "of one account, the newest"},
    {"listRetention", "rules, a row a kind"},
    {"listWebhooks", "settings, at most ten"},
    {"listWebhookDeliveries", "of one address, the newest"},
};

TEST(ListTables, EveryListOfTheContractIsATableOrHasAReason) {
  const auto contract = Contract::built_in().value();
  std::set<std::string> tables;
  for (const char* name : {"board", "catalogue", "measures", "transfers"})
    tables.insert(std::string(operation_of_list(name)));
  for (const Kind kind : partnership::every<Kind>())
    if (has_collection(kind)) tables.insert("list" + schema_name(kind) + "s");
  const std::set<std::string> lists = fixture::lists_of(*contract);
  for (const std::string& list : lists) {
    if (list.ends_with("History")) continue;  // of one record
    EXPECT_NE(tables.contains(list), no_tables.contains(list)) << list;
  }
  for (const auto& [name, reason] : no_tables) EXPECT_TRUE(lists.contains(name)) << name << " is no list any more";
  for (const std::string& name : tables) EXPECT_TRUE(lists.contains(name)) << name << " is no list";
}

}  // namespace
}  // namespace twinlight::server
