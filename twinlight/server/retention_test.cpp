// What is kept about people goes when its time has come, and nothing before.
#include "twinlight/server/retention.h"

#include "twinlight/server/mail_jobs.h"
#include "twinlight/server/server_fixture.h"
#include "twinlight/storage/api_token_store.h"
#include "twinlight/storage/letter_return_store.h"
#include "twinlight/storage/one_time_token_store.h"
#include "twinlight/storage/reminder_store.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;
using std::chrono::days;
using std::chrono::hours;
using storage::Retained;
using ::testing::HasSubstr;

constexpr const char* old_address = "https://twinlight.example";

class RetentionTest : public fixture::ServerTest {
 public:
  void adjust(InstallationOptions& options) override {
    options.service.now = [this] { return now; };
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    id = add_person("wim", Role::member, limburg_guangdong, owner);
  }
  template <class Use>
  auto with_connection(const Use& use) {
    const auto connection = installation().connections().lend();
    return use(**connection);
  }
  const RetentionRules& rules() {
    static const RetentionRules built_in = RetentionRules::built_in().value();
    return built_in;
  }
  RetentionPass due() {
    return with_connection([&](auto& connection) { return retention_due(connection, rules(), now).value(); });
  }
  RetentionPass pass(const char* link = old_address) {
    return with_connection([&](auto& connection) { return retain(connection, rules(), link, now).value(); });
  }
  static std::int64_t of(const RetentionPass& pass, Retained what) {
    return std::ranges::find(pass.counts, what, &RetentionCount::what)->count;
  }
  std::size_t rows(const std::string& table) {
    return with_connection([&](auto& connection) { return connection.query("SELECT * FROM " + table).value().size(); });
  }
  std::string state_of(Kind kind, const std::string& record) {
    return with_connection([&](auto& connection) {
      return storage::Store(connection).find(kind, record).value()->document["state"].template get<std::string>();
    });
  }
  std::vector<json> letters() {
    return with_connection([](auto& connection) {
      std::vector<json> found;
      const auto waiting = connection.query("SELECT request FROM jobs WHERE queue = 'mail'").value();
      for (const auto& row : waiting) found.push_back(json::parse(storage::text(row[0])));
      return found;
    });
  }

  Instant now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  std::string id;
};
TWL_ON_BOTH_DATABASES(RetentionTest);

TEST(RetentionRules, HaveOneForEachKindAndNothingElse) {
  EXPECT_TRUE(RetentionRules::built_in());
  EXPECT_THAT(to_string(RetentionRules::parse("").error()), HasSubstr("has none for sessions"));
  const std::string rule = "[[rule]]\nkind = \"sessions\"\ndays = -1\naction = \"deleted\"\nlaw = \"a\"\n";
  EXPECT_THAT(to_string(RetentionRules::parse(rule).error()), HasSubstr("negative"));
}

TEST_P(RetentionTest, RowsGoWhenTheirTimeHasComeAndNotBefore) {
  sign_in("wim");
  with_connection([&](auto& connection) {
    EXPECT_TRUE(storage::OneTimeTokenStore(connection).add({"h", "password", id, now + hours(1)}, now));
    EXPECT_TRUE(storage::ApiTokenStore(connection).add({"t", id, "n", "h", "read", now, now + days(10), {}}));
    EXPECT_TRUE(storage::LetterReturnStore(connection).note_sent({"t", "a@example.org"}, now));
    EXPECT_TRUE(storage::LetterReturnStore(connection).mark({"a@example.org", now, "5.1.1"}));
    EXPECT_TRUE(storage::ReminderStore(connection).note({id, "answer", id, now + days(5)}).has_value());
    return 0;
  });
  struct Case {
    Retained what;
    const char* table;
    std::chrono::milliseconds kept;  ///< from now
  };
  const Case cases[] = {{Retained::links, "one_time_tokens", hours(1)},
                        {Retained::sessions, "sessions", hours(12)},
                        {Retained::sent_letters, "sent_letters", days(30)},
                        {Retained::api_tokens, "api_tokens", days(10 + 90)},
                        {Retained::unreachable_addresses, "unreachable_addresses", days(183)},
                        {Retained::account_events, "account_events", days(365)},
                        {Retained::reminders, "reminders", days(370)}};
  const Instant begun = now;
  for (const Case& one : cases) {
    now = begun + one.kept;
    pass();
    EXPECT_EQ(rows(one.table), 1U) << one.table;
    now += std::chrono::milliseconds(1);
    EXPECT_EQ(of(due(), one.what), 1) << one.table;
    EXPECT_EQ(rows(one.table), 1U) << "to look changes nothing";
    EXPECT_EQ(of(pass(), one.what), 1) << one.table;
    EXPECT_EQ(rows(one.table), 0U) << one.table;
  }
}

TEST_P(RetentionTest, WhoWasInvitedAndNeverCameIsErased) {
  json made = document(Kind::person, {{Kind::partnership, limburg_guangdong}});
  made["email"] = "never@came.example";
  const std::string invited = create(Kind::person, made);
  now += days(180) - hours(1);
  EXPECT_EQ(of(pass(), Retained::invitations), 0);
  now += hours(2);
  EXPECT_EQ(of(due(), Retained::invitations), 1);
  EXPECT_EQ(state_of(Kind::person, invited), "invited");
  EXPECT_EQ(of(pass(), Retained::invitations), 1);
  EXPECT_EQ(state_of(Kind::person, invited), "erased");
  EXPECT_EQ(of(pass(), Retained::invitations), 0) << "once";
}

TEST_P(RetentionTest, WhoWasInvitedAnewHasUntilTheLinkEnds) {
  json made = document(Kind::person, {{Kind::partnership, limburg_guangdong}});
  made["email"] = "late@came.example";
  const std::string invited = create(Kind::person, made);
  now += days(179);
  {
    const auto connection = installation().connections().lend();
    ASSERT_TRUE(storage::OneTimeTokenStore(**connection).add({"hash", "invitation", invited, now + days(14)}, now));
  }
  now += days(13);
  EXPECT_EQ(of(pass(), Retained::invitations), 0);
  now += days(2);
  EXPECT_EQ(of(pass(), Retained::invitations), 1);
}

TEST_P(RetentionTest, RemarksGoThirtyDaysAfterTheEvent) {
  std::map<Kind, std::string> named = {
      {Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}, {Kind::person, id}};
  json event = document(Kind::event, named);
  event["starts_at"] = instant_text(now + days(1));
  event["ends_at"] = instant_text(now + days(2));
  named[Kind::event] = create(Kind::event, event);
  json registration = document(Kind::registration, named);
  registration["remarks"] = "gluten-intolerant";
  registration["available"] = json::array();
  create(Kind::registration, registration);
  const auto remains = [&] {
    return with_connection([](auto& connection) {
      bool found = false;
      for (const char* sql :
           {"SELECT document FROM records WHERE kind = 'registration'", "SELECT after_change FROM audit"}) {
        const auto texts = connection.query(sql).value();
        for (const auto& row : texts) found = found || storage::text(row[0]).find("gluten") != std::string::npos;
      }
      return found;
    });
  };
  now += days(32);
  EXPECT_EQ(of(pass(), Retained::remarks), 0);
  now += hours(1);
  EXPECT_EQ(of(due(), Retained::remarks), 1);
  EXPECT_TRUE(remains());
  EXPECT_EQ(of(pass(), Retained::remarks), 1);
  EXPECT_FALSE(remains()) << "nor in the history";
  EXPECT_EQ(of(pass(), Retained::remarks), 0);
}

TEST_P(RetentionTest, WhoNoLongerSignsInIsWarnedAndErasedThirtyDaysLater) {
  sign_in("wim");
  now += days(1095 - 30);
  EXPECT_EQ(pass().warnings, 0);
  now += hours(1);
  EXPECT_EQ(due().warnings, 1);
  EXPECT_TRUE(letters().empty());
  EXPECT_EQ(pass("").warnings, 1);
  EXPECT_TRUE(letters().empty()) << "an installation without mail warns nobody";
  EXPECT_EQ(pass().warnings, 1);
  ASSERT_EQ(letters().size(), 1U);
  EXPECT_EQ(letters()[0]["to"], "wim@example.org");
  EXPECT_EQ(pass().warnings, 0) << "once";
  now += days(30) - hours(1);
  EXPECT_EQ(of(pass(), Retained::inactive_people), 0);
  now += hours(2);
  EXPECT_EQ(of(due(), Retained::inactive_people), 1);
  EXPECT_EQ(of(pass(), Retained::inactive_people), 1);
  EXPECT_EQ(state_of(Kind::person, id), "erased");
}

TEST_P(RetentionTest, WhoComesBackAfterTheWarningStays) {
  sign_in("wim");
  now += days(1095);
  EXPECT_EQ(pass().warnings, 1);
  now += days(20);
  sign_in("wim");
  now += days(400);
  pass();
  EXPECT_EQ(state_of(Kind::person, id), "active");
}

TEST_P(RetentionTest, WithoutWarningNobodyGoesNorAnAdministratorEver) {
  const std::string keeper = add_person("keeper", Role::administrator, limburg_guangdong, owner);
  sign_in("wim");
  sign_in("keeper");
  now += days(4000);
  EXPECT_EQ(of(pass(""), Retained::inactive_people), 0);
  EXPECT_EQ(pass().warnings, 1) << "wim alone";
  now += days(31);
  EXPECT_EQ(of(pass(), Retained::inactive_people), 1);
  EXPECT_EQ(state_of(Kind::person, keeper), "active");
}

TEST_P(RetentionTest, AccountsOfBeforeItWasCountedCountFromTheFirstPass) {
  now += days(5000);
  pass();
  now += days(1000);
  EXPECT_EQ(pass().warnings, 0);
  now += days(100);
  EXPECT_EQ(pass().warnings, 1);
}

TEST_P(RetentionTest, OnePassADayWhoeverAsks) {
  const auto when_due = [&] {
    return with_connection(
        [&](auto& connection) { return retain_when_due(connection, rules(), old_address, now).value(); });
  };
  EXPECT_TRUE(when_due());
  EXPECT_FALSE(when_due());
  now += hours(23);
  EXPECT_FALSE(when_due());
  now += hours(2);
  EXPECT_TRUE(when_due());
}

TEST_P(RetentionTest, AdministratorsSeeTheRulesWhatIsDueAndWhatWasDone) {
  add_person("keeper", Role::administrator, limburg_guangdong, owner);
  EXPECT_EQ(ask("GET", "/retention").status, 401);
  EXPECT_EQ(ask("GET", "/retention", {}, sign_in("wim")).status, 403);
  now += days(400);
  const json before = json_of(ask("GET", "/retention?language=nl", {}, sign_in("keeper")));
  const auto events = [](const json& list) {
    for (const json& item : list["items"])
      if (item["kind"] == "account_events") return item;
    return json();
  };
  EXPECT_EQ(before["items"].size(), partnership::count_of<Retained>);
  EXPECT_EQ(events(before)["due"], 1);
  EXPECT_EQ(events(before)["days"], 365);
  EXPECT_THAT(events(before)["title"].get<std::string>(), HasSubstr("Aanmeldingen"));
  EXPECT_TRUE(events(before)["last"].is_null());
  pass();
  const json after = json_of(ask("GET", "/retention", {}, sign_in("keeper")));
  EXPECT_EQ(events(after)["due"], 0);
  EXPECT_EQ(events(after)["last"]["count"], 1);
}

}  // namespace
}  // namespace twinlight::server
