// What a program may do with a token of a person, and what not.
#include "twinlight/server/job_fixture.h"

namespace twinlight::server {
namespace {

using fixture::exported;
using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;
using ::testing::HasSubstr;

class TokenTest : public fixture::ServerTest {
 public:
  void adjust(InstallationOptions& options) override {
    options.service.now = [this] { return now; };
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    id = add_person("wim", Role::organisation_manager, limburg_guangdong, owner);
    wim = sign_in("wim");
  }
  json profile() {
    return document(Kind::profile, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
  }

  Instant now{std::chrono::milliseconds(1'795'000'000'000)};
  std::string id;
  Visitor wim;
};
TWL_ON_BOTH_DATABASES(TokenTest);

TEST_P(TokenTest, IsShownOnceAndKeptAsAHash) {
  EXPECT_EQ(ask("GET", "/my/tokens").status, 401);
  const Response made =
      ask("POST", "/my/tokens", {{"name", "ERP"}, {"scopes", {"read", "write:products"}}, {"days", 30}}, wim);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string secret = json_of(made)["token"];
  EXPECT_THAT(secret, ::testing::StartsWith("twl_"));
  const Response listed = ask("GET", "/my/tokens", {}, wim);
  EXPECT_THAT(listed.body, ::testing::Not(HasSubstr(secret)));
  const json item = json_of(listed)["items"][0];
  EXPECT_EQ(item["name"], "ERP");
  EXPECT_EQ(item["scopes"], json({"read", "write:products"}));
  EXPECT_EQ(item["ends_at"], instant_text(now + std::chrono::hours(30 * 24)));
  EXPECT_TRUE(item["last_used_at"].is_null());
  const Response data = ask("GET", "/my/data", {}, wim);
  EXPECT_EQ(json_of(data)["api_tokens"][0]["name"], "ERP");
  EXPECT_THAT(data.body, ::testing::Not(HasSubstr(secret)));
}

TEST_P(TokenTest, NeedsAScopeThatIsOneAndAnEnd) {
  const auto refused = [&](const json& scopes, int days) {
    return ask("POST", "/my/tokens", {{"name", "a"}, {"scopes", scopes}, {"days", days}}, wim).status;
  };
  EXPECT_EQ(refused(json::array(), 1), 422);
  EXPECT_EQ(refused({"write:people"}, 1), 422);
  EXPECT_EQ(refused({"read"}, 0), 422);
  EXPECT_EQ(refused({"read"}, 367), 422);
  for (int i = 0; i < 20; ++i) EXPECT_EQ(refused({"read"}, 366), 201);
  EXPECT_EQ(refused({"read"}, 366), 422) << "one more than is kept";
}

TEST_P(TokenTest, ActsForItsPersonWithoutCookieAndProofOfTheSession) {
  const Visitor program = with_token(wim, {"write:profiles"});
  const Response made = ask("POST", "/profiles", profile(), program);
  ASSERT_EQ(made.status, 201) << made.body;
  const json history = json_of(ask("GET", "/profiles/" + json_of(made)["id"].get<std::string>() + "/history", {}, wim));
  EXPECT_EQ(history["items"][0]["person"], id);
  EXPECT_EQ(history["items"][0]["token"], json_of(ask("GET", "/my/tokens", {}, wim))["items"][0]["id"]);
  EXPECT_EQ(json_of(ask("GET", "/my/tokens", {}, wim))["items"][0]["last_used_at"], instant_text(now));
}

TEST_P(TokenTest, DoesWhatItsScopesSayAndNoMore) {
  const Visitor reader = with_token(wim, {"read:profiles"});
  EXPECT_EQ(ask("GET", "/profiles", {}, reader).status, 200);
  EXPECT_EQ(ask("GET", "/products", {}, reader).status, 403);
  EXPECT_EQ(exported(*this, "products", reader).status, 403);
  EXPECT_EQ(exported(*this, "profiles", reader).status, 200);
  const Response refused = ask("POST", "/profiles", profile(), reader);
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("problem:scope"));
}

TEST_P(TokenTest, NeverTouchesAccountPeopleOrTokens) {
  const Visitor program = with_token(wim, {"read", "write"});
  for (const auto& [method, path] : std::vector<std::pair<const char*, std::string>>{{"GET", "/my/tokens"},
                                                                                     {"GET", "/my/data"},
                                                                                     {"GET", "/my/consents"},
                                                                                     {"GET", "/my/account-events"},
                                                                                     {"DELETE", "/session"},
                                                                                     {"GET", "/searches"}})
    EXPECT_EQ(ask(method, path, {}, program).status, 403) << path;
  EXPECT_EQ(ask("POST", "/my/tokens", {{"name", "b"}, {"scopes", {"read"}}, {"days", 1}}, program).status, 403);
  EXPECT_EQ(ask("POST", "/my/second-factor", {{"password", fixture::password}}, program).status, 403);
  EXPECT_EQ(
      ask("POST", "/persons/" + id + "/transitions", {{"action", "erase"}}, program, {{"if-match", "\"2\""}}).status,
      403);
  EXPECT_EQ(ask("GET", "/persons/" + id, {}, program).status, 200) << "but it reads what its person may";
}

TEST_P(TokenTest, ACookieBesideATokenCountsForNothing) {
  Visitor both = with_token(wim, {"read:products"});
  both.cookie = wim.cookie;
  both.csrf = wim.csrf;
  EXPECT_EQ(ask("GET", "/profiles", {}, both).status, 403);
  both.token = "twl_wrong";
  const Response refused = ask("GET", "/profiles", {}, both);
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(fixture::header_of(refused, "WWW-Authenticate"), "Bearer error=\"invalid_token\"");
}

TEST_P(TokenTest, IsGoodForNothingOnceItEndedOrItsPersonIsOut) {
  const Visitor short_lived = with_token(wim, {"read"}, 1);
  now += std::chrono::milliseconds(1);  // ids follow the clock
  const Visitor revoked = with_token(wim, {"read"}, 300);
  now += std::chrono::milliseconds(1);
  const Visitor kept = with_token(wim, {"read"}, 300);
  const auto status = [&](const Visitor& program) { return ask("GET", "/profiles", {}, program).status; };
  const std::string second = json_of(ask("GET", "/my/tokens", {}, wim))["items"][1]["id"];
  add_person("els", Role::administrator, limburg_guangdong, owner);
  EXPECT_EQ(ask("DELETE", "/my/tokens/" + second, nullptr, sign_in("els")).status, 404) << "another's";
  ASSERT_EQ(ask("DELETE", "/my/tokens/" + second, nullptr, wim).status, 204);
  EXPECT_EQ(status(revoked), 401);
  EXPECT_EQ(status(short_lived), 200);
  now += std::chrono::hours(24);
  EXPECT_EQ(status(short_lived), 401);
  EXPECT_EQ(status(kept), 200);
  move(Kind::person, id, partnership::Action::suspend);
  EXPECT_EQ(status(kept), 401);
}

TEST_P(TokenTest, LosesTheRightsThatItsPersonLoses) {
  const Visitor program = with_token(wim, {"write"});
  ASSERT_EQ(ask("POST", "/profiles", profile(), program).status, 201);
  {
    const auto connection = installation().connections().lend();
    storage::Store store(**connection);
    const auto sources = store.naming(id, "person").value();
    for (const std::string& source : sources)
      if (store.find(Kind::membership, source).value()) move(Kind::membership, source, partnership::Action::end);
  }
  EXPECT_EQ(ask("POST", "/profiles", profile(), program).status, 403);
}

}  // namespace
}  // namespace twinlight::server
