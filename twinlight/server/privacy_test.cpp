// Consents, a person's own data, and erasure: after it no text of the whole database names the person.
#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/server_fixture.h"
#include "twinlight/storage/search_store.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;

class PrivacyTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    id = add_person("wim", Role::organisation_manager, limburg_guangdong, owner);
    wim = sign_in("wim");
    colleague = add_person("els", Role::organisation_manager, limburg_guangdong, owner);
  }
  json consent(const std::string& purpose) {
    const json found = json_of(ask("GET", "/my/consents?language=nl", {}, wim));
    for (const json& item : found["items"])
      if (item["purpose"] == purpose) return item;
    return {};
  }
  Response set_consent(const std::string& purpose, bool given, const std::string& version) {
    return ask("PUT", "/my/consents/" + purpose, {{"given", given}, {"text_version", version}}, wim);
  }
  json person() { return json_of(ask("GET", "/persons/" + id, {}, wim)); }

  /// Every text of every table, whatever it is called.
  std::string whole_database() {
    const auto connection = installation().connections().lend();
    const bool lite = GetParam() == storage::Backend::sqlite;
    const auto tables =
        (*connection)
            ->query(
                lite ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                     : "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public'");
    EXPECT_TRUE(tables);
    std::string all;
    int columns_read = 0;
    for (const auto& table : *tables) {
      const std::string name = storage::text(table[0]);
      const auto columns =
          (*connection)
              ->query(lite ? "SELECT name FROM pragma_table_info('" + name + "')"
                           : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = '" +
                                 name + "'");
      EXPECT_TRUE(columns);
      for (const auto& column : *columns) {
        const auto rows = (*connection)->query("SELECT CAST(" + storage::text(column[0]) + " AS TEXT) FROM " + name);
        EXPECT_TRUE(rows) << name;
        for (const auto& row : *rows) all += storage::text(row[0]) + "\n";
        ++columns_read;
      }
    }
    EXPECT_GT(columns_read, 60);
    return all;
  }
  Visitor wim;
  std::string id;
  std::string colleague;
};
TWL_ON_BOTH_DATABASES(PrivacyTest);

TEST_P(PrivacyTest, EachPurposeIsAgreedToOnItsOwnAndWithdrawn) {
  EXPECT_EQ(ask("GET", "/my/consents").status, 401);
  EXPECT_EQ(json_of(ask("GET", "/my/consents", {}, wim))["items"].size(), 7U);
  const json asked = consent("transfer_abroad");
  EXPECT_TRUE(asked["given"].is_null());
  EXPECT_THAT(asked["text"].get<std::string>(), ::testing::HasSubstr("een ander land"));
  ASSERT_EQ(set_consent("transfer_abroad", true, asked["text_version"]).status, 200);
  EXPECT_FALSE(consent("transfer_abroad")["given"].is_null());
  EXPECT_TRUE(consent("introductions")["given"].is_null());
  const std::string first = consent("transfer_abroad")["given"]["id"];
  ASSERT_EQ(set_consent("transfer_abroad", false, "").status, 200);
  EXPECT_TRUE(consent("transfer_abroad")["given"].is_null());
  const json stays = json_of(ask("GET", "/consents/" + first, {}, wim))["document"];
  EXPECT_EQ(stays["state"], "withdrawn");
  EXPECT_TRUE(stays["withdrawn_at"].is_string());
  EXPECT_EQ(stays["text_version"], asked["text_version"]);
}

TEST_P(PrivacyTest, NobodyAgreesToOtherWordsThanThoseThatCount) {
  EXPECT_EQ(set_consent("newsletter", true, "1999-01").status, 422);
  EXPECT_EQ(set_consent("everything", true, "2026-11").status, 404);
  json made = document(Kind::consent, {{Kind::partnership, limburg_guangdong}, {Kind::person, id}});
  made["text_version"] = "1999-01";
  EXPECT_EQ(ask("POST", "/consents", made, wim).status, 422);
  made["text_version"] = consent(made["purpose"])["text_version"];
  made["given_at"] = "2001-01-01T00:00:00.000Z";
  const Response created = ask("POST", "/consents", made, wim);
  ASSERT_EQ(created.status, 201) << created.body;
  EXPECT_NE(json_of(created)["document"]["given_at"], made["given_at"]) << "the moment is the server's";
}

TEST_P(PrivacyTest, TheDirectoryShowsWhoAgreed) {
  const std::string version = consent("directory")["text_version"];
  ASSERT_EQ(set_consent("directory", true, version).status, 200);
  EXPECT_TRUE(person()["document"]["listed"]);
  ASSERT_EQ(set_consent("directory", false, version).status, 200);
  EXPECT_FALSE(person()["document"]["listed"]);
}

TEST_P(PrivacyTest, MyDataHoldsWhatIsAboutMeAndNobodyElsesSecrets) {
  EXPECT_EQ(ask("GET", "/my/data").status, 401);
  ASSERT_EQ(set_consent("newsletter", true, consent("newsletter")["text_version"]).status, 200);
  {
    const auto connection = installation().connections().lend();
    const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    ASSERT_TRUE(queue_mail(
        **connection, {.id = "", .to = "wim@example.org", .subject = "Hello", .text = "secret-link", .html = ""}, now));
    ASSERT_TRUE(queue_mail(**connection,
                           {.id = "", .to = "els@example.org", .subject = "Not yours", .text = "", .html = ""}, now));
  }
  const Response response = ask("GET", "/my/data", {}, wim);
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_THAT(fixture::header_of(response, "Content-Disposition"), ::testing::HasSubstr("attachment"));
  const json data = json_of(response);
  EXPECT_EQ(data["person"]["document"]["email"], "wim@example.org");
  EXPECT_EQ(data["account"][0]["email"], "wim@example.org");
  EXPECT_EQ(data["sessions"].size(), 1U);
  EXPECT_EQ(data["letters"].size(), 1U);
  EXPECT_EQ(data["letters"][0]["subject"], "Hello");
  EXPECT_FALSE(data["history"].empty());
  EXPECT_EQ(data["changes"][0]["kind"], "consent");
  std::vector<std::string> kinds;
  for (const json& record : data["records"]) kinds.push_back(record["kind"]);
  EXPECT_THAT(kinds, ::testing::ElementsAre("consent", "membership"));
  for (const char* secret : {"password", "token_hash", "secret-link", "els@example.org"})
    EXPECT_THAT(response.body, ::testing::Not(::testing::HasSubstr(secret)));
}

class ErasureTest : public PrivacyTest {
 public:
  void SetUp() override {
    PrivacyTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    json own = person()["document"];
    own["given_name"] = "Wilhelmina";
    own["family_name"] = "Kwakkelstein";
    own["latin_name"] = "";
    own["phone"] = "+32 11 987 654";
    change(own, wim);
    own["email"] = "wilhelmina@kwakkelstein.example";  // other than the first one
    own["family_name"] = "Zonneveld";                  // another name since
    add_person("root", Role::administrator, limburg_guangdong, owner);
    change(own, sign_in("root"));
    make_traces();
  }
  void change(const json& own, const Visitor& by) {
    const Response changed = ask("PUT", "/persons/" + id, own, by, {{"if-match", etag()}});
    ASSERT_EQ(changed.status, 200) << changed.body;
  }
  std::string etag() { return fixture::header_of(ask("GET", "/persons/" + id, {}, wim), "ETag"); }

  /// The name and the addresses wherever people write them.
  void make_traces() {
    std::map<Kind, std::string> named = {
        {Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::person, id}};
    json profile = document(Kind::profile, named);
    profile["summary"]["text"] = "Ask WILHELMINA Kwakkelstein, +32 11 987 654 or Wim@Example.org";
    profile_id = create(Kind::profile, profile);
    json other_person = json_of(ask("GET", "/persons/" + colleague, {}, sign_in("els")))["document"];
    other_person["position"] = "Assistant of Wilhelmina Zonneveld";
    ASSERT_EQ(ask("PUT", "/persons/" + colleague, other_person, sign_in("els"), {{"if-match", "\"2\""}}).status, 200);
    named[Kind::indicator] = create(Kind::indicator, document(Kind::indicator, named));
    json outcome = document(Kind::outcome, named);
    outcome["description"]["text"] = "A contract, by Wilhelmina Zonneveld";
    outcome["value"] = 3;
    outcome_id = create(Kind::outcome, outcome);
    named[Kind::event] = create(Kind::event, document(Kind::event, named));
    json registration = document(Kind::registration, named);
    registration["remarks"] = "gluten-intolerant";
    registration["available"] = json::array();
    create(Kind::registration, registration);
    json subscription = document(Kind::subscription, named);
    subscription["email"] = "wilhelmina@kwakkelstein.example";
    create(Kind::subscription, subscription);
    ASSERT_EQ(set_consent("newsletter", true, consent("newsletter")["text_version"]).status, 200);
    const auto connection = installation().connections().lend();
    const Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    ASSERT_TRUE(queue_mail(
        **connection, {.id = "", .to = "wim@example.org", .subject = "Kwakkelstein", .text = "", .html = ""}, now));
    ASSERT_TRUE(queue_mail(
        **connection,
        {.id = "", .to = "els@example.org", .subject = "News", .text = "Wilhelmina Zonneveld wrote", .html = ""}, now));
    ASSERT_TRUE(storage::SearchStore(**connection)
                    .add({uuid_like, colleague, limburg_guangdong, "of Wilhelmina Zonneveld", "{}", now, now}));
  }
  const std::string uuid_like = "01234567-89ab-7def-8123-456789abcdef";
  std::string profile_id;
  std::string outcome_id;
};
TWL_ON_BOTH_DATABASES(ErasureTest);

const char* const traces[] = {"Wilhelmina",
                              "WILHELMINA",
                              "Kwakkelstein",
                              "Zonneveld",
                              "wim@example.org",
                              "Wim@Example",
                              "wilhelmina@kwakkelstein",
                              "987 654",
                              "gluten"};

TEST_P(ErasureTest, NoTextOfTheDatabaseNamesThePersonAfterIt) {
  const std::string before = whole_database();
  for (const char* trace : traces) EXPECT_THAT(before, ::testing::HasSubstr(trace));
  const Response erased =
      ask("POST", "/persons/" + id + "/transitions", {{"action", "erase"}}, wim, {{"if-match", etag()}});
  ASSERT_EQ(erased.status, 200) << erased.body;
  const std::string after = whole_database();
  for (const char* trace : traces) EXPECT_THAT(after, ::testing::Not(::testing::HasSubstr(trace)));
  EXPECT_THAT(after, ::testing::HasSubstr("els@example.org")) << "the colleague and the letter to her stay";
  EXPECT_THAT(after, ::testing::HasSubstr("[erased] wrote"));
}

TEST_P(PrivacyTest, HowSomebodyIsCalledTakesNothingFromOthers) {
  add_person("root", Role::administrator, limburg_guangdong, owner);
  const Visitor root = sign_in("root");
  const std::string before = ask("GET", "/organisations", {}, root).body;
  for (const std::string& word : {std::string("active"), owner, std::string(limburg_guangdong)}) {
    const std::string called = "called-" + word.substr(0, 4);
    const std::string person = add_person(called, Role::member, limburg_guangdong, owner);
    const Visitor themselves = sign_in(called);
    const Response read = ask("GET", "/persons/" + person, {}, themselves);
    json own = json_of(read)["document"];
    own["given_name"] = "";
    own["family_name"] = word;
    own["latin_name"] = word;
    const Response changed =
        ask("PUT", "/persons/" + person, own, themselves, {{"if-match", fixture::header_of(read, "ETag")}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    const std::string path = "/persons/" + person + "/transitions";
    ASSERT_EQ(ask("POST", path, {{"action", "erase"}}, themselves, {{"if-match", fixture::header_of(changed, "ETag")}})
                  .status,
              200);
  }
  EXPECT_EQ(ask("GET", "/organisations", {}, root).body, before);
}

TEST_P(PrivacyTest, ASubscriptionOfAPersonCanBeErased) {
  const std::string made = create(
      Kind::subscription, document(Kind::subscription, {{Kind::partnership, limburg_guangdong}, {Kind::person, id}}));
  const Response erased =
      ask("POST", "/subscriptions/" + made + "/transitions", {{"action", "erase"}}, wim, {{"if-match", "\"1\""}});
  ASSERT_EQ(erased.status, 200) << erased.body;
  EXPECT_EQ(json_of(erased)["document"].value("email", ""), "");
}

TEST_P(ErasureTest, OutcomesStayAndTheWayInIsGone) {
  ASSERT_EQ(ask("POST", "/persons/" + id + "/transitions", {{"action", "erase"}}, wim, {{"if-match", etag()}}).status,
            200);
  EXPECT_EQ(ask("GET", "/my/data", {}, wim).status, 401);
  EXPECT_EQ(ask("POST", "/session", {{"email", "wim@example.org"}, {"password", fixture::password}}).status, 401);
  const Visitor els = sign_in("els");
  const json outcome = json_of(ask("GET", "/outcomes/" + outcome_id, {}, els));
  EXPECT_EQ(outcome["document"]["value"], 3);
  EXPECT_EQ(outcome["document"]["description"]["text"], "A contract, by [erased]");
  EXPECT_EQ(outcome["version"], 2) << "who read it before can not write it back";
  const auto connection = installation().connections().lend();
  storage::Store store(**connection);
  const auto sources = store.naming(id, "person").value();
  EXPECT_EQ(sources.size(), 4U);
  for (const std::string& source : sources) {
    if (const auto membership = store.find(Kind::membership, source).value(); membership) {
      EXPECT_EQ(membership->document["state"], "ended");
    }
    if (const auto consent = store.find(Kind::consent, source).value(); consent) {
      EXPECT_EQ(consent->document["state"], "withdrawn");
    }
  }
}

}  // namespace
}  // namespace twinlight::server
