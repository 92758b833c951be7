// What is on record of owners and products in the ranking of partners, and what it must not tell.
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using std::chrono::days;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

class PartnerFactsTest : public fixture::ServerTest {
 public:
  void adjust(InstallationOptions& options) override {
    options.service.now = [this] { return clock; };
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
    manager = sign_in("manager");
    need = create(Kind::need, own(Kind::need, owner));
    move(Kind::need, need, Action::open);
    product = create(Kind::product, own(Kind::product, other));
    move(Kind::product, product, Action::publish);
    request = publish(owner, "BR", "Groeilampen voor verticale landbouw gezocht", {{"need", need}});
    offer = publish(other, "BO", "Groeilampen en armaturen", {{"products", {product}}});
  }

  json own(Kind kind, const std::string& organisation) {
    json made = document(kind, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, organisation}});
    if (made.contains("anonymous")) made["anonymous"] = false;
    return made;
  }
  std::string publish(const std::string& organisation, const char* type, const char* title, const json& more) {
    json made = own(Kind::profile, organisation);
    made["type"] = type;
    made["title"] = {{"language", "nl"}, {"text", title}};
    made["summary"] = made["title"];
    made["readiness_level"] = nullptr;
    made["wanted_partner"] = {{"kinds", json::array()}, {"regions", json::array()}};
    made.update(more);
    const std::string id = create(Kind::profile, made);
    move(Kind::profile, id, Action::submit);
    move(Kind::profile, id, Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2027-11-01"}});
    return id;
  }
  std::string evaluate(const std::string& by, bool passes) {
    json made = document(Kind::evaluation, {{Kind::partnership, limburg_guangdong},
                                            {Kind::organisation, by},
                                            {Kind::need, need},
                                            {Kind::product, product}});
    made["passes"] = passes;
    return create(Kind::evaluation, made);
  }
  void add_interest(const std::string& profile, const char* answer_by, Action action) {
    json made =
        document(Kind::interest,
                 {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::profile, profile}});
    made["answer_by"] = answer_by;
    made["answer"] = "";
    move(Kind::interest, create(Kind::interest, made), action,
         {{"answered_at", "2026-11-20T12:00:00.000Z"}, {"answer", "ja"}});
  }

  json partners(const std::string& of, const Visitor& reader, int top = 10) {
    const Response response = ask("GET", "/profiles/" + of + "/partners?top=" + std::to_string(top), {}, reader);
    EXPECT_EQ(response.status, 200) << response.body;
    return json_of(response)["items"];
  }
  static std::vector<std::string> kinds_of(const json& partner) {
    std::vector<std::string> kinds;
    for (const json& reason : partner["reasons"]) kinds.push_back(reason["kind"]);
    return kinds;
  }
  json first(const Visitor& reader) {
    const json found = partners(request, reader);
    return found.empty() ? json() : found[0];
  }
  double score(const Visitor& reader) { return first(reader)["score"]; }

  Instant clock = parse_instant("2026-11-28T12:00:00Z").value();
  Visitor manager;
  std::string need;
  std::string product;
  std::string request;
  std::string offer;
};
TWL_ON_BOTH_DATABASES(PartnerFactsTest);

TEST_P(PartnerFactsTest, AProductThatPassedIsTheFirstReason) {
  const double before = score(manager);
  const std::string evaluation = evaluate(owner, true);
  const json proven = first(manager);
  EXPECT_NEAR(proven["score"], 1.0 - (1.0 - before) * (1.0 - 0.6), 1e-9);
  EXPECT_EQ(kinds_of(proven).front(), "evidence");
  for (const char* language : {"nl", "en", "zh"}) EXPECT_FALSE(proven["reasons"][0]["sentences"][language].empty());
  EXPECT_EQ(proven["evaluations"], json({evaluation}));
  evaluate(owner, false);  // the newest counts
  EXPECT_EQ(score(manager), before);
}

TEST_P(PartnerFactsTest, VisitorsAreToldOfTheTextsAlone) {
  const json before = first({});
  evaluate(owner, true);
  add_interest(offer, "2026-11-25T12:00:00.000Z", Action::accept);
  EXPECT_EQ(first({}), before);
}

TEST_P(PartnerFactsTest, NobodyElseSaysWhatPassesInANeed) {
  const json before = first(manager);
  evaluate(other, true);
  EXPECT_EQ(first(manager), before);
}

/// A proof joins an anonymous profile to the few makers whose products passed, and a record to its owner: nothing of
/// it counts, so no score and no reason moves.
TEST_P(PartnerFactsTest, OfAnAnonymousProfileNothingOnRecordCounts) {
  const std::string hidden =
      publish(other, "BO", "Groeilampen en armaturen", {{"products", {product}}, {"anonymous", true}});
  const auto of_hidden = [&] {
    for (const json& partner : partners(request, manager))
      if (partner["profile"] == hidden) return partner;
    return json();
  };
  const json before = of_hidden();
  ASSERT_FALSE(before.is_null());
  evaluate(owner, true);
  add_interest(offer, "2026-11-25T12:00:00.000Z", Action::accept);
  EXPECT_EQ(of_hidden(), before);
  EXPECT_NE(partners(request, manager)[0]["profile"], hidden) << "the open one counts";
  const json open_now = partners(request, manager)[0];
  add_interest(hidden, "2026-11-19T12:00:00.000Z", Action::decline);
  EXPECT_EQ(partners(request, manager)[0], open_now) << "nor do answers for the hidden one move the open one";
}

/// How many work at an owner is for members, and of who hides for nobody: what is wanted moves no other score.
TEST_P(PartnerFactsTest, TheSizeOfAnOwnerCountsForMembersUnlessItHides) {
  const auto connection = installation().connections().lend();
  storage::Store store(**connection);
  auto found = store.find(Kind::organisation, other).value().value();
  found.document["employees"] = 300;
  ASSERT_TRUE(store.change({{}, clock}, Action::edit, Kind::organisation, other, found.version, found.document));
  const std::string hidden = publish(other, "BO", "Groeilampen en armaturen", {{"anonymous", true}});
  const auto wanting = [&](const json& sizes) {
    const std::string asks =
        publish(owner, "BR", "Groeilampen voor verticale landbouw gezocht", {{"wanted_partner", {{"sizes", sizes}}}});
    return [this, asks](const std::string& partner, const Visitor& reader) {
      const json answered = partners(asks, reader);
      for (const json& item : answered)
        if (item["profile"] == partner) return item;
      return json();
    };
  };
  const auto any = wanting(json::array());
  const auto small = wanting({"micro", "small"});
  EXPECT_NEAR(small(offer, manager)["score"], 0.8 * any(offer, manager)["score"].get<double>(), 1e-9);
  EXPECT_THAT(kinds_of(small(offer, manager)), Contains("partner size"));
  EXPECT_EQ(small(offer, {}), any(offer, {})) << "a visitor";
  EXPECT_EQ(small(hidden, manager), any(hidden, manager));
  const auto large = wanting({"large"});
  EXPECT_EQ(large(offer, manager)["score"], any(offer, manager)["score"]);
  EXPECT_THAT(kinds_of(large(offer, manager)), Contains("partner size"));
  EXPECT_EQ(large(hidden, manager), any(hidden, manager));
}

TEST_P(PartnerFactsTest, ANeedWhoseOwnerHidesProvesNothing) {
  evaluate(owner, true);
  ASSERT_EQ(kinds_of(first(manager)).front(), "evidence");
  const auto connection = installation().connections().lend();
  storage::Store store(**connection);
  auto found = store.find(Kind::need, need).value().value();
  found.document["anonymous"] = true;
  ASSERT_TRUE(store.change({{}, clock}, Action::edit, Kind::need, need, found.version, found.document));
  EXPECT_THAT(kinds_of(first(manager)), Not(Contains("evidence")));
}

TEST_P(PartnerFactsTest, WhoAnswersInTimeGains) {
  const double before = score(manager);
  add_interest(offer, "2026-11-25T12:00:00.000Z", Action::accept);
  EXPECT_NEAR(score(manager), before * (1.0 + 0.05 / 4.0), 1e-9);
  EXPECT_THAT(kinds_of(first(manager)), Contains("history"));
  add_interest(offer, "2026-11-19T12:00:00.000Z", Action::decline);  // a day late
  EXPECT_NEAR(score(manager), before, 1e-9);
}

/// It counts for both sides, but for nobody where one of them hid.
TEST_P(PartnerFactsTest, WhatBothSidesConfirmedCounts) {
  const auto reach = [&](const std::string& profile, const char* kind) {
    const std::string by = add_organisation(limburg_guangdong, "limburg");
    std::map<Kind, std::string> named = {
        {Kind::partnership, limburg_guangdong}, {Kind::organisation, by}, {Kind::profile, profile}};
    json asked = document(Kind::interest, named);
    asked["answer"] = "";
    asked["answer_by"] = "2026-12-24T12:00:00.000Z";
    named[Kind::interest] = create(Kind::interest, asked);
    json made = document(Kind::achievement, named);
    made["kind"] = kind;
    made["amount"] = nullptr;
    const std::string id = create(Kind::achievement, made);
    const double before = score(manager);
    move(Kind::achievement, id, Action::confirm, {{"confirmed_at", "2026-11-21T09:00:00Z"}});
    return score(manager) / before;
  };
  const std::string hidden = publish(other, "BO", "Bril", {{"anonymous", true}});
  EXPECT_NEAR(reach(hidden, "contract"), 1.0, 1e-12);
  EXPECT_NEAR(reach(offer, "nothing"), 1.0, 1e-12);
  EXPECT_NEAR(reach(offer, "contract"), 1.0 + 0.05 / 4.0, 1e-9);
  EXPECT_THAT(kinds_of(first(manager)), Contains("history"));
}

/// An answer that is due counts from the day after without anybody doing anything.
TEST_P(PartnerFactsTest, AClockRunsOutByItself) {
  const double before = score(manager);
  json made = document(Kind::interest,
                       {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::profile, offer}});
  made["answer_by"] = "2026-11-28T18:00:00.000Z";
  made["answer"] = "";
  create(Kind::interest, made);
  EXPECT_EQ(score(manager), before);
  clock += days(1);
  manager = sign_in("manager");
  EXPECT_NEAR(score(manager), before * (1.0 - 0.05 / 4.0), 1e-9);
}

TEST_P(PartnerFactsTest, ACertificateCountsWhileItIsInForce) {
  const double before = score(manager);
  json made = document(Kind::certificate, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}});
  made["issued_on"] = "2026-01-01";
  made["expires_on"] = "2026-11-29";
  move(Kind::certificate, create(Kind::certificate, made), Action::confirm);
  EXPECT_NEAR(score(manager), before * 1.03, 1e-9);
  EXPECT_THAT(kinds_of(first(manager)), Contains("credibility"));
  clock += days(2);
  manager = sign_in("manager");
  EXPECT_EQ(score(manager), before);
}

/// Six who suit alike, five places: who was left out yesterday has the fifth today, and the answer stays all day.
TEST_P(PartnerFactsTest, WhoWasSeldomShownComesForward) {
  std::vector<std::string> offers = {offer};
  for (int i = 0; i < 5; ++i)
    offers.push_back(publish(add_organisation(limburg_guangdong, "guangdong"), "BO", "Groeilampen en armaturen",
                             {{"anonymous", i == 4}}));
  const auto shown = [&] {
    std::vector<std::string> ids;
    const json found = partners(request, {}, 5);
    for (const json& partner : found) ids.push_back(partner["profile"]);
    return ids;
  };
  const std::vector<std::string> first_five(offers.begin(), offers.end() - 1);
  EXPECT_EQ(shown(), first_five);
  EXPECT_EQ(shown(), first_five) << "the same day";
  clock += days(1);
  EXPECT_THAT(shown(), ElementsAre(offers[0], offers[1], offers[2], offers[3], offers[5]));
  EXPECT_EQ(kinds_of(partners(request, {}, 5)[4]).back(), "exposure");
}

}  // namespace
}  // namespace twinlight::server
