#include "twinlight/server/provider_sign_in.h"

#include "twinlight/server/mail_fixture.h"
#include "twinlight/server/provider_fixture.h"
#include "twinlight/server/sign_in.h"
#include "twinlight/storage/account_store.h"

namespace twinlight::server {
namespace {

using fixture::header_of;
using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Role;
using ::testing::HasSubstr;
using ::testing::StartsWith;

std::string cookie_named(const Response& response, const std::string& name) {
  for (const auto& [header, value] : response.headers)
    if (header == "Set-Cookie" && value.starts_with(name + "=")) return value.substr(0, value.find(';'));
  return "";
}

class ProviderSignInTest : public fixture::MailTest {
 public:
  void adjust(InstallationOptions& options) override {
    MailTest::adjust(options);
    options.identity_providers = {provider.settings()};
  }
  void SetUp() override {
    MailTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    person = add_person("member", Role::member, limburg_guangdong, owner);
  }

  /// Goes to the provider, signs in there, comes back.
  Response whole_way() {
    const Response start = ask("GET", "/sign-in/school");
    const std::string to = header_of(start, "Location");
    return back("code=" + form_code(provider.signed_in(to)) + "&state=" + state_in(to),
                cookie_named(start, "twinlight_provider"));
  }
  Response back(const std::string& query, const std::string& cookie) {
    return ask("GET", "/sign-in/school/answer?" + query, {}, {.cookie = cookie, .csrf = ""});
  }
  static std::string form_code(std::string code) {
    for (char& c : code)
      if (c == ' ') c = '+';
    return code;
  }
  static std::string state_in(const std::string& address) {
    return text_of(parse_query(address.substr(address.find('?') + 1)).value(), "state");
  }
  std::string who(const Response& response) {
    const std::string cookie = cookie_named(response, session_cookie);
    if (cookie.empty()) return "nobody";
    const json session = json_of(ask("GET", "/session", {}, {.cookie = cookie, .csrf = ""}));
    return session["person"].is_null() ? "nobody" : session["person"]["id"].get<std::string>();
  }

  Visitor visitor_of(const Response& response) {
    const std::string cookie = cookie_named(response, session_cookie);
    return {cookie, json_of(ask("GET", "/session", {}, {.cookie = cookie, .csrf = ""})).value("csrf_token", "")};
  }
  /// The id of somebody whom the organisation's manager invites, and whom the provider knows.
  std::string invite(const std::string& email) {
    if (manager.cookie.empty()) {
      add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
      manager = sign_in("manager");
    }
    provider.claims = {{"sub", email}, {"email", email}, {"email_verified", true}};
    const json asked = {{"email", email},
                        {"family_name", "Claes"},
                        {"preferred_language", "nl"},
                        {"organisation", owner},
                        {"role", "member"}};
    return json_of(ask("POST", "/invitations", asked, manager)).value("person", "");
  }

  fixture::TestProvider provider;
  std::string person;
  Visitor manager;
};
TWL_ON_BOTH_DATABASES(ProviderSignInTest);

TEST_P(ProviderSignInTest, ProvidersAreListedWithoutTheirSecrets) {
  const Response list = ask("GET", "/sign-in/providers");
  EXPECT_EQ(json_of(list), json({{"items", {{{"id", "school"}, {"name", "School"}}}}}));
}

TEST_P(ProviderSignInTest, WhoSignedInThereIsSignedInHere) {
  const Response response = whole_way();
  EXPECT_EQ(response.status, 302);
  EXPECT_EQ(header_of(response, "Location"), "/work");
  EXPECT_EQ(who(response), person) << provider.faults;
  EXPECT_EQ(provider.faults, "");
}

TEST_P(ProviderSignInTest, TheBrowserIsSentWithAllThatProtectsTheFlow) {
  const Response start = ask("GET", "/sign-in/school");
  const auto query = parse_query(header_of(start, "Location").substr(header_of(start, "Location").find('?') + 1));
  ASSERT_TRUE(query);
  EXPECT_EQ(text_of(*query, "response_type"), "code");
  EXPECT_EQ(text_of(*query, "redirect_uri"), "https://twinlight.example/api/v1/sign-in/school/answer");
  EXPECT_EQ(text_of(*query, "code_challenge_method"), "S256");
  EXPECT_THAT(text_of(*query, "scope"), HasSubstr("openid"));
  EXPECT_THAT(header_of(start, "Set-Cookie"), HasSubstr("HttpOnly; SameSite=Lax"));
  const auto again = header_of(ask("GET", "/sign-in/school"), "Location");
  EXPECT_NE(state_in(again), text_of(*query, "state"));
}

TEST_P(ProviderSignInTest, TheSamePersonIsKnownAgainByAnotherAddress) {
  ASSERT_EQ(who(whole_way()), person);
  provider.claims["email"] = "new.name@example.org";
  EXPECT_EQ(who(whole_way()), person);
  provider.claims = {{"sub", "8"}, {"email", "new.name@example.org"}, {"email_verified", true}};
  EXPECT_THAT(header_of(whole_way(), "Location"), HasSubstr("no_account"));
}

TEST_P(ProviderSignInTest, AnAddressThatIsNotVouchedForOpensNothing) {
  provider.claims["email_verified"] = false;
  EXPECT_EQ(header_of(whole_way(), "Location"), "/sign-in?refused=no_account");
  provider.claims.erase("email_verified");
  EXPECT_EQ(header_of(whole_way(), "Location"), "/sign-in?refused=no_account");
  provider.claims = {{"sub", "7"}};
  EXPECT_EQ(header_of(whole_way(), "Location"), "/sign-in?refused=no_account");
}

TEST_P(ProviderSignInTest, TheAddressMayBeToldBesideTheToken) {
  provider.claims = {{"sub", "7"}};
  provider.userinfo = {{"sub", "8"}, {"email", "member@example.org"}, {"email_verified", true}};
  EXPECT_EQ(header_of(whole_way(), "Location"), "/sign-in?refused=provider") << "of somebody else";
  provider.userinfo["sub"] = "7";
  EXPECT_EQ(who(whole_way()), person);
}

TEST_P(ProviderSignInTest, WhoBeganElsewhereIsNotSignedIn) {
  const Response mine = ask("GET", "/sign-in/school");
  const Response theirs = ask("GET", "/sign-in/school");
  const std::string to = header_of(theirs, "Location");
  const std::string query = "code=" + form_code(provider.signed_in(to)) + "&state=" + state_in(to);
  for (const std::string& cookie : {cookie_named(mine, "twinlight_provider"), std::string()}) {
    const Response response = back(query, cookie);
    EXPECT_EQ(header_of(response, "Location"), "/sign-in?refused=expired");
    EXPECT_EQ(who(response), "nobody");
  }
  EXPECT_EQ(provider.tokens_given, 0) << "the code was not even shown to the provider";
}

TEST_P(ProviderSignInTest, ATokenOfAnotherSignInOrIssuerOpensNothing) {
  for (const json& changed : {json({{"nonce", "of another"}}), json({{"aud", "other"}}), json({{"exp", 1}}),
                              json({{"iss", "https://other.example"}})}) {
    provider.claims = {{"sub", "7"}, {"email", "member@example.org"}, {"email_verified", true}};
    provider.claims.update(changed);
    EXPECT_EQ(header_of(whole_way(), "Location"), "/sign-in?refused=provider") << changed;
  }
}

TEST_P(ProviderSignInTest, WhatTheProviderRefusesIsTold) {
  const Response start = ask("GET", "/sign-in/school");
  const std::string state = state_in(header_of(start, "Location"));
  const std::string cookie = cookie_named(start, "twinlight_provider");
  EXPECT_EQ(header_of(back("error=access_denied&state=" + state, cookie), "Location"), "/sign-in?refused=denied");
  EXPECT_EQ(header_of(back("error=server_error&state=" + state, cookie), "Location"), "/sign-in?refused=provider");
  EXPECT_EQ(header_of(back("code=guess&state=" + state, cookie), "Location"), "/sign-in?refused=provider");
  EXPECT_EQ(header_of(back("code=a&iss=https://b.example&state=" + state, cookie), "Location"),
            "/sign-in?refused=provider");
}

TEST_P(ProviderSignInTest, ConfigurationOfAnotherIssuerIsNotBelieved) {
  provider.issuer_told = "https://other.example";
  EXPECT_EQ(header_of(ask("GET", "/sign-in/school"), "Location"), "/sign-in?refused=provider");
}

TEST_P(ProviderSignInTest, WhoIsSuspendedStaysOut) {
  ASSERT_EQ(who(whole_way()), person);
  move(partnership::Kind::person, person, partnership::Action::suspend);
  EXPECT_EQ(header_of(whole_way(), "Location"), "/sign-in?refused=no_account");
}

TEST_P(ProviderSignInTest, WhoIsInvitedComesInWithoutChoosingAPassword) {
  const std::string invited = invite("New@example.org");
  ASSERT_NE(invited, "");
  const Response response = whole_way();
  EXPECT_EQ(who(response), invited) << header_of(response, "Location");
  const Visitor newcomer = visitor_of(response);
  const json session = json_of(ask("GET", "/session", {}, newcomer));
  ASSERT_EQ(session["person"]["roles"].size(), 1U);
  EXPECT_EQ(session["person"]["roles"][0]["organisation"], owner);
  EXPECT_EQ(choose(token_in(letter(1)), "another long password"), 404) << "the letter was answered";
  EXPECT_EQ(who(whole_way()), invited) << "known from then on";
  const json events = json_of(ask("GET", "/my/account-events", {}, newcomer))["items"];
  EXPECT_EQ(std::ranges::count(events, "identity_linked", [](const json& event) { return event["act"]; }), 1);
}

TEST_P(ProviderSignInTest, AnAccountWithoutPasswordIsOpenedByNone) {
  ASSERT_NE(invite("new@example.org"), "");
  const Visitor newcomer = visitor_of(whole_way());
  for (const char* word : {"", " ", "another long password"})
    EXPECT_NE(ask("POST", "/session", {{"email", "new@example.org"}, {"password", word}}).status, 200);
  const json asked = {{"password", "another long password"}};
  const Response refused = ask("POST", "/my/second-factor", asked, newcomer);
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, HasSubstr("no-password"));
  ASSERT_EQ(ask("POST", "/password-links", {{"email", "new@example.org"}}).status, 202);
  EXPECT_EQ(choose(token_in(letter(2)), "another long password"), 204) << "they may choose one later";
  EXPECT_EQ(ask("POST", "/session", {{"email", "new@example.org"}, {"password", "another long password"}}).status, 200);
}

TEST_P(ProviderSignInTest, AnInvitationThatEndedOpensNothing) {
  ASSERT_NE(invite("new@example.org"), "");
  const auto connection = installation().connections().lend();
  ASSERT_TRUE((*connection)->execute("UPDATE one_time_tokens SET ends_at = 1"));
  EXPECT_EQ(header_of(whole_way(), "Location"), "/sign-in?refused=no_account");
  invite("new@example.org");
  provider.claims["email_verified"] = false;
  EXPECT_EQ(header_of(whole_way(), "Location"), "/sign-in?refused=no_account") << "nor one that nobody vouches for";
  provider.claims["email_verified"] = true;
  EXPECT_EQ(header_of(whole_way(), "Location"), "/work") << "sent again";
}

TEST_P(ProviderSignInTest, WhoIsActiveWithoutAnAccountIsLetInByAnInvitation) {
  const auto connection = installation().connections().lend();
  ASSERT_TRUE(storage::AccountStore(**connection).end_sessions(person, /*remove_account=*/true));
  EXPECT_EQ(header_of(whole_way(), "Location"), "/sign-in?refused=no_account");
  EXPECT_EQ(invite("member@example.org"), person);
  EXPECT_EQ(who(whole_way()), person);
}

TEST_P(ProviderSignInTest, UnknownProvidersAreAbsent) {
  EXPECT_EQ(ask("GET", "/sign-in/other").status, 404);
  EXPECT_EQ(ask("GET", "/sign-in/other/answer").status, 404);
  EXPECT_EQ(ask("GET", "/sign-in/Other!").status, 422);
}

}  // namespace
}  // namespace twinlight::server
