#include "twinlight/server/record_list.h"

#include <algorithm>
#include <set>

#include "twinlight/server/job_fixture.h"
#include "twinlight/server/searched_text.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class RecordListTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("programme", Role::programme_manager, limburg_guangdong, owner);
    programme = sign_in("programme");
  }
  std::string named_partnership(const char* name) {
    json made = document(Kind::partnership, {});
    made["name"]["text"] = name;
    made["bodies"] = json::array();
    made["agreements"] = json::array();
    const std::string id = create(Kind::partnership, made);
    move(Kind::partnership, id, Action::begin);
    return id;
  }
  std::vector<std::string> ids(const std::string& path) {
    std::vector<std::string> found;
    const json page = json_of(ask("GET", path, {}, programme));
    for (const json& item : page.value("items", json::array())) found.push_back(item["id"]);
    return found;
  }
  json fault_of(const Response& response) {
    EXPECT_EQ(response.status, 422) << response.body;
    return json_of(response)["errors"].at(0);
  }
  Visitor programme;
};
TWL_ON_BOTH_DATABASES(RecordListTest);

TEST_P(RecordListTest, PartnershipsAreFilteredSortedAndPaged) {
  const std::string zebra = named_partnership("zebra");
  const std::string aardvark = named_partnership("Aardvark");
  move(Kind::partnership, zebra, Action::end);
  EXPECT_THAT(ids("/partnerships?state=ended"), ElementsAre(zebra));
  EXPECT_THAT(ids("/partnerships?name=aardvark"), ElementsAre(aardvark));
  EXPECT_EQ(ids("/partnerships?sort=name").front(), aardvark);
  EXPECT_EQ(ids("/partnerships?sort=-name").front(), zebra);
  EXPECT_THAT(ids("/partnerships?partnership=" + aardvark), ElementsAre(aardvark));

  std::vector<std::string> all;
  std::string cursor;
  do {
    const json page = json_of(ask("GET", "/partnerships?limit=1&sort=name" + cursor, {}, programme));
    ASSERT_LE(page["items"].size(), 1U);
    for (const json& item : page["items"]) all.push_back(item["id"]);
    cursor = page["next"].is_null() ? "" : "&cursor=" + page["next"].get<std::string>();
  } while (!cursor.empty());
  EXPECT_EQ(all, ids("/partnerships?sort=name"));
  EXPECT_EQ(std::set(all.begin(), all.end()).size(), 3U);
}

TEST_P(RecordListTest, TableOfPartnershipsHasNoMoreThanTheList) {
  named_partnership("Aardvark");
  move(Kind::partnership, named_partnership("zebra"), Action::end);
  const json ended = {{"format", "csv"}, {"filters", {{"state", "ended"}}}};
  const Response table = fixture::exported(*this, "partnerships", programme, ended);
  EXPECT_THAT(table.body, HasSubstr("zebra"));
  EXPECT_THAT(table.body, Not(HasSubstr("Aardvark")));
}

TEST_P(RecordListTest, CursorOfNoListIsRefused) {
  for (const char* path : {"/partnerships", "/organisations", "/persons?sort=family_name", "/persons"}) {
    const std::string mark = std::string(path).find('?') == std::string::npos ? "?" : "&";
    for (const char* cursor : {"rubbish", "h.rubbish"})
      EXPECT_EQ(fault_of(ask("GET", path + mark + "cursor=" + cursor, {}, programme))["pointer"], "cursor") << path;
  }
}

TEST_P(RecordListTest, CursorIsOfTheListThatGaveItAlone) {
  for (int i = 0; i < 3; ++i) add_organisation(limburg_guangdong, "limburg");
  const auto next_of = [&](const std::string& list) { return json_of(ask("GET", list, {}, programme))["next"]; };
  const std::string cursor = next_of("/organisations?limit=1&sort=name&region=limburg");
  const auto from_there = [&](const std::string& list) {
    return ask("GET", list + "&cursor=" + cursor, {}, programme);
  };
  EXPECT_EQ(from_there("/organisations?limit=2&sort=name&region=limburg").status, 200);
  for (const char* another :
       {"/persons?limit=1&sort=family_name", "/organisations?limit=1&sort=-name&region=limburg",
        "/organisations?limit=1&sort=name", "/organisations?limit=1&sort=name&region=guangdong",
        "/organisations?limit=1&region=limburg", "/organisations?limit=1&sort=region&region=limburg"})
    EXPECT_EQ(fault_of(from_there(another)), json({{"pointer", "cursor"}, {"message", "is no cursor of this list"}}))
        << another;
}

TEST_P(RecordListTest, CatalogueIsPagedByItsOwnCursorsAlone) {
  const std::string list = "/catalogue/products?limit=1&sort=model";
  std::set<std::string> files;
  std::string cursor;
  do {
    const json page = json_of(ask("GET", list + cursor));
    ASSERT_EQ(page["items"].size(), 1U);
    files.insert(page["items"][0]["sha256"]);
    cursor = page["next"].is_null() ? "" : "&cursor=" + page["next"].get<std::string>();
  } while (!cursor.empty());
  EXPECT_EQ(files.size(), 3U);
  const std::string next = json_of(ask("GET", list))["next"];
  for (const std::string& asked : {std::string("?cursor=abc"), std::string("?cursor=1"), "?sort=-model&cursor=" + next,
                                   "?sort=model&q=x&cursor=" + next})
    EXPECT_EQ(fault_of(ask("GET", "/catalogue/products" + asked))["pointer"], "cursor") << asked;
}

TEST_P(RecordListTest, FilterByAWordThatThereIsNotIsRefused) {
  for (const char* path :
       {"/products?state=publish", "/products?state=mutual", "/profiles?domains=healthcare",
        "/organisations?kind=rocket", "/search?q=lamp&kinds=organisations", "/search?q=lamp&kinds=product,lamp"}) {
    const std::string list(path);
    const std::size_t value = list.rfind('=');
    const std::string filter =
        list.substr(list.find_last_of("?&", value) + 1, value - list.find_last_of("?&", value) - 1);
    EXPECT_EQ(fault_of(ask("GET", path, {}, programme))["pointer"], filter) << path;
  }
  for (const char* path : {"/products?state=published", "/profiles?domains=care", "/organisations?kind=school"})
    EXPECT_EQ(ask("GET", path, {}, programme).status, 200) << path;
  for (const Kind kind : searched_kinds()) {
    const std::string word(word_of(kind));
    EXPECT_EQ(ask("GET", "/search?q=lamp&kinds=" + word + "," + word, {}, programme).status, 200) << word;
  }
  const auto table = [&](const json& more) {
    json wanted = {{"format", "csv"}};
    wanted.update(more);
    return fault_of(ask("POST", "/exports/products", wanted, programme))["pointer"];
  };
  EXPECT_EQ(table({{"filters", {{"state", "nope"}}}}), "/filters/state");
  EXPECT_EQ(table({{"partnership", "zz"}}), "/partnership");
}

TEST_P(RecordListTest, FilterOfAnotherTypeIsRefused) {
  EXPECT_EQ(fault_of(ask("GET", "/sites?hosts_pilots=zzzz", {}, programme))["pointer"], "hosts_pilots");
  EXPECT_EQ(fault_of(ask("GET", "/organisations?employees=many", {}, programme))["pointer"], "employees");
  EXPECT_EQ(ask("GET", "/sites?hosts_pilots=true", {}, programme).status, 200);
  EXPECT_EQ(ask("GET", "/organisations?employees=30", {}, programme).status, 200);
  const json table = {{"format", "csv"}, {"filters", {{"hosts_pilots", "zzzz"}}}};
  EXPECT_EQ(fault_of(ask("POST", "/exports/sites", table, programme))["pointer"], "/filters/hosts_pilots");
}

}  // namespace
}  // namespace twinlight::server
