#include "twinlight/server/password_endpoints.h"

#include "twinlight/server/mail_fixture.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using partnership::Role;

class PasswordTest : public fixture::MailTest {
 public:
  void SetUp() override {
    MailTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    person = add_person("member", Role::member, limburg_guangdong, owner);
  }

  int ask_for_link(const std::string& email) { return ask("POST", "/password-links", {{"email", email}}).status; }
  int sign_in_with(const std::string& word) {
    return ask("POST", "/session", {{"email", "member@example.org"}, {"password", word}}).status;
  }
  std::string person;
};
TWL_ON_BOTH_DATABASES(PasswordTest);

TEST_P(PasswordTest, ALostPasswordIsReplacedByTheLinkOfALetter) {
  const auto before = sign_in("member");
  EXPECT_EQ(ask_for_link("Member@example.org"), 202);
  const Mail mail = letter(1);
  EXPECT_EQ(mail.to, "member@example.org");
  EXPECT_EQ(choose(token_in(mail), "another long password"), 204);
  EXPECT_EQ(sign_in_with(fixture::password), 401);
  EXPECT_EQ(sign_in_with("another long password"), 200);
  EXPECT_TRUE(json_of(ask("GET", "/session", {}, before))["person"].is_null());
  EXPECT_EQ(choose(token_in(mail), "a third long password"), 404) << "it opens once";
}

TEST_P(PasswordTest, NobodyLearnsWhoHasAnAccount) {
  EXPECT_EQ(ask_for_link("nobody@example.org"), 202);
  move(partnership::Kind::person, person, partnership::Action::suspend);
  EXPECT_EQ(ask_for_link("member@example.org"), 202);
  move(partnership::Kind::person, person, partnership::Action::restore);
  EXPECT_EQ(ask_for_link("member@example.org"), 202);
  EXPECT_EQ(letters_in_all(), 1U);
  EXPECT_EQ(letter(1).to, "member@example.org");
}

TEST_P(PasswordTest, GuessesAndShortPasswordsAreRefused) {
  EXPECT_EQ(choose("a-guess-of-enough-characters-for-the-contract", "another long password"), 404);
  ASSERT_EQ(ask_for_link("member@example.org"), 202);
  EXPECT_EQ(choose(token_in(letter(1)), "short"), 422);
  move(partnership::Kind::person, person, partnership::Action::suspend);
  EXPECT_EQ(choose(token_in(letter(1)), "another long password"), 404);
  move(partnership::Kind::person, person, partnership::Action::restore);
  EXPECT_EQ(choose(token_in(letter(1)), "another long password"), 204) << "no refusal used it up";
}

TEST_P(PasswordTest, AMailboxIsNotFilled) {
  for (int i = 0; i < 6; ++i) EXPECT_EQ(ask_for_link("member@example.org"), 202);
  ASSERT_EQ(letters_in_all(), 3U);
  int opened = 0;
  for (const std::size_t number : {1U, 2U, 3U})
    opened += choose(token_in(letter(number)), "another long password") == 204 ? 1 : 0;
  EXPECT_EQ(opened, 1) << "the newest alone";
}

class WithoutMail : public fixture::ServerTest {};
TWL_ON_BOTH_DATABASES(WithoutMail);

TEST_P(WithoutMail, ThereIsNoLink) {
  EXPECT_EQ(ask("POST", "/password-links", {{"email", "member@example.org"}}).status, 404);
  EXPECT_EQ(json_of(ask("GET", "/password-links"))["available"], false);
}

}  // namespace
}  // namespace twinlight::server
