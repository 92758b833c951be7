#include "twinlight/server/second_factor.h"

#include "twinlight/server/administration.h"
#include "twinlight/server/server_fixture.h"
#include "twinlight/server/totp.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Role;
using ::testing::HasSubstr;

const json own_password = {{"password", fixture::password}};

class SecondFactorTest : public fixture::ServerTest {
 public:
  void adjust(InstallationOptions& options) override {
    options.service.now = [this] { return now; };
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    id = add_person("wim", Role::member, limburg_guangdong, owner);
    wim = sign_in("wim");
  }
  std::string code_at(Instant at) { return totp_code(bytes_of_base32(secret).value(), totp_step(at)); }
  std::string code() { return code_at(now); }

  /// Puts the factor on; the code of this moment is used up by that.
  void enrol() {
    secret = json_of(ask("POST", "/my/second-factor", own_password, wim))["secret"];
    const Response confirmed = ask("PUT", "/my/second-factor", {{"code", code()}}, wim);
    ASSERT_EQ(confirmed.status, 200) << confirmed.body;
    recovery_codes = json_of(confirmed)["recovery_codes"].get<std::vector<std::string>>();
    wait(30);
  }
  void wait(int seconds) { now += std::chrono::seconds(seconds); }

  Response try_in(const std::string& with_code, const char* word = fixture::password) {
    json body = {{"email", "wim@example.org"}, {"password", word}};
    if (!with_code.empty()) body["code"] = with_code;
    return ask("POST", "/session", body);
  }
  std::vector<std::string> acts(const Visitor& reader, const std::string& path) {
    std::vector<std::string> found;
    const json answer = json_of(ask("GET", path, {}, reader));
    for (const json& item : answer["items"]) found.push_back(item["act"]);
    return found;
  }

  Instant now{std::chrono::milliseconds(1'795'000'000'000)};
  std::string id;
  std::string secret;
  std::vector<std::string> recovery_codes;
  Visitor wim;
};
TWL_ON_BOTH_DATABASES(SecondFactorTest);

TEST_P(SecondFactorTest, IsPutOnByThePasswordAndTheFirstCode) {
  EXPECT_EQ(ask("POST", "/my/second-factor", own_password).status, 401);
  EXPECT_EQ(ask("POST", "/my/second-factor", {{"password", "guess"}}, wim).status, 403);
  EXPECT_EQ(ask("PUT", "/my/second-factor", {{"code", "123456"}}, wim).status, 409) << "nothing was begun";
  const json begun = json_of(ask("POST", "/my/second-factor", own_password, wim));
  EXPECT_THAT(begun["address"].get<std::string>(), HasSubstr("wim%40example.org"));
  EXPECT_THAT(begun["picture"].get<std::string>(), HasSubstr("<svg"));
  EXPECT_EQ(try_in("").status, 200) << "not asked for before a code was confirmed";
  EXPECT_EQ(ask("PUT", "/my/second-factor", {{"code", "abcdef"}}, wim).status, 403);
  enrol();
  EXPECT_EQ(recovery_codes.size(), 10U);
  const json shown = json_of(ask("GET", "/my/second-factor", {}, wim));
  EXPECT_EQ(shown["on"], true);
  EXPECT_EQ(shown["recovery_codes_left"], 10);
  EXPECT_EQ(ask("POST", "/my/second-factor", own_password, wim).status, 409);
}

TEST_P(SecondFactorTest, IsAskedForAfterThePassword) {
  enrol();
  EXPECT_THAT(try_in("", "wrong").body, HasSubstr("problem:wrong-credentials"));
  EXPECT_THAT(try_in(code(), "wrong").body, HasSubstr("problem:wrong-credentials")) << "a code alone is nothing";
  const Response asked = try_in("");
  EXPECT_EQ(asked.status, 401);
  EXPECT_THAT(asked.body, HasSubstr("problem:second-factor"));
  EXPECT_EQ(fixture::header_of(asked, "Set-Cookie"), "");
  EXPECT_EQ(try_in(code()).status, 200);
}

TEST_P(SecondFactorTest, ACodeIsTakenOnceAndWithinOneStep) {
  enrol();
  const std::string used = code();
  EXPECT_EQ(try_in(used).status, 200);
  EXPECT_THAT(try_in(used).body, HasSubstr("problem:wrong-code")) << "seen over the shoulder";
  EXPECT_EQ(try_in(code_at(now - std::chrono::seconds(30))).status, 403) << "older than one that was taken";
  const std::string ahead = code_at(now + std::chrono::seconds(30));
  EXPECT_EQ(try_in(ahead).status, 200) << "a clock that is half a minute ahead";
  wait(300);
  EXPECT_EQ(try_in(code_at(now - std::chrono::seconds(60))).status, 403);
  EXPECT_EQ(try_in(code_at(now - std::chrono::seconds(30))).status, 200);
}

TEST_P(SecondFactorTest, WrongCodesLockTheAccount) {
  enrol();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(try_in("not it").status, 403);
  EXPECT_EQ(try_in(code()).status, 429);
  wait(31);
  EXPECT_EQ(try_in(code()).status, 200);
  EXPECT_EQ(acts(wim, "/my/account-events")[1], "refused");
}

TEST_P(SecondFactorTest, WrongPasswordsBehindAnOpenSessionLockTheAccountToo) {
  for (int i = 0; i < 5; ++i) ask("POST", "/my/second-factor", {{"password", "guess"}}, wim);
  EXPECT_EQ(ask("POST", "/my/second-factor", own_password, wim).status, 429);
}

TEST_P(SecondFactorTest, ARecoveryCodeOpensOnceHoweverItIsWritten) {
  enrol();
  std::string bare = recovery_codes[0];
  std::erase(bare, '-');
  std::ranges::transform(bare, bare.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  EXPECT_EQ(bare.size(), 16U);
  EXPECT_EQ(try_in(bare).status, 200);
  EXPECT_EQ(try_in(recovery_codes[0]).status, 403);
  EXPECT_EQ(json_of(ask("GET", "/my/second-factor", {}, wim))["recovery_codes_left"], 9);
  const json renewed = json_of(ask("POST", "/my/second-factor/recovery-codes", own_password, wim));
  EXPECT_EQ(renewed["recovery_codes"].size(), 10U);
  EXPECT_EQ(try_in(recovery_codes[1]).status, 403) << "the old ones are gone";
}

TEST_P(SecondFactorTest, IsTakenOffByThePassword) {
  enrol();
  EXPECT_EQ(ask("POST", "/my/second-factor/removal", {{"password", "guess"}}, wim).status, 403);
  EXPECT_EQ(ask("POST", "/my/second-factor/removal", own_password, wim).status, 204);
  EXPECT_EQ(try_in("").status, 200);
  EXPECT_THAT(acts(wim, "/my/account-events"),
              ::testing::ElementsAre("signed_in", "second_factor_off", "refused", "second_factor_on", "signed_in"));
}

TEST_P(SecondFactorTest, AnAdministratorAloneResetsItForAnother) {
  enrol();
  const std::string path = "/persons/" + id;
  add_person("els", Role::programme_manager, limburg_guangdong, owner);
  const std::string keeper = add_person("keeper", Role::administrator, limburg_guangdong, owner);
  const std::string elsewhere = add_partnership();
  add_person("far", Role::administrator, elsewhere, add_organisation(elsewhere, "limburg"));
  const Visitor els = sign_in("els");
  EXPECT_EQ(ask("DELETE", path + "/second-factor").status, 401);
  EXPECT_EQ(ask("DELETE", path + "/second-factor", {}, els).status, 403);
  EXPECT_EQ(ask("GET", path + "/account-events", {}, els).status, 403);
  EXPECT_EQ(ask("DELETE", path + "/second-factor", {}, sign_in("far")).status, 404);
  EXPECT_EQ(ask("DELETE", path + "/second-factor", {}, wim).status, 403) << "one's own asks for the password";
  const Visitor administrator = sign_in("keeper");
  ASSERT_EQ(ask("DELETE", path + "/second-factor", nullptr, administrator).status, 204);
  EXPECT_EQ(try_in("").status, 200);
  const json events = json_of(ask("GET", path + "/account-events", {}, administrator));
  EXPECT_EQ(events["items"][1]["act"], "second_factor_reset");
  EXPECT_EQ(events["items"][1]["actor"], keeper);
}

TEST_P(SecondFactorTest, WhoKeepsTheMachineResetsIt) {
  enrol();
  {
    const auto connection = installation().connections().lend();
    ASSERT_TRUE(reset_second_factor(**connection, "wim@example.org", now));
    EXPECT_FALSE(reset_second_factor(**connection, "nobody@example.org", now));
  }
  EXPECT_EQ(try_in("").status, 200);
}

TEST_P(SecondFactorTest, NeitherSecretNorCodesAreInThePersonsData) {
  enrol();
  const Response data = ask("GET", "/my/data", {}, wim);
  EXPECT_EQ(json_of(data)["second_factor"].size(), 1U);
  EXPECT_FALSE(json_of(data)["account_events"].empty());
  EXPECT_THAT(data.body, ::testing::Not(HasSubstr(secret)));
  EXPECT_THAT(data.body, ::testing::Not(HasSubstr(recovery_code_hash(recovery_codes[0]))));
}

TEST_P(SecondFactorTest, WhoReadsTheDatabaseAloneHasNoSecret) {
  enrol();
  const auto connection = installation().connections().lend();
  const std::string kept = storage::SecondFactorStore(**connection).find(id).value()->secret;
  EXPECT_TRUE(SecretBox::is_sealed(kept));
  EXPECT_THAT(kept, ::testing::Not(HasSubstr(secret)));
}

TEST_P(SecondFactorTest, WhatAnEarlierProgramKeptOpenIsSealedAndStaysGood) {
  enrol();
  const auto connection = installation().connections().lend();
  storage::SecondFactorStore factors(**connection);
  ASSERT_TRUE(factors.replace_secret(id, secret));
  const SecretBox box = SecretBox::open(folder() / "data" / "secrets.key").value();
  ASSERT_TRUE(seal_app_secrets(**connection, box));
  EXPECT_TRUE(SecretBox::is_sealed(factors.find(id).value()->secret));
  EXPECT_EQ(try_in(code()).status, 200);
  ASSERT_TRUE(seal_app_secrets(**connection, box)) << "again";
  const SecretBox another = SecretBox::open(folder() / "other.key").value();
  EXPECT_THAT(to_string(seal_app_secrets(**connection, another).error()), HasSubstr("another key"));
}

}  // namespace
}  // namespace twinlight::server
