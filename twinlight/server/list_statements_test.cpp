// No list asks anew for each of its rows: it costs as many statements however many it shows, and shows the same.
#include <map>
#include <optional>
#include <set>

#include "twinlight/server/clock.h"
#include "twinlight/server/contract_lists.h"
#include "twinlight/server/record_contract.h"
#include "twinlight/server/server_fixture.h"
#include "twinlight/storage/letter_return_store.h"
#include "twinlight/storage/transfer_store.h"
#include "twinlight/storage/uuid.h"
#include "twinlight/storage/webhook_store.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using Ids = std::map<Kind, std::string>;

/// What does not grow with what people keep, and why.
const std::map<std::string, std::string, std::less<>> of_a_fixed_size{
    {"listSignInProviders", "as the program was started"},
    {"listRequirements", "data of the program"},
    {"listTopics", "data of the program"},
    {"listRetention", "rules, a row a kind"},
    {"listMyConsents", "a row a purpose"},
    {"getMyMailbox", "the addresses of one person, two at most"},
    {"listCatalogueProducts", "of files, read once and remembered"},
    {"getCatalogueMarketAccess", "of one product"},
    {"getProductMarketAccess", "of one product"},
    {"getRanking", "kept as a whole"},
    {"getImport", "kept as a whole"},
};

/// Schools, each with a record of every kind, and people who see these.
class ListStatementsTest : public fixture::ServerTest {
 public:
  void adjust(InstallationOptions& options) override {
    options.service.log = [this](const AccessEntry& entry) { statements = entry.statements; };
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    manager = add_person("runs", Role::programme_manager, limburg_guangdong, owner);
    json administering = document(Kind::membership, here({{Kind::person, manager}, {Kind::organisation, owner}}));
    administering["role"] = word_of(Role::administrator);
    administering["region"] = "";
    move(Kind::membership, create(Kind::membership, administering), Action::admit);
    maker = add_person("maker", Role::organisation_manager, limburg_guangdong, other);
    add_person("near", Role::coordinator, limburg_guangdong, add_organisation(limburg_guangdong, "limburg"), "limburg");
    readers = {{}, sign_in("runs"), sign_in("maker"), sign_in("near")};
    contact = add_interest({{Kind::profile, add_profile(owner, "BR", "lampen")}, {Kind::person, maker}}, clock_now());
    move(Kind::interest, contact, Action::accept, {{"answered_at", instant_text(clock_now())}});
    offer = add_profile(other, "BO", "lampen");
    search = json_of(ask("POST", "/searches", {{"name", "all"}, {"region", "limburg"}}, readers[1])).value("id", "");
  }
  Ids here(Ids named) const {
    named[Kind::partnership] = limburg_guangdong;
    return named;
  }
  /// A published one that teaches the vocabulary words.
  std::string add_profile(const std::string& of, const char* type, const std::string& words) {
    const std::string id = draft_profile(of, type, "nl", ("Slimme " + words).c_str());
    move(Kind::profile, id, Action::submit);
    const json lesson = {{"topic", "vertical-farming"}, {"named", true}, {"words", words}};
    move(Kind::profile, id, Action::publish,
         {{"published_on", "2026-11-01"},
          {"expires_on", "2027-11-01"},
          {"anonymous", false},
          {"topics", json::array({lesson})}});
    return id;
  }
  /// Of the maker, in what is named.
  std::string add_interest(Ids named, Instant at) {
    named[Kind::organisation] = other;
    json made = document(Kind::interest, here(named));
    for (const Kind kind : {Kind::profile, Kind::product, Kind::need})
      made[std::string(word_of(kind))] = named.contains(kind) ? json(named[kind]) : json();
    const auto connection = installation().connections().lend();
    const auto written = storage::Store(**connection).create({.person = {}, .at = at}, Kind::interest, made);
    EXPECT_TRUE(written) << (written.error().faults.empty() ? "" : to_string(written.error().faults.front()));
    return written ? written->id : "";
  }

  json document_of(Kind kind, const Ids& ids) const {
    json made = document(kind, ids);
    if (kind == Kind::meeting) made["invited"] = other;
    if (kind == Kind::pilot) made["supplier"] = other;
    if (kind == Kind::introduction) made["second"] = offer;
    return made;
  }
  /// Those whose state shows them to more readers.
  void show(Kind kind, const std::string& id) {
    if (kind == Kind::product || kind == Kind::event) move(kind, id, Action::publish);
    if (kind == Kind::need) move(kind, id, Action::open);
    if (kind == Kind::join_request) move(kind, id, Action::confirm, {{"confirmed_at", instant_text(clock_now())}});
  }
  void add_row(int number) {
    add_partnership();
    Ids ids =
        here({{Kind::organisation, add_organisation(limburg_guangdong, number % 2 == 0 ? "limburg" : "guangdong")},
              {Kind::person, manager}});
    for (const Kind kind : partnership::every<Kind>()) {
      if (!has_collection(kind) || ids.contains(kind)) continue;
      if (kind == Kind::profile)
        ids[kind] = add_profile(ids[Kind::organisation], "BR", "lampen" + std::to_string(number));
      else if (kind == Kind::interest)
        ids[kind] = add_interest({{Kind::profile, ids[Kind::profile]}, {Kind::person, maker}}, clock_now());
      else
        ids[kind] = create(kind, document_of(kind, ids));
      show(kind, ids[kind]);
    }
    for (const Kind kind : {Kind::product, Kind::need, Kind::profile}) {
      const std::string id =
          add_interest({{kind, ids[kind]}, {Kind::person, maker}}, clock_now() - std::chrono::days(20));
      if (kind != Kind::profile) move(Kind::interest, id, Action::accept, {{"answered_at", instant_text(clock_now())}});
    }
    add_colleague("colleague" + std::to_string(number), ids[Kind::organisation]);
    ask("POST", "/searches", {{"name", "lamps"}, {"text", "lampen"}}, readers[1]);
    with_token(readers[1], {"read"});
    sign_in("maker");
    const json renamed = {{"name", {{"language", "nl"}, {"text", "School " + std::to_string(number)}}}};
    change(Kind::organisation, owner, renamed);
  }
  void add_rows(int from, int to) {
    for (int i = from; i < to; ++i) add_row(i);
    // Each search takes over some of what changed.
    for (int i = 0; i < 10; ++i) ask("GET", "/search?q=lampen");
  }
  void change(Kind kind, const std::string& id, const json& fields) {
    const auto connection = installation().connections().lend();
    storage::Store store(**connection);
    auto found = store.find(kind, id).value().value();
    found.document.update(fields);
    EXPECT_TRUE(
        store.change({.person = {manager}, .at = clock_now()}, Action::edit, kind, id, found.version, found.document));
  }
  /// Somebody who agreed to be reached, to whom no letters come, known in another region; and a webhook.
  void add_colleague(const std::string& key, const std::string& recipient) {
    const std::string person = add_person(key, Role::member, limburg_guangdong, owner);
    for (const char* purpose : {"directory", "introductions", "transfer_abroad"}) {
      json consent = document(Kind::consent, here({{Kind::person, person}}));
      consent["purpose"] = purpose;
      create(Kind::consent, consent);
    }
    const auto connection = installation().connections().lend();
    EXPECT_TRUE(storage::LetterReturnStore(**connection).mark({key + "@example.org", clock_now(), "5.1.1"}));
    EXPECT_TRUE(storage::TransferStore(**connection)
                    .add({.at = clock_now(),
                          .partnership = limburg_guangdong,
                          .person = person,
                          .purpose = "introductions",
                          .from_region = "limburg",
                          .to_region = "guangdong",
                          .recipient = recipient,
                          .record = person}));
    storage::WebhookStore webhooks(**connection);
    const std::string id = storage::new_uuid(clock_now());
    EXPECT_TRUE(webhooks.add({.id = id,
                              .partnership = limburg_guangdong,
                              .address = "https://hooks.example/x",
                              .secret = "s",
                              .events = {"site.end"}}));
    if (hook.empty()) hook = id;
    EXPECT_TRUE(webhooks.tell_one(hook, {.type = "site.end", .partnership = limburg_guangdong, .at = clock_now()}));
  }

  /// Where each list is asked for, by its operation.
  std::map<std::string, std::string> lists() const {
    std::map<std::string, std::string> paths{
        {"getCurrentSession", "/session"},
        {"search", "/search?q=lampen&limit=100"},
        {"listLessons", "/topics/lessons"},
        {"listInterestContacts", "/interests/" + contact + "/contacts"},
        {"listPartners", "/profiles/" + offer + "/partners?top=10"},
        {"listSearches", "/searches"},
        {"listSearchProfiles", "/searches/" + search + "/profiles"},
        {"getBoard", "/board"},
        {"listUnreachablePeople", "/organisations/" + owner + "/unreachable-people"},
        {"getMyData", "/my/data"},
        {"listMyAccountEvents", "/my/account-events"},
        {"listMyTokens", "/my/tokens"},
        {"listAccountEvents", "/persons/" + maker + "/account-events"},
        {"listTransfers", "/transfers"},
        {"getMeasures", "/measures"},
        {"listWebhooks", "/webhooks"},
        {"listWebhookDeliveries", "/webhooks/" + hook + "/deliveries"},
        {"listOrganisationHistory", "/organisations/" + owner + "/history"},
    };
    for (const Kind kind : partnership::every<Kind>())
      if (has_collection(kind)) paths["list" + schema_name(kind) + "s"] = "/" + collection_of(kind) + "?limit=100";
    return paths;
  }

  struct Cost {
    std::size_t bytes = 0;
    std::int64_t statements = 0;
  };
  /// The second time: the first fills what is remembered. Nothing where it is not for the reader.
  std::optional<Cost> cost(const std::string& path, const Visitor& reader) {
    Response response = ask("GET", path, {}, reader);
    if (response.status != 200) return std::nullopt;
    response = ask("GET", path, {}, reader);
    return Cost{response.body.size(), statements};
  }

  std::string manager;
  std::string maker;
  std::vector<Visitor> readers;  ///< a visitor, who runs it, the maker, a coordinator
  std::string contact;           ///< a mutual interest of the maker
  std::string offer;             ///< a profile of the maker
  std::string search;            ///< of who runs it
  std::string hook;
  std::int64_t statements = 0;  ///< of the last request
};
TWL_ON_BOTH_DATABASES(ListStatementsTest);

TEST_P(ListStatementsTest, AListCostsTheSameHoweverManyItShows) {
  add_rows(0, 2);
  std::map<std::pair<std::string, std::size_t>, Cost> few;
  for (const auto& [list, path] : lists())
    for (std::size_t reader = 0; reader < readers.size(); ++reader)
      if (const auto cost_then = cost(path, readers[reader])) few[{list, reader}] = *cost_then;
  add_rows(2, 14);
  const std::map<std::string, std::string> paths = lists();
  std::set<std::string> grown;
  for (const auto& [asked, cost_then] : few) {
    const auto& [list, reader] = asked;
    const auto cost_now = cost(paths.at(list), readers[reader]);
    ASSERT_TRUE(cost_now) << list;
    EXPECT_EQ(cost_now->statements, cost_then.statements) << list << " by reader " << reader;
    if (cost_now->bytes > cost_then.bytes) grown.insert(list);
  }
  for (const auto& [list, path] : paths) EXPECT_TRUE(grown.contains(list)) << list << " shows no more than before";
}

TEST_P(ListStatementsTest, AListShowsOfEachWhatItsRecordAloneShows) {
  add_rows(0, 3);
  for (const Kind kind : partnership::every<Kind>()) {
    if (!has_collection(kind)) continue;
    const std::string path = "/" + collection_of(kind);
    for (const Visitor& reader : readers) {
      const json listed = json_of(ask("GET", path + "?limit=100", {}, reader));
      if (&reader == &readers[1]) {
        EXPECT_GE(listed["items"].size(), 3U) << word_of(kind);
      }
      for (const json& item : listed["items"])
        EXPECT_EQ(item, json_of(ask("GET", path + "/" + item["id"].get<std::string>(), {}, reader))) << word_of(kind);
    }
  }
}

TEST_P(ListStatementsTest, NoListIsLeftOut) {
  const auto contract = Contract::built_in().value();
  const auto tried = lists();
  for (const std::string& list : fixture::lists_of(*contract)) {
    if (list.ends_with("History")) continue;  // as of organisations
    EXPECT_NE(tried.contains(list), of_a_fixed_size.contains(list)) << list;
  }
}

}  // namespace
}  // namespace twinlight::server
