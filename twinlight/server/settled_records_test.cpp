// What somebody else agreed to, or was admitted to, is not changed into something else afterwards.
#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;

class SettledRecordsTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    host_person = add_person("host", Role::member, limburg_guangdong, owner);
    add_person("supplier", Role::member, limburg_guangdong, other);
    host = sign_in("host");
    supplier = sign_in("supplier");
    named = {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::person, host_person}};
  }

  /// The status of a change of some fields of what the reader sees, and the first field that is refused.
  std::pair<int, std::string> changed(const std::string& path, const Visitor& by, const json& fields) {
    const Response read = ask("GET", path, {}, by);
    json edited = json_of(read)["document"];
    edited.update(fields);
    const Response response = ask("PUT", path, edited, by, {{"if-match", fixture::header_of(read, "ETag")}});
    return {response.status, response.status == 422 ? json_of(response)["errors"][0].value("pointer", "") : ""};
  }
  int act(const std::string& path, const char* action, const Visitor& by, const json& fields = json::object()) {
    const std::string etag = fixture::header_of(ask("GET", path, {}, by), "ETag");
    return ask("POST", path + "/transitions", {{"action", action}, {"fields", fields}}, by, {{"if-match", etag}})
        .status;
  }
  static std::pair<int, std::string> refused(const char* field) { return {422, field}; }
  static std::pair<int, std::string> done() { return {200, ""}; }

  /// A pilot at a site of the host with the other organisation as supplier.
  std::string drafted_pilot() {
    named[Kind::site] = create(Kind::site, document(Kind::site, named));
    named[Kind::product] = create(Kind::product, document(Kind::product, named));
    json pilot = document(Kind::pilot, named);
    pilot["supplier"] = other;
    pilot["promise"] = nullptr;
    return create(Kind::pilot, pilot);
  }
  std::string published_event(const std::string& organiser) {
    std::map<Kind, std::string> of = named;
    of[Kind::organisation] = organiser;
    const std::string id = create(Kind::event, document(Kind::event, of));
    move(Kind::event, id, Action::publish);
    return id;
  }

  Visitor host;
  Visitor supplier;
  std::string host_person;
  std::map<Kind, std::string> named;
};
TWL_ON_BOTH_DATABASES(SettledRecordsTest);

TEST_P(SettledRecordsTest, APilotStaysWhatItsSupplierAccepted) {
  const std::string path = "/pilots/" + drafted_pilot();
  const std::string third = add_organisation(limburg_guangdong, "guangdong");
  const json protocol = {{"language", "nl"}, {"text", "Meet anders"}};
  EXPECT_EQ(changed(path, host, {{"protocol", protocol}}), done()) << "a draft is the host's alone";
  ASSERT_EQ(act(path, "submit", host), 200);
  ASSERT_EQ(act(path, "accept", supplier), 200);

  const json less = {{"language", "nl"}, {"text", "Meet niets"}};
  EXPECT_EQ(changed(path, host, {{"supplier", third}}), refused("/supplier"));
  EXPECT_EQ(changed(path, host, {{"protocol", less}}), refused("/protocol"));
  EXPECT_EQ(changed(path, host, {{"products", json::array()}}).first, 422);
  json measures = json_of(ask("GET", path, {}, host))["document"]["measures"];
  measures[0]["expected"] = 1;
  EXPECT_EQ(changed(path, host, {{"measures", measures}}), refused("/measures"));
  EXPECT_EQ(act(path, "begin", host, {{"supplier", third}}), 422) << "nor on the way to another state";

  EXPECT_EQ(changed(path, host, json::object()), done()) << "the whole document comes back as it was";
  ASSERT_EQ(act(path, "begin", host), 200);
  measures = json_of(ask("GET", path, {}, host))["document"]["measures"];
  measures[0]["endline"] = 498.5;
  EXPECT_EQ(changed(path, host, {{"measures", measures}}), done()) << "what is measured is filled in";
  EXPECT_EQ(json_of(ask("GET", path, {}, supplier))["document"]["supplier"], other);
}

TEST_P(SettledRecordsTest, ARegistrationStaysWithItsEvent) {
  named[Kind::event] = published_event(owner);
  const std::string of_others = published_event(other);
  json registration = document(Kind::registration, named);
  registration["available"] = json::array();
  registration.erase("state");
  const Response made = ask("POST", "/registrations", registration, host);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string id = json_of(made)["id"];
  EXPECT_EQ(changed("/registrations/" + id, host, {{"event", of_others}}), refused("/event"));
  move(Kind::registration, id, Action::admit);
  EXPECT_EQ(changed("/registrations/" + id, host, {{"event", of_others}}), refused("/event"));
  EXPECT_EQ(changed("/registrations/" + id, host, {{"remarks", "vegetarisch"}}), done());
}

TEST_P(SettledRecordsTest, AnAchievementStaysWithTheInterestThatBothHad) {
  const auto interest = [&] {
    named[Kind::profile] = create(Kind::profile, document(Kind::profile, named));
    std::map<Kind, std::string> of = named;
    of[Kind::organisation] = other;
    return create(Kind::interest, document(Kind::interest, of));
  };
  const std::string mutual = interest();
  const std::string unanswered = interest();
  move(Kind::interest, mutual, Action::accept, {{"answered_at", "2026-11-27T10:00:00Z"}});
  named[Kind::interest] = mutual;
  json said = document(Kind::achievement, named);
  said.erase("state");
  const Response made = ask("POST", "/achievements", said, host);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string path = "/achievements/" + json_of(made)["id"].get<std::string>();
  ASSERT_EQ(act(path, "dispute", supplier, {{"dispute", "数量是30"}}), 200);
  EXPECT_EQ(changed(path, host, {{"interest", unanswered}}), refused("/interest"));
  EXPECT_EQ(act(path, "submit", host, {{"interest", unanswered}}), 422);
  EXPECT_EQ(act(path, "submit", host, {{"kind", "pilot"}}), 200) << "what came of it is corrected";
}

TEST_P(SettledRecordsTest, ASessionStaysWithItsEvent) {
  add_person("organiser", Role::coordinator, limburg_guangdong, owner, "limburg");
  const Visitor organiser = sign_in("organiser");
  named[Kind::event] = published_event(owner);
  const std::string id = create(Kind::session, document(Kind::session, named));
  EXPECT_EQ(changed("/sessions/" + id, organiser, {{"event", published_event(other)}}), refused("/event"));
  EXPECT_EQ(changed("/sessions/" + id, organiser, {{"room", "Zaal 2"}}), done());
}

}  // namespace
}  // namespace twinlight::server
