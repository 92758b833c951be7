// Every operation on records × every role × own, other organisation and other partnership, held to the tables of
// rights: what the server lets happen is what they allow, and nothing else.
#include "twinlight/partnership/record_document.h"
#include "twinlight/server/api_scopes.h"
#include "twinlight/server/contract.h"
#include "twinlight/server/people_of_every_role.h"
#include "twinlight/server/record_contract.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Refusal;
using partnership::Role;

struct MatrixActor : fixture::Somebody {
  bool by_token = false;  ///< a program of theirs asks
  bool writes = true;     ///< and may it

  /// What a token takes from the rights: every write, or those on people.
  bool may_write(Kind kind) const { return !by_token || (writes && area_of(kind) != Area::people); }
};

class RightsMatrixTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    for (const fixture::Somebody& somebody : fixture::people_of_every_role(*this, /*coordinating=*/owner)) {
      people.push_back({somebody});
      if (!somebody.actor.person.empty()) add_programs_of(somebody);
    }
    make_records();
  }

  void add_programs_of(const fixture::Somebody& whose) {
    const auto& [name, actor, visitor] = whose;
    people.push_back({{name + " reading by token", actor, with_token(visitor, {"read"})}, true, false});
    people.push_back({{name + " writing by token", actor, with_token(visitor, {"write"})}, true, true});
  }

  /// One record of every kind, of the owner, in its first state; those that others name come first.
  void make_records() {
    ids[Kind::partnership] = limburg_guangdong;
    ids[Kind::organisation] = owner;
    ids[Kind::person] = people[1].actor.person.text;
    json offer = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}});
    offer["contact"] = nullptr;
    second_profile = create(Kind::profile, offer);
    for (const Kind kind :
         {Kind::membership, Kind::consent,    Kind::profile,     Kind::product,      Kind::site,
          Kind::space,      Kind::need,       Kind::interest,    Kind::introduction, Kind::achievement,
          Kind::file,       Kind::evaluation, Kind::event,       Kind::session,      Kind::registration,
          Kind::meeting,    Kind::pilot,      Kind::certificate, Kind::lead,         Kind::exchange,
          Kind::indicator,  Kind::outcome,    Kind::newsletter,  Kind::subscription, Kind::join_request})
      ids[kind] = create(kind, document_of(kind));
  }

  json document_of(Kind kind) const {
    json made = document(kind, ids);
    if (kind == Kind::meeting) made["invited"] = other;
    if (kind == Kind::pilot) made["supplier"] = other;
    if (kind == Kind::introduction) made["second"] = second_profile;
    return made;
  }

  /// Worked out from the tables, without the server.
  partnership::Subject subject(Kind kind, const json& document, const std::string& id) {
    const auto connection = installation().connections().lend();
    storage::Store store(**connection);
    return SubjectFinder(store).subject(kind, id, document).value();
  }

  std::vector<MatrixActor> people;
  std::string second_profile;
  std::map<Kind, std::string> ids;
};
TWL_ON_BOTH_DATABASES(RightsMatrixTest);

bool is_refusal(int status) {
  return status == 401 || status == 403 || status == 404;
}

TEST_P(RightsMatrixTest, EveryOperationObeysTheTables) {
  int combinations = 0;
  int holes = 0;
  const auto expect = [&](bool allowed, int status, const std::string& what) {
    ++combinations;
    if (allowed != !is_refusal(status)) {
      ++holes;
      ADD_FAILURE() << what << " gave " << status << ", by the tables it is " << (allowed ? "allowed" : "refused");
    }
  };
  // A version that no record has: whoever may act is told 412 and nothing changes.
  const std::map<std::string, std::string, std::less<>> stale{{"if-match", "\"999\""}};
  for (const auto& [kind, id] : ids) {
    const std::string path = "/" + collection_of(kind);
    const json stored = [&, kind = kind, id = id] {
      const auto connection = installation().connections().lend();
      return storage::Store(**connection).find(kind, id).value()->document;
    }();
    const auto of_record = subject(kind, stored, id);
    for (const MatrixActor& somebody : people) {
      const std::string who = somebody.name + " " + std::string(word_of(kind)) + " ";
      const bool reads = partnership::may(somebody.actor, Action::read, of_record);
      expect(reads, ask("GET", path + "/" + id, {}, somebody.visitor).status, who + "read");
      auto entries = of_record;
      entries.kind = Kind::audit_entry;
      entries.state = partnership::State::kept;
      expect(reads && partnership::may(somebody.actor, Action::read, entries),
             ask("GET", path + "/" + id + "/history", {}, somebody.visitor).status, who + "history");
      for (const Action action : partnership::every<Action>()) {
        if (partnership::find_right(kind, action) == nullptr) continue;
        const Refusal refusal = partnership::refusal_of(somebody.actor, action, of_record);
        const bool allowed =
            reads && somebody.may_write(kind) && (refusal == Refusal::none || refusal == Refusal::state);
        const std::string what = who + std::string(word_of(action));
        if (action == Action::edit)
          expect(allowed,
                 ask("PUT", path + "/" + id,
                     partnership::disclosed(kind, stored, partnership::sight(somebody.actor, of_record)),
                     somebody.visitor, stale)
                     .status,
                 what);
        else if (partnership::is_transition(kind, action))
          expect(allowed,
                 ask("POST", path + "/" + id + "/transitions", {{"action", word_of(action)}}, somebody.visitor, stale)
                     .status,
                 what);
      }
    }
  }
  RecordProperty("combinations", combinations);
  EXPECT_EQ(holes, 0) << "of " << combinations;
  EXPECT_GE(combinations, 7500);
}

TEST_P(RightsMatrixTest, CreationObeysTheTables) {
  for (const auto& [kind, id] : ids) {
    if (kind == Kind::partnership || !people_create(kind)) continue;
    const json made = document_of(kind);
    const auto of_record = subject(kind, made, "");
    for (const MatrixActor& somebody : people) {
      if (somebody.actor.person.empty()) continue;  // held by a rate limit too
      const bool allowed = somebody.may_write(kind) && partnership::may(somebody.actor, Action::create, of_record);
      const std::string path = "/" + collection_of(kind);
      const Response response =
          kind == Kind::file
              ? send("POST", path + "?name=a.pdf&organisation=" + owner + "&partnership=" + limburg_guangdong, "%PDF-",
                     "application/octet-stream", somebody.visitor)
              : ask("POST", path, made, somebody.visitor);
      EXPECT_EQ(allowed, !is_refusal(response.status))
          << somebody.name << " " << word_of(kind) << " " << response.status << response.body;
    }
  }
}

// An address that nobody confirmed makes nobody: it could be anybody's.
TEST_P(RightsMatrixTest, VisitorsMakeNoPeopleNoRolesAndNoOrganisations) {
  for (const Kind kind :
       {Kind::person, Kind::membership, Kind::organisation, Kind::consent, Kind::registration, Kind::subscription}) {
    json made = document_of(kind);
    if (kind == Kind::membership) made["role"] = "administrator";
    EXPECT_EQ(ask("POST", "/" + collection_of(kind), made).status, 401) << word_of(kind);
  }
}

TEST_P(RightsMatrixTest, RolesAreAskedForByOneselfOrByWhoGivesThem) {
  json asked = document_of(Kind::membership);
  asked["region"] = "";
  const auto status = [&](Role role, const std::string& person, const Visitor& by) {
    asked["person"] = person;
    asked["role"] = word_of(role);
    return ask("POST", "/memberships", asked, by).status;
  };
  const std::string member = add_person("plain", Role::member, limburg_guangdong, owner);
  const std::string manager = add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
  const Visitor plain = sign_in("plain");
  const Visitor managing = sign_in("manager");
  EXPECT_EQ(status(Role::member, manager, plain), 403);
  EXPECT_EQ(status(Role::organisation_manager, member, plain), 201);
  EXPECT_EQ(status(Role::administrator, member, managing), 403);
  EXPECT_EQ(status(Role::member, member, managing), 201);
  asked["organisation"] = other;
  EXPECT_EQ(status(Role::member, member, managing), 403);
}

TEST_P(RightsMatrixTest, ListsHoldWhatMayBeRead) {
  for (const auto& [kind, id] : ids)
    for (const MatrixActor& somebody : people) {
      const Response response =
          ask("GET", "/" + collection_of(kind) + "?limit=200&partnership=" + limburg_guangdong, {}, somebody.visitor);
      ASSERT_EQ(response.status, 200) << word_of(kind) << response.body;
      const json list = fixture::json_of(response);
      for (const json& item : list["items"])
        EXPECT_EQ(
            ask("GET", "/" + collection_of(kind) + "/" + item["id"].get<std::string>(), {}, somebody.visitor).status,
            200)
            << somebody.name << " " << word_of(kind);
    }
}

}  // namespace
}  // namespace twinlight::server
