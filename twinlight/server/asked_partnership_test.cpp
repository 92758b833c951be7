#include "twinlight/server/asked_partnership.h"

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Two partnerships and a third that is being prepared; somebody who acts in the first two.
class AskedPartnershipTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    second = add_partnership();
    stranger = add_organisation(second, "limburg");
    const std::string person = add_person("both", Role::member, limburg_guangdong, owner);
    json role = document(Kind::membership,
                         {{Kind::partnership, second}, {Kind::person, person}, {Kind::organisation, stranger}});
    role["role"] = "member";
    role["region"] = "";
    move(Kind::membership, create(Kind::membership, role), Action::admit);
    add_person("one", Role::member, limburg_guangdong, owner);
    preparing = create(Kind::partnership, document(Kind::partnership, {}));
    both = sign_in("both");
    one = sign_in("one");
  }
  /// The ids that a session tells, those of the reader's own marked.
  std::vector<std::string> choices(const Visitor& visitor) {
    std::vector<std::string> told;
    const json session = json_of(ask("GET", "/session", {}, visitor));
    for (const json& item : session["partnerships"])
      told.push_back((item["acts"].get<bool>() ? "own " : "") + item["id"].get<std::string>());
    return told;
  }
  std::vector<std::string> organisations(const std::string& partnership, const Visitor& visitor) {
    std::vector<std::string> ids;
    const json list = json_of(ask("GET", "/organisations?partnership=" + partnership, {}, visitor));
    for (const json& item : list["items"]) ids.push_back(item["id"]);
    return ids;
  }

  std::string second;
  std::string stranger;
  std::string preparing;
  Visitor both;
  Visitor one;
};
TWL_ON_BOTH_DATABASES(AskedPartnershipTest);

TEST_P(AskedPartnershipTest, SessionTellsWhichThereAreToChooseTheOwnFirst) {
  EXPECT_THAT(choices(both), ElementsAre("own " + limburg_guangdong, "own " + second));
  EXPECT_THAT(choices(one), ElementsAre("own " + limburg_guangdong, second));
  EXPECT_THAT(choices({}), ElementsAre(limburg_guangdong, second)) << "what is not active yet is nobody's to choose";
  const json session = json_of(ask("GET", "/session", {}, both));
  EXPECT_EQ(session["partnership"], limburg_guangdong);
  const json document = json_of(ask("GET", "/partnerships/" + second, {}, both))["document"];
  EXPECT_EQ(session["partnerships"][1]["name"], document["name"]);
  EXPECT_EQ(session["partnerships"][1]["regions"].size(), document["regions"].size());
}

TEST_P(AskedPartnershipTest, WhatHasEndedIsChosenByWhoActsInItAlone) {
  move(Kind::partnership, second, Action::end);
  EXPECT_THAT(choices(both), ElementsAre("own " + limburg_guangdong, "own " + second));
  EXPECT_THAT(choices({}), ElementsAre(limburg_guangdong));
}

TEST_P(AskedPartnershipTest, ListsAreOfTheOneThatIsAsked) {
  EXPECT_THAT(organisations(second, both), ElementsAre(stranger));
  EXPECT_THAT(organisations(second, {}), ElementsAre(stranger));
  EXPECT_THAT(organisations(preparing, both), IsEmpty());
  for (const std::string& id : organisations(limburg_guangdong, both)) EXPECT_NE(id, stranger);
}

TEST_P(AskedPartnershipTest, ProductsOfMembersAreInTheCatalogueOfTheirPartnershipAlone) {
  const std::string name = "yanxi-qx600mp-3600.ldt";
  const std::string bytes =
      read_file(std::string(TWINLIGHT_SOURCE_DIR "/examples/catalogue/") + name, 1U << 20U).value();
  const Response kept =
      send("POST", "/files?name=" + name + "&partnership=" + second, bytes, "application/octet-stream", both);
  ASSERT_EQ(kept.status, 201) << kept.body;
  json made = document(Kind::product, {{Kind::partnership, second}, {Kind::organisation, stranger}});
  const std::string hash = json_of(kept)["record"]["document"]["hash"];
  made["files"] = json::array({{{"role", "photometry"}, {"name", name}, {"hash", hash}}});
  const Response product = ask("POST", "/products", made, both);
  ASSERT_EQ(product.status, 201) << product.body;
  move(Kind::product, json_of(product)["id"], Action::publish);

  const auto total = [&](const std::string& query, const Visitor& visitor) {
    return json_of(ask("GET", "/catalogue/products" + query, {}, visitor))["total"].get<int>();
  };
  const std::string of_second = "?partnership=" + second;
  EXPECT_EQ(total("", both), 3);
  EXPECT_EQ(total(of_second, both), 4);
  EXPECT_EQ(total(of_second, one), 3) << "a member of another partnership is a visitor here";
  EXPECT_EQ(total(of_second, {}), 3);
  const std::string path = "/catalogue/products/" + sha256_hex({bytes});
  EXPECT_EQ(ask("GET", path, {}, both).status, 404);
  EXPECT_EQ(ask("GET", path + of_second, {}, both).status, 200);
  EXPECT_EQ(ask("GET", path + of_second, {}, one).status, 404);
}

TEST_P(AskedPartnershipTest, PageOfALetterSaysWhichPartnershipWhereThereAreSeveral) {
  const auto connection = installation().connections().lend();
  storage::Store store(**connection);
  EXPECT_EQ(page_of(store, "/work", second).value(), "/work?partnership=" + second);
  EXPECT_EQ(page_of(store, "/work", "").value(), "/work");
}

TEST_P(AskedPartnershipTest, SearchIsKeptOfTheDirectoryThatIsAsked) {
  const json asked = {{"name", "light"}, {"text", "light"}};
  const Response kept = ask("POST", "/searches?partnership=" + second, asked, both);
  ASSERT_EQ(kept.status, 201) << kept.body;
  EXPECT_EQ(json_of(kept)["partnership"], second);
  EXPECT_EQ(json_of(ask("POST", "/searches", asked, both))["partnership"], limburg_guangdong);
}

}  // namespace
}  // namespace twinlight::server
