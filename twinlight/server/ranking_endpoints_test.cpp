#include "twinlight/server/ranking_endpoints.h"

#include <chrono>
#include <thread>

#include "twinlight/foundation/file.h"
#include "twinlight/report/report_file.h"
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

/// Keeps what is sent.
struct Kept : EventStream {
  bool send(std::string_view event, std::string_view data) override {
    events.emplace_back(event, json::parse(data));
    return true;
  }
  void close() override { closed = true; }
  std::vector<std::pair<std::string, json>> events;
  bool closed = false;
};

TEST_P(RankingEndpointsTest, RowsComeAsTheyAreProvenEachWithItsPlaceAmongThoseSoFar) {
  add_person("member", Role::member, limburg_guangdong, owner);
  const Visitor member = sign_in("member");
  // Behind another one, so that it is followed from its beginning.
  ASSERT_EQ(ask("POST", "/rankings", {{"need", small_need()}}, member).status, 202);
  const std::string id = json_of(ask("POST", "/rankings", {{"need", small_need()}}, member))["ranking"];
  const auto kept = std::make_shared<Kept>();
  ask("GET", "/jobs/" + id + "/events", {}, member).stream(kept);
  Response response = ask("GET", "/rankings/" + id, {}, member);
  for (; response.status == 409; response = ask("GET", "/rankings/" + id, {}, member))
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  end();  // nothing is sent any more
  EXPECT_TRUE(kept->closed);
  EXPECT_EQ(kept->events.back().first, "done");
  std::vector<std::string> files;
  for (const auto& [event, row] : kept->events) {
    if (event != "row") continue;
    EXPECT_GT(row["evaluation"]["task"]["mean_lx"].get<double>(), 0.0);
    EXPECT_FALSE(row["evaluation"].contains("ugr")) << "values at each point are for the evidence";
    files.insert(files.begin() + row["rank"].get<int>() - 1, row["file"]);
  }
  const json shortlist = json_of(response)["shortlist"];
  ASSERT_EQ(files.size(), shortlist.size());
  for (std::size_t i = 0; i < files.size(); ++i) EXPECT_EQ(files[i], shortlist[i]["file"]);
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

TEST_P(RankingEndpointsTest, ProofIsKeptWithANeedOfTheOwnOrganisation) {
  using partnership::Kind;
  add_person("buyer", Role::member, limburg_guangdong, owner);
  add_person("stranger", Role::member, limburg_guangdong, other);
  add_person("maker", Role::member, limburg_guangdong, other);
  const Visitor buyer = sign_in("buyer");
  const std::string need =
      create(Kind::need, document(Kind::need, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}}));
  const std::string id = ranked(buyer);
  const std::string path = "/rankings/" + id + "/evaluations";
  const json wanted = {{"need", need}, {"rank", 1}};
  EXPECT_EQ(ask("POST", path, wanted, buyer).status, 422) << "nobody published the product";

  const json first = json_of(ask("GET", "/rankings/" + id, {}, buyer))["shortlist"][0];
  const std::string file = first["file"];
  const std::string bytes = read_file(TWINLIGHT_SOURCE_DIR "/examples/catalogue/" + file, 1U << 20U).value();
  const Response sent = send("POST", "/files?name=" + file, bytes, "application/octet-stream", sign_in("maker"));
  json product = document(Kind::product, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}});
  product["files"] = json::array(
      {{{"role", "photometry"}, {"name", file}, {"hash", json_of(sent)["record"]["document"].value("hash", "")}}});
  const std::string published = create(Kind::product, product);
  move(Kind::product, published, partnership::Action::publish);

  const Response kept = ask("POST", path, wanted, buyer);
  ASSERT_EQ(kept.status, 201) << kept.body;
  const json evaluation = json_of(kept)["document"];
  EXPECT_EQ(evaluation["need"], need);
  EXPECT_EQ(evaluation["product"], published);
  EXPECT_EQ(evaluation["passes"], first["verdict"] == "pass");
  EXPECT_EQ(evaluation["input_sha256"], first["evaluation"]["input_sha256"]);
  const Response report = ask(
      "GET", "/evaluations/" + json_of(kept).value("id", "") + "/files/" + evaluation.value("result", ""), {}, buyer);
  ASSERT_EQ(report.status, 200) << report.body;
  EXPECT_TRUE(report::verify_report(report.body).seal.faults.empty());
  EXPECT_EQ(ask("POST", path, {{"need", need}, {"rank", 900}}, buyer).status, 404);
  EXPECT_EQ(ask("POST", path, wanted, sign_in("stranger")).status, 404) << "the ranking is the buyer's";
  EXPECT_EQ(ask("POST", path, wanted).status, 401);
}

}  // namespace
}  // namespace twinlight::server
