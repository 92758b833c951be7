// Another e-mail address: asked for with the password, confirmed from the new mailbox, told to the old one.
#include "twinlight/server/address_endpoints.h"

#include "twinlight/server/mail_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Role;
using ::testing::HasSubstr;

class AddressTest : public fixture::MailTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    els = add_person("els", Role::member, limburg_guangdong, owner);
    add_person("wim", Role::member, limburg_guangdong, owner);
    add_person("root", Role::administrator, limburg_guangdong, owner);
    reader = sign_in("els");
  }
  int begin(const std::string& email, const std::string& word = fixture::password) {
    return ask("POST", "/my/mailbox/address", {{"email", email}, {"password", word}}, reader).status;
  }
  static std::string secret_in(const Mail& mail) {
    const std::string before = "https://twinlight.example/account/address#";
    const std::size_t start = mail.text.find(before);
    return start == std::string::npos ? "" : mail.text.substr(start + before.size(), 43);
  }
  int confirm(const std::string& token, const std::string& email) {
    return ask("PUT", "/mailbox/confirmation", {{"token", token}, {"email", email}}).status;
  }
  int sign_in_as(const std::string& email) {
    return ask("POST", "/session", {{"email", email}, {"password", fixture::password}}).status;
  }
  void with_address(const std::string& key, const std::string& email) {
    const auto connection = installation().connections().lend();
    storage::AccountStore accounts(**connection);
    const auto account = accounts.find(key + "@example.org").value();
    ASSERT_TRUE(account && accounts.change_email(account->person, email));
  }
  json record(const Visitor& whose) { return json_of(ask("GET", "/persons/" + els, {}, whose)); }
  Response put(const json& read, const Visitor& by) {
    return ask("PUT", "/persons/" + els, read["document"], by, {{"if-match", "\"" + read["version"].dump() + "\""}});
  }

  std::string els;
  Visitor reader;
};
TWL_ON_BOTH_DATABASES(AddressTest);

TEST_P(AddressTest, ChangesOnceTheNewMailboxConfirmsIt) {
  ASSERT_EQ(begin("Els.Claes@new.example"), 202);
  const Mail mail = letter(1);
  EXPECT_EQ(mail.to, "els.claes@new.example");
  EXPECT_TRUE(mail.asked_for);
  EXPECT_EQ(record(reader)["document"]["email"], "els@example.org") << "not before";
  EXPECT_EQ(confirm(secret_in(mail), "els.claes@new.example"), 204);
  EXPECT_EQ(record(reader)["document"]["email"], "els.claes@new.example");
  EXPECT_EQ(sign_in_as("els@example.org"), 401);
  EXPECT_EQ(sign_in_as("els.claes@new.example"), 200);
  const Mail told = letter(2);
  EXPECT_EQ(told.to, "els@example.org");
  EXPECT_THAT(told.text, HasSubstr("els.claes@new.example"));
  EXPECT_EQ(confirm(secret_in(mail), "els.claes@new.example"), 404) << "once";
  EXPECT_EQ(json_of(ask("GET", "/my/account-events", {}, reader))["items"][1]["act"], "new_address");
}

TEST_P(AddressTest, TheSecretOpensNoOtherAddress) {
  ASSERT_EQ(begin("els@new.example"), 202);
  EXPECT_EQ(confirm(secret_in(letter(1)), "els@other.example"), 404);
  EXPECT_EQ(confirm(std::string(43, 'a'), "els@new.example"), 404);
  EXPECT_EQ(sign_in_as("els@example.org"), 200);
}

TEST_P(AddressTest, WhoeverFoundASessionOpenTakesNothingOver) {
  EXPECT_EQ(begin("thief@new.example", "a guess of the password"), 403);
  EXPECT_EQ(ask("POST", "/my/mailbox/address", {{"email", "a@new.example"}, {"password", "p"}}).status, 401);
  EXPECT_EQ(begin("no address"), 422);
  json read = record(reader);
  read["document"]["email"] = "thief@new.example";
  const Response refused = put(read, reader);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("/email"));
  read["document"]["email"] = "ELS@example.org";
  EXPECT_EQ(put(read, reader).status, 200) << "the same address, written in another way";
  EXPECT_EQ(letters_in_all(), 0U);
}

TEST_P(AddressTest, NobodyLearnsWhoHasAnAccountNorTakesTheirAddress) {
  EXPECT_EQ(begin("wim@example.org"), 202);
  EXPECT_EQ(letters_in_all(), 0U);
  ASSERT_EQ(begin("els@new.example"), 202);
  const std::string secret = secret_in(letter(1));
  add_person("late", Role::member, limburg_guangdong, owner);
  with_address("late", "els@new.example");
  EXPECT_EQ(confirm(secret, "els@new.example"), 409) << "somebody else has it by now";
  EXPECT_EQ(sign_in_as("els@example.org"), 200);
}

TEST_P(AddressTest, AnAdministratorMovesTheAccountAlong) {
  const Visitor root = sign_in("root");
  ASSERT_EQ(ask("POST", "/password-links", {{"email", "els@example.org"}}).status, 202);
  const std::string link = token_in(letter(1));
  json read = record(root);
  read["document"]["email"] = "wim@example.org";
  EXPECT_EQ(put(read, root).status, 422) << "somebody else has it";
  read["document"]["email"] = "els@new.example";
  ASSERT_EQ(put(read, root).status, 200);
  EXPECT_EQ(sign_in_as("els@example.org"), 401);
  EXPECT_EQ(sign_in_as("els@new.example"), 200);
  EXPECT_EQ(choose(link, "a password of who reads the old one"), 404);
}

}  // namespace
}  // namespace twinlight::server
