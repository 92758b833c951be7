// Every operation of the contract that is not of one record × every role × own, other organisation and other
// partnership. With RightsMatrixTest, which has those of records, nothing of the contract is left out.
#include <algorithm>
#include <functional>
#include <set>

#include "twinlight/partnership/rights.h"
#include "twinlight/partnership/vouching.h"
#include "twinlight/server/contract.h"
#include "twinlight/server/mail_fixture.h"
#include "twinlight/server/record_contract.h"
#include "twinlight/server/subject_finder.h"
#include "twinlight/storage/uuid.h"
#include "twinlight/storage/webhook_store.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Actor;
using partnership::Kind;
using partnership::Role;

struct Somebody {
  std::string name;
  Actor actor;
  Visitor visitor;
};

/// One operation as it is tried, and who may do it.
struct Probe {
  std::string operation;
  std::string method;
  std::function<std::string()> path;  ///< made anew for everybody, for what can be done once
  json body = {};
  std::function<bool(const Somebody&)> allowed;
  std::set<int> refusals = {401, 403, 404};  ///< less where a guess of a secret is answered by one of these too
};

std::function<std::string()> at(std::string path) {
  return [path = std::move(path)] { return path; };
}

bool anybody(const Somebody& /*somebody*/) {
  return true;
}
bool nobody(const Somebody& /*somebody*/) {
  return false;
}
bool signed_in(const Somebody& somebody) {
  return !somebody.actor.person.empty();
}

class OperationRightsTest : public fixture::MailTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    const std::string elsewhere = add_partnership();
    const std::string stranger = add_organisation(elsewhere, "limburg");
    body = add_organisation(limburg_guangdong, "limburg");
    els = add_person("els", Role::member, limburg_guangdong, owner);
    people.push_back({"visitor", {}, {}});
    for (const Role role : {Role::member, Role::organisation_manager, Role::coordinator, Role::programme_manager,
                            Role::official, Role::administrator}) {
      add(role, limburg_guangdong, role == Role::coordinator ? body : owner);
      add(role, limburg_guangdong, other);
      add(role, elsewhere, stranger);
    }
    make_things();
  }

  void add(Role role, const std::string& partnership, const std::string& organisation) {
    const std::string key = std::string(word_of(role)) + std::to_string(people.size());
    const std::string region = role == Role::coordinator ? (organisation == other ? "guangdong" : "limburg") : "";
    const std::string id = add_person(key, role, partnership, organisation, region);
    people.push_back({key, {{id}, {{role, {partnership}, {organisation}, region}}}, sign_in(key)});
  }

  /// What belongs to the first member, who is people[1], and records of the owner that are shown.
  void make_things() {
    const Visitor& member = people[1].visitor;
    ranking = ranked(member);
    ids = {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}};
    ids[Kind::profile] = draft_profile(owner, "BR", "nl", "Klaslicht gezocht");
    publish_profile(ids[Kind::profile]);
    ids[Kind::product] = create(Kind::product, document(Kind::product, ids));
    move(Kind::product, ids[Kind::product], Action::publish);
    json interest = document(Kind::interest, ids);
    interest["organisation"] = other;
    for (const char* field : {"product", "need", "contact"}) interest[field] = nullptr;
    ids[Kind::interest] = create(Kind::interest, interest);
    move(Kind::interest, ids[Kind::interest], Action::accept, {{"answered_at", "2026-11-28T10:00:00.000Z"}});
    const Response begun = ask("POST", "/exports/organisations", {{"format", "csv"}}, member);
    exported = json_of(begun).value("job", "");
    const std::string table = ask("GET", "/imports/organisations/table", {}, member).body;
    imported =
        json_of(send("POST", "/imports/organisations", table, "application/octet-stream", member)).value("job", "");
  }

  /// The id of what a member makes anew, so that it can be taken away; the one before goes, for a person keeps few.
  std::string anew(const std::string& path, const json& wish) {
    const Visitor& member = people[1].visitor;
    const json before = json_of(ask("GET", path, {}, member)).value("items", json::array());
    for (const json& kept : before) ask("DELETE", path + "/" + kept["id"].get<std::string>(), {}, member);
    return path + "/" + json_of(ask("POST", path, wish, member)).value("id", "");
  }
  std::string new_search() { return anew("/searches", {{"name", "lamps"}}); }
  std::string new_token() { return anew("/my/tokens", {{"name", "p"}, {"scopes", {"read"}}, {"days", 1}}); }
  storage::Webhook webhook(bool delivers = false) {
    const auto connection = installation().connections().lend();
    storage::WebhookStore store(**connection);
    storage::Webhook made{.id = storage::new_uuid(Instant{}),
                          .partnership = limburg_guangdong,
                          .address = "https://hooks.example/x",
                          .secret = "s",
                          .events = {"profile.publish"}};
    EXPECT_TRUE(store.add(made));
    if (delivers) {
      EXPECT_TRUE(store.tell_one(made.id, {.type = "profile.publish", .partnership = limburg_guangdong}));
    }
    return made;
  }
  std::string delivery() {
    const storage::Webhook made = webhook(/*delivers=*/true);
    const auto connection = installation().connections().lend();
    const auto newest = storage::WebhookStore(**connection).newest(made.id, 1).value();
    return "/webhooks/" + made.id + "/deliveries/" + newest.at(0).id + "/again";
  }
  void take_webhooks_away() {
    const auto connection = installation().connections().lend();
    storage::WebhookStore store(**connection);
    const auto all = store.of(limburg_guangdong).value();
    for (const storage::Webhook& made : all) EXPECT_TRUE(store.remove(made.id));
  }

  partnership::Subject subject(Kind kind, const std::string& id) {
    const auto connection = installation().connections().lend();
    storage::Store store(**connection);
    return SubjectFinder(store).subject(kind, id, store.find(kind, id).value()->document).value();
  }
  std::function<bool(const Somebody&)> may(Action action, Kind kind, const std::string& id) {
    return
        [action, found = subject(kind, id)](const Somebody& who) { return partnership::may(who.actor, action, found); };
  }
  /// Whoever has one of the roles in this partnership.
  std::function<bool(const Somebody&)> has(std::set<Role> roles) const {
    return [this, roles = std::move(roles)](const Somebody& who) {
      return std::ranges::any_of(who.actor.grants, [&](const partnership::Grant& grant) {
        return grant.partnership.text == limburg_guangdong && roles.contains(grant.role);
      });
    };
  }
  std::function<bool(const Somebody&)> the_first_member() const {
    return [this](const Somebody& who) { return who.name == people[1].name; };
  }
  bool vouches_for_els(const Somebody& who) {
    const auto connection = installation().connections().lend();
    storage::Store store(**connection);
    std::vector<partnership::Subject> memberships;
    const auto named = store.naming(els, "person", Kind::membership).value();
    for (const std::string& id : named) memberships.push_back(subject(Kind::membership, id));
    return signed_in(who) && partnership::refusal_to_vouch(who.actor, subject(Kind::person, els), memberships) ==
                                 partnership::Refusal::none;
  }

  std::vector<Probe> probes();
  std::vector<Probe> by_secrets() const;
  std::vector<Probe> for_everybody() const;
  std::vector<Probe> of_oneself();
  std::vector<Probe> of_whoever_asked();
  std::vector<Probe> of_records();
  std::vector<Probe> of_those_who_run_it();

  std::vector<Somebody> people;
  std::map<Kind, std::string> ids;
  std::string body;  ///< an organisation that runs the partnership in Limburg
  std::string els;   ///< a member for the owner
  std::string ranking;
  std::string exported;
  std::string imported;
};
TWL_ON_BOTH_DATABASES(OperationRightsTest);

const std::string guess(43, 'a');

/// Who somebody is does not matter: only the secret does.
std::vector<Probe> OperationRightsTest::by_secrets() const {
  const std::string stop = "/weekly-letter/stop/" + guess;
  return {
      {"signIn", "POST", at("/session"), {{"email", "els@example.org"}, {"password", "guess"}}, nobody},
      {"signInByDeskCode",
       "POST",
       at("/session/desk-code"),
       {{"email", "x@example.org"}, {"desk_code", "guess"}},
       nobody},
      {"setPassword", "PUT", at("/password"), {{"token", guess}, {"password", "another long password"}}, nobody},
      {"confirmJoinRequest", "PUT", at("/join/confirmation"), {{"token", guess}}, nobody},
      {"confirmAddressChange",
       "PUT",
       at("/mailbox/confirmation"),
       {{"token", guess}, {"email", "a@b.example"}},
       nobody},
      {"stopWeeklyLetter", "POST", at("/weekly-letter/stop"), {{"token", guess}}, nobody},
      {"showWeeklyLetterStop", "GET", at(stop), {}, anybody},
      {"startProviderSignIn", "GET", at("/sign-in/none"), {}, nobody},
      {"finishProviderSignIn", "GET", at("/sign-in/none/answer?state=a&code=b"), {}, nobody},
  };
}

std::vector<Probe> OperationRightsTest::for_everybody() const {
  return {
      {"health", "GET", at("/health"), {}, anybody},
      {"ready", "GET", at("/ready"), {}, anybody},
      {"getCurrentSession", "GET", at("/session"), {}, anybody},
      {"getPasswordLinks", "GET", at("/password-links"), {}, anybody},
      {"sendPasswordLink", "POST", at("/password-links"), {{"email", "nobody@example.org"}}, anybody},
      {"getJoinTerms", "GET", at("/join/terms"), {}, anybody},
      {"listSignInProviders", "GET", at("/sign-in/providers"), {}, anybody},
      {"listRequirements", "GET", at("/requirements"), {}, anybody},
      {"listTopics", "GET", at("/topics"), {}, anybody},
      {"tagText", "POST", at("/topics/tags"), {{"text", "Klaslicht"}, {"language", "nl"}}, anybody},
      {"search", "GET", at("/search?q=licht"), {}, anybody},
      {"listCatalogueProducts", "GET", at("/catalogue/products"), {}, anybody},
      {"simulate", "POST", at("/simulations"), {{"need", fixture::small_need()}}, anybody},
      {"rank", "POST", at("/rankings"), {{"need", {{"name", "no need"}}}}, anybody},
      {"getImportTable", "GET", at("/imports/organisations/table"), {}, anybody},
  };
}

std::vector<Probe> OperationRightsTest::of_oneself() {
  const json words = {{"password", fixture::password}};
  const std::set<int> stranger = {401};
  return {
      {"listSearches", "GET", at("/searches"), {}, signed_in},
      {"createSearch", "POST", at("/searches"), {{"name", "lamps"}}, signed_in},
      {"getWeeklyLetter", "GET", at("/weekly-letter"), {}, signed_in},
      {"setWeeklyLetter", "PUT", at("/weekly-letter"), {{"weekly", false}}, signed_in},
      {"listMyConsents", "GET", at("/my/consents"), {}, signed_in},
      {"setMyConsent", "PUT", at("/my/consents/newsletter"), {{"given", true}, {"text_version", "0"}}, signed_in},
      {"getMyMailbox", "GET", at("/my/mailbox"), {}, signed_in},
      {"tryMyMailboxAgain", "POST", at("/my/mailbox/retry"), {}, signed_in},
      {"beginMyAddressChange",
       "POST",
       at("/my/mailbox/address"),
       {{"email", "els@example.org"}, {"password", fixture::password}},
       signed_in},
      {"getMyData", "GET", at("/my/data"), {}, signed_in},
      {"getMySecondFactor", "GET", at("/my/second-factor"), {}, signed_in},
      {"beginMySecondFactor", "POST", at("/my/second-factor"), words, signed_in},
      {"confirmMySecondFactor", "PUT", at("/my/second-factor"), {{"code", "000000"}}, signed_in, stranger},
      {"removeMySecondFactor", "POST", at("/my/second-factor/removal"), words, signed_in},
      {"makeMyRecoveryCodes", "POST", at("/my/second-factor/recovery-codes"), words, signed_in},
      {"listMyAccountEvents", "GET", at("/my/account-events"), {}, signed_in},
      {"listMyTokens", "GET", at("/my/tokens"), {}, signed_in},
      {"makeMyToken", "POST", at("/my/tokens"), {{"name", "p"}, {"scopes", {"read"}}, {"days", 1}}, signed_in},
      {"revokeMyToken", "DELETE", [this] { return new_token(); }, {}, the_first_member()},
      {"listSearchProfiles", "GET", [this] { return new_search() + "/profiles"; }, {}, the_first_member()},
      {"markSearchSeen", "POST", [this] { return new_search() + "/seen"; }, {}, the_first_member()},
      {"deleteSearch", "DELETE", [this] { return new_search(); }, {}, the_first_member()},
  };
}

std::vector<Probe> OperationRightsTest::of_whoever_asked() {
  const std::string need = storage::new_uuid(Instant{});
  return {
      {"getRanking", "GET", at("/rankings/" + ranking), {}, the_first_member()},
      {"getReport", "GET", at("/rankings/" + ranking + "/report"), {}, the_first_member()},
      {"getReportData", "GET", at("/rankings/" + ranking + "/report.json"), {}, the_first_member()},
      {"keepEvaluation",
       "POST",
       at("/rankings/" + ranking + "/evaluations"),
       {{"need", need}, {"rank", 1}},
       the_first_member()},
      {"getJob", "GET", at("/jobs/" + ranking), {}, the_first_member()},
      {"followJob", "GET", at("/jobs/" + ranking + "/events"), {}, the_first_member()},
      {"exportRecords", "POST", at("/exports/organisations"), {{"format", "csv"}}, signed_in},
      {"getExport", "GET", at("/exports/organisations/" + exported), {}, the_first_member()},
      {"getImport", "GET", at("/imports/organisations/" + imported), {}, the_first_member()},
  };
}

std::vector<Probe> OperationRightsTest::of_records() {
  const auto of = [&](Kind kind, const char* what) { return at("/" + collection_of(kind) + "/" + ids[kind] + what); };
  return {
      {"listPartners", "GET", of(Kind::profile, "/partners"), {}, may(Action::read, Kind::profile, ids[Kind::profile])},
      {"getProductMarketAccess",
       "GET",
       of(Kind::product, "/market-access"),
       {},
       may(Action::read, Kind::product, ids[Kind::product])},
      {"listInterestContacts",
       "GET",
       of(Kind::interest, "/contacts"),
       {},
       [this, reads = may(Action::read, Kind::interest, ids[Kind::interest])](const Somebody& who) {
         return reads(who) && std::ranges::any_of(who.actor.grants, [&](const partnership::Grant& grant) {
                  return grant.organisation.text == owner || grant.organisation.text == other;
                });
       }},
      {"listUnreachablePeople",
       "GET",
       of(Kind::organisation, "/unreachable-people"),
       {},
       [reads = may(Action::read, Kind::organisation, owner)](const Somebody& who) {
         return signed_in(who) && reads(who);
       }},
  };
}

std::vector<Probe> OperationRightsTest::of_those_who_run_it() {
  const std::string here = "?partnership=" + limburg_guangdong;
  const auto moderates = has({Role::coordinator, Role::programme_manager});
  const auto answers_for_data = has({Role::programme_manager, Role::administrator});
  const auto administers = has({Role::administrator});
  const json hook = {{"address", "https://hooks.example/x"}, {"events", {"profile.publish"}}};
  return {
      {"getBoard", "GET", at("/board" + here), {}, moderates},
      {"listLessons", "GET", at("/topics/lessons" + here), {}, moderates},
      {"getMeasures",
       "GET",
       at("/measures" + here),
       {},
       has({Role::coordinator, Role::programme_manager, Role::official, Role::administrator})},
      {"listTransfers", "GET", at("/transfers" + here), {}, answers_for_data},
      {"exportTransfers", "GET", at("/transfers/table" + here), {}, answers_for_data},
      {"listRetention",
       "GET",
       at("/retention"),
       {},
       [](const Somebody& who) { return signed_in(who) && who.actor.grants.front().role == Role::administrator; }},
      {"listWebhooks", "GET", at("/webhooks" + here), {}, administers},
      {"makeWebhook", "POST",
       [this, here] {
         take_webhooks_away();
         return "/webhooks" + here;
       },
       hook, administers},
      {"listWebhookDeliveries", "GET", [this] { return "/webhooks/" + webhook().id + "/deliveries"; }, {}, administers},
      {"sendWebhookAgain", "POST", [this] { return delivery(); }, {}, administers},
      {"removeWebhook", "DELETE", [this] { return "/webhooks/" + webhook().id; }, {}, administers},
      {"listAccountEvents", "GET", at("/persons/" + els + "/account-events"), {}, may(Action::edit, Kind::person, els)},
      {"resetSecondFactor",
       "DELETE",
       at("/persons/" + els + "/second-factor"),
       {},
       may(Action::edit, Kind::person, els)},
      {"makeDeskCode",
       "POST",
       at("/persons/" + els + "/desk-code"),
       {},
       [this](const Somebody& who) { return vouches_for_els(who); }},
  };
}

std::vector<Probe> OperationRightsTest::probes() {
  std::vector<Probe> all = by_secrets();
  for (const auto& more : {for_everybody(), of_oneself(), of_whoever_asked(), of_records(), of_those_who_run_it()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

/// Operations of one record, of RightsMatrixTest, and those whose requests are no JSON or need more than a role.
std::set<std::string> tried_elsewhere() {
  std::set<std::string> names{
      "signOut",                    // ends the session that it is asked with: service_test
      "stopWeeklyLetterByMail",     // digests_test
      "invite",                     // by the role that is given: invitation_endpoints_test
      "inspect",                    // for everybody, takes a file: light_endpoints' tests of service_test
      "importRecords",              // for who is signed in, row by row: import_endpoints_test
      "getFileContent",             // file_endpoints_test
      "getCatalogueProduct",        // for everybody, of what the catalogue holds: partnership_catalogue_test
      "getCatalogueMarketAccess"};  // market_endpoints_test
  for (const Kind kind : partnership::every<Kind>()) {
    if (!has_collection(kind)) continue;
    const std::string name = schema_name(kind);
    names.insert("list" + name + "s");
    for (const char* what : {"get", "create", "change", "move"}) names.insert(what + name);
    names.insert("list" + name + "History");
    names.insert("get" + name + "File");  // as the record that names it: file_endpoints_test
  }
  return names;
}

TEST_P(OperationRightsTest, EverybodyDoesWhatIsTheirsAndNothingElse) {
  int combinations = 0;
  for (const Probe& probe : probes())
    for (const Somebody& somebody : people) {
      const Response response = ask(probe.method, probe.path(), probe.body, somebody.visitor);
      if (response.status == 429) continue;  // a limit that all of a test share
      ++combinations;
      EXPECT_NE(response.status, 500) << probe.operation;
      EXPECT_EQ(probe.allowed(somebody), !probe.refusals.contains(response.status))
          << probe.operation << " by " << somebody.name << " gave " << response.status << " "
          << response.body.substr(0, 300);
    }
  RecordProperty("combinations", combinations);
  EXPECT_GE(combinations, 1200);
}

TEST_P(OperationRightsTest, NoOperationIsLeftOut) {
  std::set<std::string> tried = tried_elsewhere();
  for (const Probe& probe : probes()) tried.insert(probe.operation);
  const auto contract = Contract::built_in().value();
  for (const Operation& operation : contract->operations())
    EXPECT_TRUE(tried.contains(operation.id)) << operation.id << " is tried by no role";
}

}  // namespace
}  // namespace twinlight::server
