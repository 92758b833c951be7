#include "twinlight/server/service.h"

#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::header_of;
using fixture::json_of;
using fixture::Visitor;
using partnership::Role;
using ::testing::HasSubstr;

class ServiceTest : public fixture::ServerTest {
 public:
  Response ask_raw(const std::string& body, const std::string& type = "application/json") {
    Request request{.method = "POST", .path = "/api/v1/session", .body = body, .remote_address = "192.0.2.1"};
    request.headers["content-type"] = type;
    return installation().handle(request);
  }
};
TWL_ON_BOTH_DATABASES(ServiceTest);

TEST_P(ServiceTest, HealthAndReadinessAnswerEverywhere) {
  EXPECT_EQ(ask("GET", "/health").status, 200);
  EXPECT_EQ(ask("GET", "/ready").status, 200);
  EXPECT_EQ(installation().handle({.method = "GET", .path = "/health"}).status, 200);
}

TEST_P(ServiceTest, UnknownPathAndMethodAreTold) {
  EXPECT_EQ(ask("GET", "/nothing").status, 404);
  const Response other_method = ask("PATCH", "/session", {{"a", 1}});
  EXPECT_EQ(other_method.status, 405);
  EXPECT_EQ(header_of(other_method, "Allow"), "DELETE, GET, HEAD, POST");
  EXPECT_EQ(installation().handle({.method = "GET", .path = "/api/v1/../etc/passwd"}).status, 404);
}

TEST_P(ServiceTest, EveryAnswerKeepsBrowsersSafe) {
  const Response response = ask("GET", "/health");
  EXPECT_EQ(header_of(response, "X-Content-Type-Options"), "nosniff");
  EXPECT_THAT(header_of(response, "Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(header_of(response, "Strict-Transport-Security"), "");
}

/// One that a proxy with TLS stands before.
class ServiceByHttps : public ServiceTest {
  void adjust(InstallationOptions& options) override { options.service.by_https_alone = true; }
};
TWL_ON_BOTH_DATABASES(ServiceByHttps);

TEST_P(ServiceByHttps, BrowsersAreToldToKeepToIt) {
  EXPECT_EQ(header_of(ask("GET", "/health"), "Strict-Transport-Security"), "max-age=31536000");
}

TEST_P(ServiceTest, ProblemNamesTheFieldInTheReadersLanguage) {
  const auto faults = [&](const std::string& language) {
    const Response response = ask("POST", "/session?language=" + language, {{"email", "a@b.example"}});
    EXPECT_EQ(response.status, 422);
    EXPECT_EQ(header_of(response, "Content-Type"), "application/problem+json");
    return json_of(response)["errors"];
  };
  EXPECT_EQ(faults("en")[0]["pointer"], "/password");
  EXPECT_EQ(faults("en")[0]["message"], "is missing");
  EXPECT_EQ(faults("nl")[0]["message"], "ontbreekt");
  EXPECT_EQ(faults("zh")[0]["message"], "缺少此项");
}

TEST_P(ServiceTest, LanguageIsThatOfTheBrowserWhereNoneIsAsked) {
  const Response response = ask("GET", "/nothing", {}, {}, {{"accept-language", "fr, nl-BE;q=0.8, en;q=0.5"}});
  EXPECT_EQ(json_of(response)["title"], "Dit bestaat hier niet");
}

TEST_P(ServiceTest, ParametersAreHeldToTheContract) {
  const auto pointer = [&](const std::string& query) {
    const Response response = ask("GET", "/organisations" + query);
    EXPECT_EQ(response.status, 422) << query;
    return json_of(response)["errors"][0].value("pointer", "");
  };
  EXPECT_EQ(pointer("?limit=0"), "limit");
  EXPECT_EQ(pointer("?limit=many"), "limit");
  EXPECT_EQ(pointer("?sort=internal_note"), "sort");
  EXPECT_EQ(pointer("?internal_note=a"), "internal_note");
}

TEST_P(ServiceTest, BrokenBodiesAreRefused) {
  EXPECT_EQ(ask_raw("{").status, 400);
  EXPECT_EQ(ask_raw("").status, 400);
  EXPECT_EQ(ask_raw("{\"email\": \"\xC3(\", \"password\": \"x\"}").status, 400) << "broken UTF-8";
  EXPECT_EQ(ask_raw("{\"email\": \"a\\u0000b\", \"password\": \"x\"}").status, 400) << "a zero within";
  EXPECT_EQ(ask_raw(std::string(100'000, '[')).status, 400) << "deep";
  EXPECT_EQ(ask_raw("{}", "text/plain").status, 415);
  EXPECT_EQ(ask_raw("{\"a\": \"" + std::string(2'000'000, 'x') + "\"}").status, 413);
  EXPECT_EQ(ask("GET", "/organisations?name=%C3%28").status, 400) << "broken UTF-8 in a query";
  EXPECT_EQ(ask("GET", "/organisations?name=a&name=b").status, 400) << "twice";
}

TEST_P(ServiceTest, SignedInOnesAreKnownUntilTheyLeave) {
  add_person("member", Role::member, limburg_guangdong, owner);
  EXPECT_TRUE(json_of(ask("GET", "/session"))["person"].is_null());
  const Visitor member = sign_in("member");
  const auto session = json_of(ask("GET", "/session", {}, member));
  EXPECT_EQ(session["person"]["roles"][0]["role"], "member");
  EXPECT_EQ(session["person"]["roles"][0]["organisation"], owner);
  EXPECT_EQ(session["csrf_token"], member.csrf);
  EXPECT_EQ(ask("DELETE", "/session", {}, member).status, 204);
  EXPECT_TRUE(json_of(ask("GET", "/session", {}, member))["person"].is_null());
}

TEST_P(ServiceTest, CookieIsNotForScriptsNorForOtherSites) {
  add_person("member", Role::member, limburg_guangdong, owner);
  const Response response = ask("POST", "/session", {{"email", "MEMBER@example.org"}, {"password", fixture::password}});
  EXPECT_EQ(response.status, 200) << "an address is the same in capitals";
  EXPECT_THAT(header_of(response, "Set-Cookie"), HasSubstr("HttpOnly; SameSite=Strict"));
}

TEST_P(ServiceTest, UnsafeRequestsNeedTheTokenOfTheSession) {
  add_person("member", Role::member, limburg_guangdong, owner);
  Visitor member = sign_in("member");
  member.csrf = "";
  EXPECT_EQ(ask("DELETE", "/session", {}, member).status, 403);
  member.csrf = std::string(64, 'a');
  EXPECT_EQ(ask("DELETE", "/session", {}, member).status, 403);
  EXPECT_EQ(
      ask("POST", "/session", {{"email", "a@b.example"}, {"password", "x"}}, {}, {{"sec-fetch-site", "cross-site"}})
          .status,
      403);
}

TEST_P(ServiceTest, WrongPasswordsLockTheAccountWhateverComesThen) {
  add_person("member", Role::member, limburg_guangdong, owner);
  const nlohmann::json wrong = {{"email", "member@example.org"}, {"password", "guess"}};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ask("POST", "/session", wrong).status, 401);
  EXPECT_EQ(ask("POST", "/session", {{"email", "member@example.org"}, {"password", fixture::password}}).status, 429);
}

TEST_P(ServiceTest, UnknownAccountIsToldLikeAWrongPassword) {
  add_person("member", Role::member, limburg_guangdong, owner);
  const auto unknown = json_of(ask("POST", "/session", {{"email", "nobody@example.org"}, {"password", "x"}}));
  EXPECT_EQ(unknown, json_of(ask("POST", "/session", {{"email", "member@example.org"}, {"password", "x"}})));
}

TEST_P(ServiceTest, ManyAttemptsOfOneAddressAreSlowedDown) {
  int refused = 0;
  for (int i = 0; i < 40; ++i)
    refused +=
        ask("POST", "/session", {{"email", "a" + std::to_string(i) + "@b.example"}, {"password", "x"}}).status == 429
            ? 1
            : 0;
  EXPECT_GE(refused, 15);
}

TEST_P(ServiceTest, SuspendedPersonIsOutAtOnce) {
  const std::string id = add_person("member", Role::member, limburg_guangdong, owner);
  const Visitor member = sign_in("member");
  move(partnership::Kind::person, id, partnership::Action::suspend);
  EXPECT_TRUE(json_of(ask("GET", "/session", {}, member))["person"].is_null());
}

TEST_P(ServiceTest, WhatTheProgramKnowsIsForEverybody) {
  const auto rows = json_of(ask("GET", "/requirements?domain=education&language=nl"));
  ASSERT_FALSE(rows["items"].empty());
  EXPECT_EQ(rows["items"][0]["domain"], "education");
  const auto topics = json_of(ask("GET", "/topics?q=verlicht&language=nl"));
  EXPECT_FALSE(topics["items"].empty());
}

}  // namespace
}  // namespace twinlight::server
