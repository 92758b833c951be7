// Every operation of the contract that is not of one record × every role × own, other organisation and other
// partnership. With RightsMatrixTest, which has those of records, nothing of the contract is left out.
#include "twinlight/server/contract.h"
#include "twinlight/server/every_role_fixture.h"
#include "twinlight/server/record_contract.h"

namespace twinlight::server {
namespace {

using fixture::signed_in;
using fixture::Somebody;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;

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
class OperationRightsTest : public fixture::EveryRoleTest {
 public:
  std::vector<Probe> probes();
  std::vector<Probe> by_secrets() const;
  std::vector<Probe> for_everybody() const;
  std::vector<Probe> of_oneself();
  std::vector<Probe> of_whoever_asked();
  std::vector<Probe> of_records();
  std::vector<Probe> of_those_who_run_it();
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
  const json table = {{"format", "csv"}, {"partnership", limburg_guangdong}};
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
      {"exportRecords", "POST", at("/exports/transfers"), table, answers_for_data},
      {"exportRecords", "POST", at("/exports/board"), table, moderates},
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
