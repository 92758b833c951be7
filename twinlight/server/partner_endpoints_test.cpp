#include "twinlight/server/partner_endpoints.h"

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

class PartnerEndpointsTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
    manager = sign_in("manager");
    request = draft_profile(owner, "BR", "nl", "Groeilampen voor verticale landbouw gezocht");
    offer = draft_profile(other, "BO", "zh", "植物工厂用植物生长灯");
  }
  std::vector<std::string> partners(const std::string& id) {
    const Response response = ask("GET", "/profiles/" + id + "/partners", {}, manager);
    EXPECT_EQ(response.status, 200) << response.body;
    std::vector<std::string> ids;
    const json answered = json_of(response);
    for (const json& item : answered["items"]) ids.push_back(item["profile"]);
    return ids;
  }
  Visitor manager;
  std::string request;
  std::string offer;
};
TWL_ON_BOTH_DATABASES(PartnerEndpointsTest);

TEST_P(PartnerEndpointsTest, OnlyPublishedProfilesAreFound) {
  EXPECT_THAT(partners(request), IsEmpty());
  publish_profile(offer);
  EXPECT_THAT(partners(request), ElementsAre(offer)) << "the own one may be a draft";
  EXPECT_THAT(partners(request), ElementsAre(offer)) << "and asked again";
  move(Kind::profile, offer, Action::withdraw);
  EXPECT_THAT(partners(request), IsEmpty());
}

TEST_P(PartnerEndpointsTest, WhatIsEditedIsMatchedAnew) {
  publish_profile(offer);
  publish_profile(request);
  ASSERT_THAT(partners(offer), ElementsAre(request));
  move(Kind::profile, request, Action::revise);
  EXPECT_THAT(partners(offer), IsEmpty());
  const Response read = ask("GET", "/profiles/" + request, {}, manager);
  json edited = json_of(read)["document"];
  edited["title"]["text"] = "Bril";
  edited["summary"]["text"] = "Bril";
  const auto version = json_of(read)["version"].dump();
  ASSERT_EQ(ask("PUT", "/profiles/" + request, edited, manager, {{"if-match", "\"" + version + "\""}}).status, 200);
  EXPECT_THAT(partners(request), IsEmpty());
  publish_profile(request);
  EXPECT_THAT(partners(offer), IsEmpty());
}

TEST_P(PartnerEndpointsTest, WhoFindsNobodyIsToldWhy) {
  const auto hints = [&] {
    const json answered = json_of(ask("GET", "/profiles/" + request + "/partners", {}, manager));
    return answered["hints"];
  };
  publish_profile(offer);
  EXPECT_TRUE(hints().empty());
  const json read = json_of(ask("GET", "/profiles/" + request, {}, manager));
  json edited = read["document"];
  edited["wanted_partner"]["regions"] = {"zhejiang"};
  ASSERT_EQ(ask("PUT", "/profiles/" + request, edited, manager, {{"if-match", "\"1\""}}).status, 200);
  ASSERT_EQ(hints().size(), 1U);
  EXPECT_EQ(hints()[0]["change"], "wanted_regions");
}

TEST_P(PartnerEndpointsTest, ReasonsNameTopicsInEveryLanguage) {
  publish_profile(offer);
  const json items = json_of(ask("GET", "/profiles/" + request + "/partners", {}, manager))["items"];
  ASSERT_EQ(items.size(), 1U);
  EXPECT_GT(items[0]["score"], 0.1);
  const json& reason = items[0]["reasons"][0];
  EXPECT_EQ(reason["kind"], "topics");
  for (const char* language : {"nl", "en", "zh"}) EXPECT_FALSE(reason["topics"][0][language].empty());
}

}  // namespace
}  // namespace twinlight::server
