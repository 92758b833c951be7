// Who is behind an anonymous profile or need stays hidden before mutual interest: every reading operation of the
// contract, asked as everybody who is no party, with every record there is and every filter that takes a text. An
// answer gives the owner away where it speaks of the anonymous record and of its owner, or of a record that names the
// owner.
#include <set>

#include "twinlight/partnership/record_document.h"
#include "twinlight/server/clock_jobs.h"
#include "twinlight/server/contract.h"
#include "twinlight/server/digest_fixture.h"
#include "twinlight/server/letters.h"
#include "twinlight/server/record_contract.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using ::testing::HasSubstr;

constexpr const char* hidden_name = "Verborgen Licht NV";
constexpr const char* seen_title = "Groeilamp 4711 zonder naam";

class AnonymityTest : public fixture::DigestFixture {
 public:
  void SetUp() override {
    DigestFixture::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    hidden = add_hidden_owner();
    contact = add_person("secret.person", Role::organisation_manager, limburg_guangdong, hidden);
    const std::string elsewhere = add_partnership();
    const std::string stranger = add_organisation(elsewhere, "limburg");
    add_person("member", Role::member, limburg_guangdong, other);
    add_person("manager", Role::organisation_manager, limburg_guangdong, other);
    add_person("stranger", Role::organisation_manager, elsewhere, stranger);
    add_person("official", Role::official, limburg_guangdong, other);
    for (const char* key : {"member", "manager", "stranger", "official"}) readers.emplace_back(key, sign_in(key));
    readers.emplace_back("visitor", Visitor{});
    make_records();
  }

  std::string add_hidden_owner() {
    json made = document(Kind::organisation, {{Kind::partnership, limburg_guangdong}});
    made["region"] = "limburg";
    made["name"] = {{"language", "nl"}, {"text", hidden_name}};
    const std::string id = create(Kind::organisation, made);
    move(Kind::organisation, id, Action::admit);
    return id;
  }

  /// All that the hidden owner has that can be anonymous, with what stands behind it.
  void make_records() {
    std::map<Kind, std::string> named = {
        {Kind::partnership, limburg_guangdong}, {Kind::organisation, hidden}, {Kind::person, contact}};
    ids = {limburg_guangdong, owner, other, hidden, contact};
    for (const Kind kind : {Kind::site, Kind::space, Kind::need, Kind::product, Kind::profile}) {
      json made = document(kind, named);
      if (kind == Kind::profile || kind == Kind::need) {
        made["anonymous"] = true;
        made["title"] = {{"language", "nl"}, {"text", seen_title}};
      }
      ids.push_back(named[kind] = create(kind, made));
    }
    profile = named[Kind::profile];
    ASSERT_FALSE(named[Kind::product].empty());
    need = named[Kind::need];
    move(Kind::profile, profile, Action::submit);
    move(Kind::profile, profile, Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2027-11-01"}});
    move(Kind::need, need, Action::open);
    move(Kind::product, named[Kind::product], Action::publish);
    make_proof(named[Kind::product]);
    json asked =
        document(Kind::interest,
                 {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}, {Kind::profile, profile}});
    asked["contact"] = nullptr;
    asked["answer"] = "";
    ids.push_back(interest = create(Kind::interest, asked));
    make_achievement(asked);
    make_introduction();
  }

  /// Somebody else's profile and the hidden one, introduced by an organisation of neither.
  void make_introduction() {
    json made = document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}});
    made["anonymous"] = false;
    made["contact"] = nullptr;
    const std::string first = create(Kind::profile, made);
    made = document(Kind::introduction,
                    {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::profile, first}});
    made["second"] = profile;
    introduction = create(Kind::introduction, made);
    ids.insert(ids.end(), {first, introduction});
  }

  /// What came of the interest of a third organisation in the same profile, said by the hidden owner and confirmed.
  void make_achievement(json asked) {
    asked["organisation"] = add_organisation(limburg_guangdong, "guangdong");
    const std::string mutual = create(Kind::interest, asked);
    move(Kind::interest, mutual, Action::accept, {{"answered_at", "2026-11-20T09:00:00Z"}});
    json made =
        document(Kind::achievement,
                 {{Kind::partnership, limburg_guangdong}, {Kind::organisation, hidden}, {Kind::interest, mutual}});
    made["description"] = {{"language", "nl"}, {"text", seen_title}};
    const std::string achievement = create(Kind::achievement, made);
    move(Kind::achievement, achievement, Action::confirm, {{"confirmed_at", "2026-11-21T09:00:00Z"}});
    ids.insert(ids.end(), {mutual, achievement});
  }

  /// A request of somebody else in whose need the hidden owner's product passed.
  void make_proof(const std::string& product) {
    std::map<Kind, std::string> named = {
        {Kind::partnership, limburg_guangdong}, {Kind::organisation, other}, {Kind::product, product}};
    json made = document(Kind::need, named);
    made["anonymous"] = false;
    named[Kind::need] = create(Kind::need, made);
    move(Kind::need, named[Kind::need], Action::open);
    ids.push_back(create(Kind::evaluation, document(Kind::evaluation, named)));
    named.erase(Kind::product);
    made = document(Kind::profile, named);
    made["anonymous"] = false;
    made["title"] = {{"language", "nl"}, {"text", "Groeilamp gezocht"}};
    ids.push_back(create(Kind::profile, made));
    move(Kind::profile, ids.back(), Action::submit);
    move(Kind::profile, ids.back(), Action::publish, {{"published_on", "2026-11-01"}, {"expires_on", "2027-11-01"}});
  }

  /// The operation's path with every record there is, and with every collection.
  std::vector<std::string> paths_of(const Operation& operation) const {
    std::vector<std::string> paths;
    const auto with = [&](std::string path, const std::string& name, const std::string& value) {
      if (const auto at = path.find("{" + name + "}"); at != std::string::npos)
        path.replace(at, name.size() + 2, value);
      return path;
    };
    if (operation.path.find("{collection}") != std::string::npos) {
      for (const Kind kind : partnership::every<Kind>())
        if (kind != Kind::audit_entry)
          paths.push_back(with(operation.path, "collection", std::string(collection_of(kind))));
      return paths;
    }
    if (operation.path.find('{') == std::string::npos) return {operation.path};
    for (const std::string& id : ids) {
      std::string path = with(operation.path, "id", id);
      for (const char* name : {"hash", "sha256"}) path = with(path, name, std::string(64, 'a'));
      paths.push_back(with(path, "provider", "school"));
    }
    return paths;
  }

  /// The queries that try to find out: each text parameter with what would name the owner.
  std::vector<std::string> queries_of(const Operation& operation) const {
    std::vector<std::string> queries = {""};
    for (const Parameter& parameter : operation.parameters)
      if (parameter.in == "query" && parameter.schema.value("type", json()) == "string" &&
          !parameter.schema.contains("enum"))
        for (const std::string& value : {hidden, contact, std::string("Verborgen")})
          queries.push_back("?" + parameter.name + "=" + value);
    return queries;
  }

  bool names_owner(const std::string& body) const {
    return body.find(hidden) != std::string::npos || body.find(contact) != std::string::npos ||
           body.find(hidden_name) != std::string::npos || body.find("secret.person") != std::string::npos;
  }
  bool speaks_of_record(const std::string& body) const {
    return body.find(profile) != std::string::npos || body.find(need) != std::string::npos ||
           body.find(seen_title) != std::string::npos;
  }

  /// The records that an answer names, and that name the owner to this reader.
  std::string leading_to_owner(const std::string& body, const Visitor& reader) {
    for (const Kind kind :
         {Kind::site, Kind::space, Kind::interest, Kind::introduction, Kind::achievement, Kind::product})
      for (const std::string& id : ids)
        if (body.find(id) != std::string::npos &&
            names_owner(ask("GET", "/" + std::string(collection_of(kind)) + "/" + id, {}, reader).body))
          return std::string(collection_of(kind)) + "/" + id;
    return "";
  }

  std::string hidden;
  std::string contact;
  std::string profile;
  std::string need;
  std::string interest;
  std::string introduction;
  std::vector<std::string> ids;
  std::vector<std::pair<std::string, Visitor>> readers;
};
TWL_ON_BOTH_DATABASES(AnonymityTest);

TEST_P(AnonymityTest, NoAnswerGivesTheOwnerAway) {
  const auto contract = Contract::built_in().value();
  int answers = 0;
  int seen = 0;
  for (const Operation& operation : contract->operations()) {
    // A stream of a job's events has no end; jobs hold no records.
    if (operation.method != "GET" || operation.id == "followJob") continue;
    for (const std::string& path : paths_of(operation))
      for (const std::string& query : queries_of(operation))
        for (const auto& [name, reader] : readers) {
          const std::string body = ask("GET", path + query, {}, reader).body;
          ++answers;
          if (!speaks_of_record(body)) continue;
          ++seen;
          // What was asked for is known to who asks: an answer at all to a filter by the owner gives it away.
          EXPECT_EQ(query, "") << name << " finds it by GET " << path << query;
          EXPECT_FALSE(names_owner(body)) << name << ": GET " << path << "\n" << body;
          EXPECT_EQ(leading_to_owner(body, reader), "") << name << ": GET " << path;
        }
  }
  EXPECT_GT(answers, 2000);
  EXPECT_GT(seen, 10) << "nobody saw the record at all, so nothing was tried";
}

TEST_P(AnonymityTest, TheWeeklyLetterDoesNotNameTheOwner) {
  offset = -std::chrono::days(8);
  Visitor member = sign_in("member");
  ASSERT_EQ(ask("PUT", "/weekly-letter", {{"weekly", true}}, member).status, 200);
  ASSERT_EQ(ask("POST", "/searches", {{"name", "Groeilampen"}, {"text", "groeilamp"}}, member).status, 201);
  offset = {};
  send_letters();
  const Mail mail = letter(1);
  for (const std::string& body : {mail.subject, mail.text, mail.html}) EXPECT_FALSE(names_owner(body)) << body;
  EXPECT_TRUE(speaks_of_record(mail.text)) << "the letter is about the record, or nothing was tried: " << mail.text;
  member = sign_in("member");
  for (const std::string region : {"limburg", "guangdong"}) {
    const Response found = ask("POST", "/searches", {{"name", "a"}, {"region", region}, {"text", "4711"}}, member);
    EXPECT_EQ(json_of(found)["found"], 0) << "the region of a hidden owner is not told";
  }
}

TEST_P(AnonymityTest, RefusedRequestsSayNothingEither) {
  const std::map<std::string, std::string, std::less<>> stale{{"if-match", "\"999\""}};
  for (const auto& [name, reader] : readers)
    for (const std::string& path :
         {"/profiles/" + profile, "/needs/" + need, "/interests/" + interest, "/introductions/" + introduction}) {
      const json read = json_of(ask("GET", path, {}, reader));
      const json document = read.contains("document") ? read["document"] : json::object();
      for (const Response& response : {ask("PUT", path, document, reader, stale),
                                       ask("POST", path + "/transitions", {{"action", "withdraw"}}, reader, stale)})
        EXPECT_FALSE(names_owner(response.body)) << name << " " << path << " " << response.body;
    }
}

TEST_P(AnonymityTest, NoLetterNamesTheOwnerToOthers) {
  const auto connection = installation().connections().lend();
  const auto pass = [&](Instant now) { ASSERT_TRUE(pass_of_clock(**connection, "https://twinlight.example", now)); };
  const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  move(Kind::introduction, introduction, Action::accept,
       {{"state", "agreed_by_one"}, {"first_agreed_at", instant_text(now)}});
  const json late = document(
      Kind::interest, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, other}, {Kind::profile, profile}});
  create(Kind::interest, late);
  Instant answer_by{};
  for (const auto& [kind, id] : {std::pair(Kind::interest, interest), std::pair(Kind::introduction, introduction)}) {
    const json asked = storage::Store(**connection).find(kind, id).value()->document;
    answer_by = parse_instant(asked["answer_by"].get<std::string>()).value();
    pass(answer_by - std::chrono::days(1));
  }
  move(Kind::interest, interest, Action::accept, {{"answered_at", "2026-11-20T09:00:00Z"}});
  pass(answer_by + std::chrono::hours(1));
  pass(now + std::chrono::days(40));
  create(Kind::achievement,
         document(Kind::achievement,
                  {{Kind::partnership, limburg_guangdong}, {Kind::organisation, hidden}, {Kind::interest, interest}}));
  pass(now + std::chrono::days(80));
  const std::chrono::sys_days last_day_of_profile = std::chrono::year(2027) / 11 / 1;
  pass(last_day_of_profile - std::chrono::days(20));
  pass(last_day_of_profile);

  std::set<std::string> subjects;
  int to_others = 0;
  const auto rows = (*connection)->query("SELECT request FROM jobs WHERE queue = 'mail'").value();
  for (const auto& row : rows) {
    const json mail = json::parse(storage::text(row[0]));
    subjects.insert(mail["subject"]);
    if (mail["to"] == "secret.person@example.org") continue;
    ++to_others;
    EXPECT_FALSE(names_owner(mail.dump())) << mail;
  }
  EXPECT_GE(to_others, 4);
  // Those that go on their own; a password or an invitation goes to whom somebody names, what an action brings about at
  // once is tried with introductions, the warning of who no longer signs in speaks of nobody else and of no record,
  // that of a product that passes goes to the need's own people alone, those about a request to join to whoever asks,
  // and those of a code made at a desk and of another address to whom they are for.
  for (const Letter kind : {Letter::answer, Letter::unanswered, Letter::news, Letter::confirmation,
                            Letter::introduction_waits, Letter::introduction_over})
    EXPECT_TRUE(subjects.contains(server::letter(kind, partnership::Language::zh, "", {}).subject));
  static_assert(every_letter.size() == 24, "a letter that is new here is to be made above");
}

TEST_P(AnonymityTest, MutualInterestOpensWhoIsBehindIt) {
  const Visitor& manager = readers[1].second;
  const auto behind = [&] { return ask("GET", "/profiles/" + profile, {}, manager).body; };
  EXPECT_FALSE(names_owner(behind()));
  const Visitor owner_of_it = sign_in("secret.person");
  const Response accepted =
      ask("POST", "/interests/" + interest + "/transitions", {{"action", "accept"}, {"fields", {{"answer", "Graag"}}}},
          owner_of_it, {{"if-match", "\"1\""}});
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  EXPECT_THAT(behind(), HasSubstr(hidden));
}

}  // namespace
}  // namespace twinlight::server
