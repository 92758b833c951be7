#include "twinlight/server/letter_returns.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/letter_return_store.h"
#include "twinlight/storage/schema.h"

namespace twinlight::server {
namespace {

using What = TakenReturn::What;

constexpr const char* mailbox = "bounces@twinlight.example";
const Instant return_day{std::chrono::milliseconds(1'795'000'000'000)};

std::string report(const std::string& to, const std::string& action, const std::string& status) {
  return fmt::format(
      "To: <{}>\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
      "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n"
      "Final-Recipient: rfc822; els@example.org\nAction: {}\nStatus: {}\n\n--x--\n",
      to, action, status);
}

class LetterReturnsTest : public storage::fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(storage::migrate(connection()));
  }
  storage::LetterReturnStore store() { return storage::LetterReturnStore(connection()); }

  /// The address that a letter to Els comes back to.
  std::string sent() {
    const std::string token = new_return_token();
    EXPECT_TRUE(store().note_sent({token, "els@example.org"}, return_day));
    return return_address(mailbox, token);
  }
  TakenReturn take(const std::string& message, const std::string& recipient = "") {
    return take_returned_letter(connection(), recipient, message, return_day).value();
  }
  bool is_unreachable() { return store().find("els@example.org").value().has_value(); }
};
TWL_ON_BOTH_DATABASES(LetterReturnsTest);

TEST_P(LetterReturnsTest, AMailboxThatIsGoneGetsNoMoreLetters) {
  const TakenReturn taken = take(report(sent(), "failed", "5.1.1"));
  EXPECT_EQ(taken.what, What::unreachable);
  EXPECT_EQ(taken.address, "els@example.org");
  EXPECT_EQ(store().find("els@example.org").value()->status, "5.1.1");
}

TEST_P(LetterReturnsTest, WhatMayPassCountsAndTheThirdTimeIsTheLast) {
  const std::string first = sent();
  for (int time = 0; time < 3; ++time)
    EXPECT_EQ(take(report(first, "failed", "5.2.2")).what, What::counted) << "one letter counts once";
  EXPECT_EQ(take(report(sent(), "failed", "5.7.1")).what, What::counted);
  EXPECT_FALSE(is_unreachable());
  EXPECT_EQ(take(report(sent(), "failed", "")).what, What::unreachable);
  EXPECT_TRUE(is_unreachable());
}

TEST_P(LetterReturnsTest, WhatIsLateOrArrivedIsNotNoted) {
  for (const char* action : {"delayed", "delivered", "relayed", "expanded"})
    EXPECT_EQ(take(report(sent(), action, "5.1.1")).what, What::not_failed);
  EXPECT_FALSE(is_unreachable());
}

TEST_P(LetterReturnsTest, NobodyMarksAnAddressWithoutALetterToIt) {
  sent();
  for (const std::string& to :
       {std::string(mailbox), return_address(mailbox, std::string(32, '0')), std::string("els@example.org")})
    EXPECT_EQ(take(report(to, "failed", "5.1.1")).what, What::unknown_letter) << to;
  EXPECT_EQ(take("Subject: I am away\n\nBack on Monday.\n").what, What::no_report);
  EXPECT_FALSE(is_unreachable());
}

TEST_P(LetterReturnsTest, TheMailServerKnowsBetterThanTheHeaderWhereItCame) {
  EXPECT_EQ(take(report("postmaster@twinlight.example", "failed", "5.1.1"), sent()).what, What::unreachable);
}

TEST(ReturnAddress, HoldsItsTokenWhateverStandsAround) {
  const std::string token = new_return_token();
  EXPECT_NE(token, new_return_token());
  const std::string address = return_address("b+c@twinlight.example", token);
  EXPECT_EQ(address, "b+c+" + token + "@twinlight.example");
  EXPECT_LE(address.find('@'), 64U) << "RFC 5321 section 4.5.3.1.1";
  EXPECT_EQ(return_token_in(address), token);
  EXPECT_EQ(return_token_in("Letters <" + address + ">, x@example.org"), token);
  for (const char* other : {"", "+", "a+b@c", "bounces+0123456789ABCDEF0123456789ABCDEF@x", "bounces@x"})
    EXPECT_EQ(return_token_in(other), "") << other;
  EXPECT_EQ(return_token_in("bounces+" + token), "") << "of no mailbox";
}

}  // namespace
}  // namespace twinlight::server
