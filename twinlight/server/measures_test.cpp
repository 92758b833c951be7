#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;

class MeasuresTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("official", Role::official, limburg_guangdong, owner);
    official = sign_in("official");
    request = publish(owner, false);
    offer = publish(other, false);
    hidden = publish(other, true);
  }
  std::string publish(const std::string& organisation, bool anonymous) {
    json made = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, organisation}});
    made["anonymous"] = anonymous;
    made["type"] = organisation == owner ? "BR" : "BO";
    made["title"] = {{"language", "nl"}, {"text", "Groeilampen"}};
    made["summary"] = made["title"];
    made["readiness_level"] = nullptr;
    made["wanted_partner"] = {{"kinds", json::array()}, {"regions", json::array()}};
    const std::string id = create(Kind::profile, made);
    move(Kind::profile, id, Action::submit);
    move(Kind::profile, id, Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2027-11-01"}});
    return id;
  }
  /// Asked by an organisation; answered on 20 November where an action moves it.
  void interest(const std::string& by, const std::string& in, const char* answer_by, std::optional<Action> action) {
    json made = document(Kind::interest,
                         {{Kind::partnership, limburg_guangdong}, {Kind::organisation, by}, {Kind::profile, in}});
    made["answer_by"] = answer_by;
    made["answer"] = "";
    const std::string id = create(Kind::interest, made);
    if (action) move(Kind::interest, id, *action, {{"answered_at", "2025-11-20T12:00:00.000Z"}, {"answer", "ja"}});
  }
  json measures() { return json_of(ask("GET", "/measures", {}, official)); }

  Visitor official;
  std::string request;
  std::string offer;
  std::string hidden;
};
TWL_ON_BOTH_DATABASES(MeasuresTest);

TEST_P(MeasuresTest, AnswerNothingWhereNothingHappened) {
  const json none = measures();
  EXPECT_EQ(none["interests"]["sent"], 0);
  EXPECT_TRUE(none["answers"]["share"].is_null());
  EXPECT_TRUE(none["reciprocity"]["share"].is_null());
  EXPECT_TRUE(none["exposure"]["gini"].is_null());
  EXPECT_EQ(none["matching"]["queries"], 52);
}

TEST_P(MeasuresTest, CountHowInterestsEnded) {
  interest(owner, offer, "2025-11-25T12:00:00.000Z", Action::accept);    // in time
  interest(owner, hidden, "2025-11-19T12:00:00.000Z", Action::decline);  // late
  interest(other, request, "2025-11-21T12:00:00.000Z", std::nullopt);    // overdue
  interest(other, request, "2095-11-21T12:00:00.000Z", std::nullopt);    // not due yet
  interest(add_organisation(limburg_guangdong, "limburg"), offer, "2025-11-25T12:00:00.000Z", Action::decline);
  const json found = measures();
  EXPECT_EQ(found["interests"],
            (json{{"sent", 5}, {"waiting", 2}, {"mutual", 1}, {"declined", 2}, {"expired", 0}, {"withdrawn", 0}}));
  EXPECT_EQ(found["answers"], (json{{"due", 4}, {"in_time", 2}, {"share", 0.5}}));
  EXPECT_EQ(found["reciprocity"], (json{{"pairs", 2}, {"both", 1}, {"share", 0.5}}));
}

TEST_P(MeasuresTest, ShowHowEvenlyOwnersAreSeenWithoutNamingWhoHides) {
  ASSERT_EQ(ask("GET", "/profiles/" + request + "/partners", {}, official).status, 200);
  const json exposure = measures()["exposure"];
  EXPECT_EQ(exposure["shown"], 2);
  EXPECT_NEAR(exposure["gini"].get<double>(), 1.0 / 3.0, 1e-12) << "0, 1 and 1";
  const json owners = exposure["owners"];
  ASSERT_EQ(owners.size(), 3U);
  EXPECT_EQ(owners[0], (json{{"organisation", other}, {"profiles", 1}, {"shown", 1}}));
  EXPECT_EQ(owners[1], (json{{"organisation", nullptr}, {"profiles", 1}, {"shown", 1}}));
  EXPECT_EQ(owners[2], (json{{"organisation", owner}, {"profiles", 1}, {"shown", 0}}));
}

TEST_P(MeasuresTest, CountConfirmedOutcomes) {
  std::map<Kind, std::string> named = {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}};
  named[Kind::indicator] = create(Kind::indicator, document(Kind::indicator, named));
  json made = document(Kind::outcome, named);
  made["value"] = 3;
  const std::string outcome = create(Kind::outcome, made);
  EXPECT_TRUE(measures()["outcomes"].empty());
  move(Kind::outcome, outcome, Action::submit);
  move(Kind::outcome, outcome, Action::confirm, {{"evidence", std::string(64, 'a')}});
  EXPECT_EQ(measures()["outcomes"],
            json::array({{{"indicator", named[Kind::indicator]}, {"count", 1}, {"value", 3.0}}}));
}

TEST_P(MeasuresTest, CountWhatBothSidesConfirmed) {
  std::map<Kind, std::string> named = {
      {Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::profile, offer}};
  json asked = document(Kind::interest, named);
  asked["answer"] = "";
  named[Kind::interest] = create(Kind::interest, asked);
  const auto said = [&](const char* kind) {
    json made = document(Kind::achievement, named);
    made["kind"] = kind;
    made["amount"] = nullptr;
    return create(Kind::achievement, made);
  };
  const std::string pilot = said("pilot");
  EXPECT_TRUE(measures()["achievements"].empty()) << "one side alone";
  for (const std::string& one : {pilot, said("pilot"), said("nothing")})
    move(Kind::achievement, one, Action::confirm, {{"confirmed_at", "2026-11-21T09:00:00Z"}});
  EXPECT_EQ(measures()["achievements"],
            json::array({{{"kind", "nothing"}, {"count", 1}}, {{"kind", "pilot"}, {"count", 2}}}));
}

TEST_P(MeasuresTest, AreForThoseWhoRunAndOverseeThePartnership) {
  EXPECT_EQ(ask("GET", "/measures").status, 401);
  for (const auto& [key, role, status] :
       {std::tuple("m", Role::member, 403), std::tuple("om", Role::organisation_manager, 403),
        std::tuple("c", Role::coordinator, 200), std::tuple("pm", Role::programme_manager, 200),
        std::tuple("a", Role::administrator, 200)}) {
    add_person(key, role, limburg_guangdong, owner, role == Role::coordinator ? "limburg" : "");
    EXPECT_EQ(ask("GET", "/measures", {}, sign_in(key)).status, status) << key;
  }
  const std::string elsewhere = add_partnership();
  EXPECT_EQ(ask("GET", "/measures?partnership=" + elsewhere, {}, official).status, 403);
}

}  // namespace
}  // namespace twinlight::server
