#include "twinlight/server/mailbox_endpoints.h"

#include "twinlight/server/letters.h"
#include "twinlight/server/mail_fixture.h"
#include "twinlight/storage/letter_return_store.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Instant since{std::chrono::milliseconds(1'795'000'000'000)};

class MailboxTest : public fixture::MailTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    els = add_person("els", Role::member, limburg_guangdong, owner);
    reader = sign_in("els");
  }
  template <class Use>
  auto with_connection(const Use& use) {
    const auto connection = installation().connections().lend();
    return use(**connection);
  }
  void lose(const std::string& address) {
    with_connection([&](auto& connection) {
      EXPECT_TRUE(storage::LetterReturnStore(connection).mark({address, since, "5.1.1"}));
      return 0;
    });
  }
  json mailbox() { return json_of(ask("GET", "/my/mailbox", {}, reader)); }
  json listed(const Visitor& whose) {
    return json_of(ask("GET", "/organisations/" + owner + "/unreachable-people", {}, whose)).value("items", json());
  }
  /// A letter that nobody asked for.
  void write() {
    with_connection([&](auto& connection) {
      EXPECT_TRUE(queue_mail(connection,
                             server::letter(Letter::interest, partnership::Language::en, "Els@example.org",
                                            {.name = "Els", .organisation = "", .link = "https://twinlight.example/"}),
                             since));
      return 0;
    });
  }

  std::string els;
  Visitor reader;
};
TWL_ON_BOTH_DATABASES(MailboxTest);

TEST_P(MailboxTest, ThePersonSeesItAndHasItTriedAgain) {
  EXPECT_THAT(mailbox()["unreachable"], IsEmpty());
  lose("els@example.org");
  const json seen = mailbox();
  EXPECT_EQ(seen["available"], true);
  ASSERT_THAT(seen["unreachable"], SizeIs(1));
  EXPECT_EQ(seen["unreachable"][0]["address"], "els@example.org");
  EXPECT_EQ(seen["unreachable"][0]["since"], instant_text(since));
  EXPECT_EQ(seen["unreachable"][0]["status"], "5.1.1");
  EXPECT_EQ(ask("POST", "/my/mailbox/retry", {}, reader).status, 204);
  EXPECT_THAT(mailbox()["unreachable"], IsEmpty());
}

TEST_P(MailboxTest, TryingIsHeldBack) {
  int refused = 0;
  for (int time = 0; time < 8; ++time)
    if (ask("POST", "/my/mailbox/retry", {}, reader).status == 429) ++refused;
  EXPECT_EQ(refused, 3);
}

TEST_P(MailboxTest, NobodyElsesMailboxIsShown) {
  lose("els@example.org");
  add_person("colleague", Role::member, limburg_guangdong, owner);
  add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
  const std::string body = add_organisation(limburg_guangdong, "limburg");
  add_person("coordinator", Role::coordinator, limburg_guangdong, body, "limburg");
  add_person("stranger", Role::organisation_manager, limburg_guangdong, other);
  EXPECT_EQ(ask("GET", "/my/mailbox").status, 401);
  EXPECT_EQ(ask("POST", "/my/mailbox/retry").status, 401);
  EXPECT_EQ(ask("GET", "/organisations/" + owner + "/unreachable-people").status, 401);
  EXPECT_THAT(listed(sign_in("colleague")), IsEmpty());
  EXPECT_THAT(listed(sign_in("stranger")), IsEmpty());
  for (const char* who : {"manager", "coordinator", "els"}) {
    const json items = listed(sign_in(who));
    ASSERT_THAT(items, SizeIs(1)) << who;
    EXPECT_EQ(items[0]["person"], els);
  }
}

TEST_P(MailboxTest, ALetterThatSomebodyAskedForGoesAndItsLinkBringsTheOthersBack) {
  lose("els@example.org");
  write();
  EXPECT_EQ(letters_in_all(), 0U);
  ASSERT_EQ(ask("POST", "/password-links", {{"email", "els@example.org"}}).status, 202);
  const Mail mail = letter(1);
  ASSERT_EQ(choose(token_in(mail), "another good password"), 204);
  write();
  EXPECT_EQ(letters_in_all(), 2U);
}

TEST_P(MailboxTest, NothingOfItStaysOfWhoIsErased) {
  lose("els@example.org");
  with_connection([&](auto& connection) {
    EXPECT_TRUE(storage::LetterReturnStore(connection).note_sent({"token", "els@example.org"}, since));
    return 0;
  });
  const json data = json_of(ask("GET", "/my/data", {}, reader));
  EXPECT_EQ(data["sent_letters"], json::parse(R"([{"to": "els@example.org", "sent_at": ")" + instant_text(since) +
                                              R"(", "returned_with": ""}])"));
  EXPECT_EQ(data["unreachable_addresses"][0]["status"], "5.1.1");
  const json read = json_of(ask("GET", "/persons/" + els, {}, reader));
  ASSERT_EQ(ask("POST", "/persons/" + els + "/transitions", {{"action", "erase"}}, reader,
                {{"if-match", "\"" + read["version"].dump() + "\""}})
                .status,
            200);
  with_connection([](auto& connection) {
    for (const char* table : {"sent_letters", "unreachable_addresses"})
      EXPECT_THAT(connection.query(std::string("SELECT 1 FROM ") + table).value(), IsEmpty()) << table;
    return 0;
  });
}

}  // namespace
}  // namespace twinlight::server
