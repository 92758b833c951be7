// Nobody comes to act for an organisation of another region, or is shown there, by what others propose for them.
#include "twinlight/server/membership_rules.h"

#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;

/// Somebody of Limburg who is in the directory and did not agree to transfer abroad, and who gives roles in Guangdong.
class MembershipRulesTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    els = add_person("els", Role::member, limburg_guangdong, owner);
    for (const char* purpose : {"directory", "introductions"}) agree("els", purpose);
    const std::string factory = add_organisation(limburg_guangdong, "guangdong");
    add_person("maker", Role::organisation_manager, limburg_guangdong, other);
    add_person("neighbour", Role::member, limburg_guangdong, factory);
    add_person("coordinator", Role::coordinator, limburg_guangdong, factory, "guangdong");
    add_person("runs", Role::programme_manager, limburg_guangdong, factory);
    add_person("keeper", Role::administrator, limburg_guangdong, factory);
  }
  void agree(const std::string& key, const std::string& purpose) {
    const Visitor by = sign_in(key);
    const json consents = json_of(ask("GET", "/my/consents", {}, by));
    for (const json& item : consents["items"])
      if (item["purpose"] == purpose) {
        const json body = {{"given", true}, {"text_version", item["text_version"]}};
        ASSERT_EQ(ask("PUT", "/my/consents/" + purpose, body, by).status, 200);
      }
  }
  json role_for(const std::string& person) const {
    json membership =
        document(Kind::membership,
                 {{Kind::partnership, limburg_guangdong}, {Kind::person, person}, {Kind::organisation, other}});
    membership["role"] = "member";
    membership["region"] = "";
    return membership;
  }
  Response propose(const std::string& person, const std::string& by) {
    return ask("POST", "/memberships", role_for(person), sign_in(by), {{"accept-language", "en"}});
  }
  Response admit(const std::string& membership, const std::string& by) {
    return ask("POST", "/memberships/" + membership + "/transitions", {{"action", "admit"}}, sign_in(by),
               {{"if-match", "\"1\""}, {"accept-language", "en"}});
  }
  json read(const std::string& person, const std::string& by) {
    return json_of(ask("GET", "/persons/" + person, {}, sign_in(by)))["document"];
  }
  /// Somebody who came and for whom nobody gave a role yet, with an account or without.
  std::string newcomer(const std::string& key) { return add_person(key, Role::visitor, limburg_guangdong, ""); }

  static void expect_refused(const Response& response, const std::string& what) {
    EXPECT_EQ(response.status, 422) << what;
    const json fault = {{"pointer", "/person"},
                        {"message", "acts for others, or did, and asks for this role themselves"}};
    EXPECT_EQ(json_of(response)["errors"], json::array({fault})) << what;
  }

  std::string els;
};
TWL_ON_BOTH_DATABASES(MembershipRulesTest);

TEST_P(MembershipRulesTest, WhatIsProposedOrRefusedShowsNobodyAbroad) {
  const json before = read(els, "maker");
  EXPECT_FALSE(before.contains("family_name"));
  const std::string proposed = create(Kind::membership, role_for(els));
  for (const char* reader : {"maker", "neighbour", "coordinator", "runs"})
    EXPECT_EQ(read(els, reader), before) << reader;
  move(Kind::membership, proposed, Action::refuse);
  for (const char* reader : {"maker", "neighbour", "coordinator", "runs"})
    EXPECT_EQ(read(els, reader), before) << reader;
}

TEST_P(MembershipRulesTest, WhoIsMerelyProposedIsNoColleagueYet) {
  const std::string person = newcomer("new");
  const std::string proposed = create(Kind::membership, role_for(person));
  EXPECT_FALSE(read(person, "maker").contains("email"));
  move(Kind::membership, proposed, Action::admit);
  EXPECT_TRUE(read(person, "maker").contains("email"));
}

TEST_P(MembershipRulesTest, NobodyProposesARoleForWhoActsElsewhere) {
  for (const char* by : {"maker", "coordinator", "runs", "keeper"}) expect_refused(propose(els, by), by);
  const json memberships = json_of(ask("GET", "/memberships?person=" + els, {}, sign_in("els")));
  move(Kind::membership, memberships["items"][0]["id"], Action::end);
  expect_refused(propose(els, "maker"), "who left theirs");
}

TEST_P(MembershipRulesTest, NobodyAdmitsWhoActsElsewhereAndDidNotAsk) {
  const std::string proposed = create(Kind::membership, role_for(els));
  for (const char* by : {"maker", "coordinator", "runs", "keeper"}) expect_refused(admit(proposed, by), by);
  EXPECT_FALSE(read(els, "neighbour").contains("family_name"));
}

TEST_P(MembershipRulesTest, WhoAsksForItThemselvesIsAdmitted) {
  const Response asked = propose(els, "els");
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_FALSE(read(els, "neighbour").contains("family_name")) << "they only asked";
  EXPECT_EQ(admit(json_of(asked)["id"], "maker").status, 200);
  EXPECT_TRUE(read(els, "neighbour").contains("family_name")) << "they act there now";
}

TEST_P(MembershipRulesTest, ColleaguesAndWhoNeverActedAreGivenRoles) {
  const std::string colleague = add_person("colleague", Role::member, limburg_guangdong, other);
  for (const std::string& person : {colleague, newcomer("new")}) {
    const Response proposed = propose(person, "maker");
    ASSERT_EQ(proposed.status, 201) << proposed.body;
    EXPECT_EQ(admit(json_of(proposed)["id"], "coordinator").status, 200);
  }
}

}  // namespace
}  // namespace twinlight::server
