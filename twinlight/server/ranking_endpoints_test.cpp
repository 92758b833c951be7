#include "twinlight/server/ranking_endpoints.h"

#include "twinlight/report/report_file.h"
#include "twinlight/server/contract.h"
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::small_need;
using fixture::Visitor;
using nlohmann::json;
using partnership::Role;
using ::testing::HasSubstr;

class RankingEndpointsTest : public fixture::ServerTest {};
TWL_ON_BOTH_DATABASES(RankingEndpointsTest);

TEST_P(RankingEndpointsTest, NeedGoesInAndAProvenShortlistComesOut) {
  const std::string id = ranked();
  const Response response = ask("GET", "/rankings/" + id);
  ASSERT_EQ(response.status, 200);
  const auto ranking = json_of(response);
  ASSERT_FALSE(ranking["shortlist"].empty());
  EXPECT_EQ(ranking["shortlist"][0]["rank"], 1);
  EXPECT_FALSE(ranking["shortlist"][0]["checks"].empty());
  EXPECT_GT(ranking["shortlist"][0]["evaluation"]["task"]["mean_lx"].get<double>(), 100.0);
  EXPECT_EQ(ranking["need_description"], small_need());
  EXPECT_EQ(json_of(ask("GET", "/rankings/" + id + "?top=1"))["shortlist"].size(), 1U);
  const auto contract = Contract::built_in().value();
  for (const Diagnostic& fault : response_faults(*contract->find("GET", "/rankings/" + id).operation, 200, ranking))
    ADD_FAILURE() << to_string(fault);
  const std::string product = "/catalogue/products/" + ranking["shortlist"][0]["file_sha256"].get<std::string>();
  EXPECT_FALSE(json_of(ask("GET", product))["intensities"]["intensity_cd"].empty());

  const Response data = ask("GET", "/rankings/" + id + "/report.json");
  ASSERT_EQ(data.status, 200) << data.body;
  EXPECT_TRUE(report::verify_report(data.body).seal.faults.empty());
  const Response pdf = ask("GET", "/rankings/" + id + "/report?rank=1&language=nl");
  ASSERT_EQ(pdf.status, 200) << pdf.body;
  EXPECT_THAT(pdf.body, ::testing::StartsWith("%PDF"));
  EXPECT_EQ(ask("GET", "/rankings/" + id + "/report?rank=900").status, 404);
}

TEST_P(RankingEndpointsTest, NeedThatCanNotBeIsRefusedAtOnceWithItsPlace) {
  json need = small_need();
  need["task"]["border_m"] = 9;
  const Response response = ask("POST", "/rankings", {{"need", need}});
  EXPECT_EQ(response.status, 422);
  EXPECT_THAT(json_of(response)["errors"][0]["pointer"].get<std::string>(), HasSubstr("/need/task"));
  need = small_need();
  need["room"]["length_m"] = 450;
  need["room"]["width_m"] = 450;
  EXPECT_EQ(ask("POST", "/rankings", {{"need", need}}).status, 422) << "a floor of 20 hectares";
  EXPECT_EQ(ask("GET", "/rankings/0192f0c1-7c7b-7d3a-8a53-0123456789ab").status, 404);
}

TEST_P(RankingEndpointsTest, RankingOfAPersonIsForThatPerson) {
  add_person("member", Role::member, limburg_guangdong, owner);
  add_person("colleague", Role::member, limburg_guangdong, owner);
  const Visitor member = sign_in("member");
  const std::string id = ranked(member);
  EXPECT_EQ(ask("GET", "/rankings/" + id, {}, member).status, 200);
  EXPECT_EQ(ask("GET", "/rankings/" + id, {}, sign_in("colleague")).status, 404);
  EXPECT_EQ(ask("GET", "/rankings/" + id + "/report.json").status, 404);
  EXPECT_EQ(ask("GET", "/jobs/" + id).status, 404);
}

TEST_P(RankingEndpointsTest, VisitorsMayAskOnlySoOften) {
  int refused = 0;
  for (int i = 0; i < 12; ++i) refused += ask("POST", "/rankings", {{"need", small_need()}}).status == 429 ? 1 : 0;
  EXPECT_GE(refused, 4);
}

TEST_P(RankingEndpointsTest, OneLuminaireInOneRoomAnswersAtOnce) {
  const auto products = json_of(ask("GET", "/catalogue/products?limit=2&sort=-luminous_flux_lm"));
  ASSERT_EQ(products["items"].size(), 2U);
  EXPECT_EQ(products["total"], 3);
  json scene = {{"room", {{"length_m", 4}, {"width_m", 4}, {"height_m", 3}}},
                {"reflectance", {{"ceiling", 0.7}, {"walls", 0.5}, {"floor", 0.2}}},
                {"luminaire", {{"sha256", products["items"][0]["sha256"]}}},
                {"layout", {{"columns", 2}, {"rows", 2}, {"mounting_height_m", 3}}},
                {"task", {{"height_m", 0.75}}}};
  const Response response = ask("POST", "/simulations", scene);
  ASSERT_EQ(response.status, 200) << response.body;
  const double mean_lx = json_of(response)["task"]["mean_lx"];
  scene["reflectance"]["walls"] = 0.8;
  EXPECT_GT(json_of(ask("POST", "/simulations", scene))["task"]["mean_lx"].get<double>(), mean_lx);
  scene["luminaire"]["file"] = "/etc/passwd";
  EXPECT_EQ(ask("POST", "/simulations", scene).status, 422) << "files of the server are not for scenes";
}

TEST_P(RankingEndpointsTest, FileIsUnderstoodAndNothingIsKept) {
  Request request{.method = "POST",
                  .path = "/api/v1/inspections",
                  .query = "name=a.ldt",
                  .body = "no photometry",
                  .remote_address = "192.0.2.1"};
  request.headers["content-type"] = "application/octet-stream";
  const auto refused = json_of(installation().handle(request));
  EXPECT_EQ(refused["kind"], "unknown");
  EXPECT_TRUE(refused.contains("error"));
}

}  // namespace
}  // namespace twinlight::server
