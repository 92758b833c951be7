#include "twinlight/server/market_endpoints.h"

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
using ::testing::Contains;
using ::testing::HasSubstr;

std::string example(const std::string& name) {
  return read_file(TWINLIGHT_SOURCE_DIR "/examples/" + name, 1U << 20U).value();
}

const json& market_of(const json& access, const std::string& market) {
  return access["markets"][market == "eu" ? 0 : 1];
}

json rule_of(const json& market, const std::string& id) {
  for (const json& rule : market["rules"])
    if (rule["id"] == id) return rule;
  return nullptr;
}

class MarketEndpointsTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("maker", Role::member, limburg_guangdong, owner);
    maker = sign_in("maker");
  }
  std::string upload(const std::string& name, const std::string& bytes) {
    const Response sent = send("POST", "/files?name=" + name, bytes, "application/octet-stream", maker);
    return json_of(sent)["record"]["document"].value("hash", "");
  }
  /// A draft with photometry and a description.
  std::string product(const std::string& description, const json& more = json::object()) {
    json made = document(Kind::product, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
    made.update(more);
    made["files"] =
        json::array({{{"role", "photometry"},
                      {"name", "bed.ldt"},
                      {"hash", upload("bed.ldt", example("catalogue/maaskant-bedlicht-6500.ldt"))}},
                     {{"role", "document"}, {"name", "bed.toml"}, {"hash", upload("bed.toml", description)}}});
    const Response answer = ask("POST", "/products", made, maker);
    EXPECT_EQ(answer.status, 201) << answer.body;
    return json_of(answer).value("id", "");
  }
  void certify(const std::string& product, const std::string& scheme, const std::string& until) {
    json made =
        document(Kind::certificate,
                 {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::product, product}});
    made["scheme"] = scheme;
    made["number"] = "fictional 1";
    made["issued_on"] = "2026-01-05";
    made["expires_on"] = until;
    move(Kind::certificate, create(Kind::certificate, made), Action::confirm);
  }
  json access(const std::string& product, const std::string& date, const Visitor& visitor,
              const std::string& more = "") {
    const Response answer = ask("GET", "/products/" + product + "/market-access?date=" + date + more, {}, visitor);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return json_of(answer);
  }
  Visitor maker;
};
TWL_ON_BOTH_DATABASES(MarketEndpointsTest);

TEST_P(MarketEndpointsTest, DescriptionAndCertificateDecideUntilTheCertificateEnds) {
  const std::string id = product(example("products/care-luminaire.toml"));
  certify(id, "CCC, GB/T 7000.1-2023", "2027-06-30");
  const json before = access(id, "2027-06-30", maker);
  EXPECT_EQ(before["description"]["fault"], nullptr);
  EXPECT_GT(market_of(before, "eu")["count"]["met"].get<int>(), 3);
  const json& china = market_of(before, "china");
  const json met = rule_of(china, "cnca-c10/certificate");
  ASSERT_TRUE(met.is_object()) << china["rules"].dump(1);
  EXPECT_EQ(met["outcome"], "met") << met.dump(1);
  const json& next = china["changes"].front();
  EXPECT_EQ(next["date"], "2027-07-01");
  EXPECT_EQ(next["change"], "proof_expires");
  EXPECT_THAT(next["paper"]["covers"], Contains("CCC"));
  const json missed = rule_of(market_of(access(id, "2027-07-01", maker), "china"), "cnca-c10/certificate");
  EXPECT_EQ(missed["outcome"], "missed");
  EXPECT_EQ(missed["findings"][0]["paper_is_out_of_date"], true);
}

TEST_P(MarketEndpointsTest, WhatReadersDoNotSeeOfARecordIsNotUsedForThem) {
  const std::string id = product(example("products/care-luminaire.toml"));
  EXPECT_EQ(ask("GET", "/products/" + id + "/market-access?date=2027-01-01").status, 404) << "a draft";
  move(Kind::product, id, Action::publish);
  const json of_visitor = access(id, "2027-01-01", {});
  EXPECT_EQ(of_visitor["description"], nullptr) << "files are for members";
  EXPECT_EQ(market_of(of_visitor, "eu")["may_be_shipped"], false);
  EXPECT_FALSE(market_of(of_visitor, "eu")["questions"].empty());
}

TEST_P(MarketEndpointsTest, CodesOfTheHousingComeFromTheRecord) {
  // An animal house asks for IP65 (places_2026.toml); the description says nothing of the housing.
  const std::string description =
      "manufacturer = \"Maker\"\nmodel = \"Bed\"\nkind = \"luminaire\"\nuse = [\"animal_house\"]\n";
  const auto outcome = [&](const json& codes) {
    const std::string id = product(description, codes);
    return rule_of(market_of(access(id, "2027-01-01", maker), "eu"), "twinlight-places:2026/animal-house")
        .value("outcome", "");
  };
  EXPECT_EQ(outcome(json::object()), "to_be_shown");
  EXPECT_EQ(outcome({{"ip", "IP44"}}), "missed");
  EXPECT_EQ(outcome({{"ip", "IP66"}, {"ik", "IK08"}}), "met");
}

TEST_P(MarketEndpointsTest, DescriptionThatCanNotBeReadIsSaidAndCountsForNothing) {
  const json faulty = access(product("manufacturer = 3\n"), "2027-01-01", maker, "&language=nl");
  EXPECT_THAT(faulty["description"]["fault"].get<std::string>(), HasSubstr("bed.toml"));
  EXPECT_GT(market_of(faulty, "china")["count"]["to_be_shown"].get<int>(), 0);
}

TEST_P(MarketEndpointsTest, CatalogueAnswersForFilesWithoutARecord) {
  const json listed = json_of(ask("GET", "/catalogue/products"));
  ASSERT_FALSE(listed["items"].empty());
  const std::string path = "/catalogue/products/" + listed["items"][0].value("sha256", "") + "/market-access?date=";
  const json found = json_of(ask("GET", path + "2026-11-28"));
  EXPECT_TRUE(found["papers"].empty());
  EXPECT_FALSE(market_of(found, "eu")["questions"].empty());
  EXPECT_EQ(ask("GET", path + "2026-02-30").status, 422) << "no such day";
  EXPECT_EQ(ask("GET", path + "soon").status, 422);
  EXPECT_EQ(ask("GET", "/catalogue/products/" + std::string(64, '0') + "/market-access?date=2026-11-28").status, 404);
}

}  // namespace
}  // namespace twinlight::server
