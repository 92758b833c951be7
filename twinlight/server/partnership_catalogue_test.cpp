#include "twinlight/server/partnership_catalogue.h"

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;

std::string catalogue_file(const std::string& name) {
  return read_file(std::string(TWINLIGHT_SOURCE_DIR "/examples/catalogue/") + name, 1U << 20U).value();
}

class PartnershipCatalogueTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("maker", Role::member, limburg_guangdong, owner);
    add_person("buyer", Role::member, limburg_guangdong, other);
    maker = sign_in("maker");
    buyer = sign_in("buyer");
  }
  json link(const std::string& name, const char* role) {
    const Response uploaded =
        send("POST", "/files?name=" + name, catalogue_file(name), "application/octet-stream", maker);
    EXPECT_TRUE(uploaded.status == 201 || uploaded.status == 200) << uploaded.body;
    return {{"role", role}, {"name", name}, {"hash", json_of(uploaded)["record"]["document"]["hash"]}};
  }
  std::string created(const json& file) {
    json made = document(Kind::product, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
    made["files"] = json::array({file});
    made["lifetime_h"] = 80000;
    made["ip"] = "IP65";
    made["dims_to"] = 0.1;
    made["mountings"] = {"wall", "surface"};
    made["prices"] = json::parse(R"([{"unit_price": {"amount": "129.50", "currency": "EUR"}, "from_quantity": 1}])");
    const Response response = ask("POST", "/products", made, maker);
    EXPECT_EQ(response.status, 201) << response.body;
    return json_of(response).value("id", "");
  }
  void act(const std::string& id, const char* action, int version) {
    const Response response = ask("POST", "/products/" + id + "/transitions", {{"action", action}}, maker,
                                  {{"if-match", "\"" + std::to_string(version) + "\""}});
    EXPECT_EQ(response.status, 200) << response.body;
  }
  int total(const Visitor& visitor) { return json_of(ask("GET", "/catalogue/products", {}, visitor))["total"]; }

  const std::string pendant = "yanxi-qx600mp-3600.ldt";
  Visitor maker;
  Visitor buyer;
};
TWL_ON_BOTH_DATABASES(PartnershipCatalogueTest);

TEST_P(PartnershipCatalogueTest, PublishedProductIsInTheCatalogueOfMembersUntilItIsRetired) {
  EXPECT_EQ(total(buyer), 3);
  const std::string id = created(link(pendant, "photometry"));
  EXPECT_EQ(total(buyer), 3) << "a draft";
  act(id, "publish", 1);
  EXPECT_EQ(total(buyer), 4);
  EXPECT_EQ(total({}), 3) << "files of products are for members";
  const std::string path = "/catalogue/products/" + sha256_hex({catalogue_file(pendant)});
  json item = json_of(ask("GET", path, {}, buyer));
  EXPECT_EQ(item["product"], id) << item;
  EXPECT_EQ(item["price"], 129.5);
  EXPECT_EQ(item["enclosure"]["ip"], "IP65");
  EXPECT_EQ(item["enclosure"]["ik"], nullptr);
  EXPECT_EQ(item["enclosure"]["dims_to"], 0.1);
  EXPECT_EQ(item["enclosure"]["mounting"], json({"wall", "surface"}));
  EXPECT_EQ(item["file"], "products/" + id + "/" + pendant);
  EXPECT_FALSE(item["intensities"]["intensity_cd"].empty());
  EXPECT_EQ(ask("GET", path).status, 404);
  act(id, "retire", 2);
  EXPECT_EQ(total(buyer), 3);
}

TEST_P(PartnershipCatalogueTest, MembersRankItAndVisitorsDoNot) {
  const std::string id = created(link(pendant, "photometry"));
  act(id, "publish", 1);
  const auto products = [&](const Visitor& visitor) {
    const json ranking = json_of(ask("GET", "/rankings/" + ranked(visitor), {}, visitor));
    std::vector<std::string> records;
    for (const json& entry : ranking["shortlist"])
      records.push_back(entry["product"].is_null() ? "" : entry["product"].get<std::string>());
    return records;
  };
  EXPECT_THAT(products(buyer), ::testing::UnorderedElementsAre("", "", "", id));
  EXPECT_THAT(products({}), ::testing::UnorderedElementsAre("", "", ""));
}

TEST_P(PartnershipCatalogueTest, ItIsSimulatedFromWhereItWasStored) {
  act(created(link(pendant, "photometry")), "publish", 1);
  const json scene = {{"room", {{"length_m", 4}, {"width_m", 4}, {"height_m", 3}}},
                      {"reflectance", {{"ceiling", 0.7}, {"walls", 0.5}, {"floor", 0.2}}},
                      {"luminaire", {{"sha256", sha256_hex({catalogue_file(pendant)})}}},
                      {"layout", {{"columns", 2}, {"rows", 2}, {"mounting_height_m", 3}}},
                      {"task", {{"height_m", 0.75}}}};
  const Response response = ask("POST", "/simulations", scene, buyer);
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_GT(json_of(response)["task"]["mean_lx"].get<double>(), 50.0);
  EXPECT_EQ(ask("POST", "/simulations", scene).status, 422);
}

TEST_P(PartnershipCatalogueTest, WhatTheInstallationHasAlreadyIsNamedAndNotDoubled) {
  const std::string name = "demerglans-klaslicht600-3200.ldt";
  const std::string id = created(link(name, "photometry"));
  act(id, "publish", 1);
  EXPECT_EQ(total(buyer), 3);
  EXPECT_EQ(json_of(ask("GET", "/catalogue/products/" + sha256_hex({catalogue_file(name)}), {}, buyer))["product"], id);
}

}  // namespace
}  // namespace twinlight::server
