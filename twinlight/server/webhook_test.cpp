// Messages of webhooks, taken by a receiver on this machine.
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <mutex>

#include "twinlight/partnership/state_machine.h"
#include "twinlight/server/http_server.h"
#include "twinlight/server/secrets.h"
#include "twinlight/server/server_fixture.h"
#include "twinlight/server/webhook_events.h"
#include "twinlight/server/webhook_jobs.h"
#include "twinlight/server/webhook_message.h"

namespace twinlight::server {
namespace {

using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::Role;
using std::chrono::hours;
using std::chrono::seconds;
using ::testing::HasSubstr;
using ::testing::Not;

/// What came to a receiver, and what it answers.
class Receiver {
 public:
  Receiver()
      : server_(HttpServer::start({}, [this](const Request& request) {
                  const std::lock_guard lock(mutex_);
                  taken_.push_back(request);
                  return Response{.status = answers_};
                }).value()) {}

  std::string address() const { return "http://127.0.0.1:" + std::to_string(server_->port()) + "/hook"; }
  void answer_with(int status) {
    const std::lock_guard lock(mutex_);
    answers_ = status;
  }
  std::vector<Request> taken() {
    const std::lock_guard lock(mutex_);
    return taken_;
  }

 private:
  std::mutex mutex_;
  std::vector<Request> taken_;
  int answers_ = 204;
  std::unique_ptr<HttpServer> server_;
};

class WebhookTest : public fixture::ServerTest {
 public:
  void adjust(InstallationOptions& options) override { options.webhooks = Reach::anywhere; }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("keeper", Role::administrator, limburg_guangdong, owner);
    add_person("manager", Role::programme_manager, limburg_guangdong, owner);
    keeper = sign_in("keeper");
    manager = sign_in("manager");
  }

  json make(const std::vector<std::string>& events) {
    const Response made = ask("POST", "/webhooks", {{"address", receiver.address()}, {"events", events}}, keeper);
    EXPECT_EQ(made.status, 201) << made.body;
    send_all(now());
    return json_of(made);
  }
  static Instant now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }
  void send_all(Instant at) {
    const auto connection = installation().connections().lend();
    while (send_next_webhook(**connection, Reach::anywhere, at).value()) {
    }
  }
  json deliveries(const json& webhook) {
    return json_of(ask("GET", "/webhooks/" + webhook["id"].get<std::string>() + "/deliveries", {}, keeper))["items"];
  }

  Receiver receiver;
  Visitor keeper;
  Visitor manager;
};
TWL_ON_BOTH_DATABASES(WebhookTest);

TEST_P(WebhookTest, AReceiverCanTellThatAMessageIsGenuineAndWhatItIsAbout) {
  const json webhook = make({"profile.publish"});
  const std::string profile = draft_profile(owner, "BR", "nl", "Groeilampen gezocht");
  publish_profile(profile);
  send_all(now() + seconds(1));
  const auto taken = receiver.taken();
  ASSERT_EQ(taken.size(), 2U);
  EXPECT_EQ(json::parse(taken[0].body)["type"], "webhook.make");
  const Request& message = taken[1];
  const json body = json::parse(message.body);
  EXPECT_EQ(body["type"], "profile.publish");
  EXPECT_EQ(body["data"],
            json({{"partnership", limburg_guangdong}, {"kind", "profile"}, {"id", profile}, {"version", 3}}));
  EXPECT_THAT(message.body, Not(HasSubstr(owner))) << "whose it is has to be asked for";
  EXPECT_THAT(message.body, Not(HasSubstr("Groeilampen")));
  // As a receiver checks it: the secret after its prefix, decoded; HMAC-SHA256 over id, time and body.
  const std::string key = bytes_of_base64(webhook["secret"].get<std::string>().substr(6));
  EXPECT_EQ(key.size(), 32U);
  const std::string text = std::string(message.header("webhook-id")) + "." +
                           std::string(message.header("webhook-timestamp")) + "." + message.body;
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(text.data()),
       text.size(), reinterpret_cast<unsigned char*>(digest.data()), &length);
  EXPECT_EQ(std::string(message.header("webhook-signature")), "v1," + base64(digest.substr(0, length)));
  EXPECT_NEAR(std::stod(std::string(message.header("webhook-timestamp"))),
              static_cast<double>(std::chrono::floor<seconds>(now()).time_since_epoch().count()), 60.0);
  EXPECT_EQ(std::string(message.header("content-type")), "application/json");
}

TEST_P(WebhookTest, TheSecretIsShownOnceAndToTheAdministratorAlone) {
  const json made = make({"outcome.confirm"});
  const Response listed = ask("GET", "/webhooks", {}, keeper);
  ASSERT_EQ(listed.status, 200);
  EXPECT_EQ(json_of(listed)["items"].size(), 1U);
  EXPECT_THAT(listed.body, Not(HasSubstr(made["secret"].get<std::string>())));
  const std::string path = "/webhooks/" + made["id"].get<std::string>();
  EXPECT_EQ(ask("GET", "/webhooks", {}, manager).status, 403);
  EXPECT_EQ(ask("GET", "/webhooks", {}, {}).status, 401);
  EXPECT_EQ(ask("POST", "/webhooks", {{"address", receiver.address()}, {"events", {"need.open"}}}, manager).status,
            403);
  EXPECT_EQ(ask("GET", path + "/deliveries", {}, manager).status, 404);
  EXPECT_EQ(ask("DELETE", path, {}, manager).status, 404);
  EXPECT_EQ(ask("GET", "/webhooks?partnership=" + add_partnership(), {}, keeper).status, 403);
  EXPECT_EQ(ask("DELETE", path, {}, keeper).status, 204);
  EXPECT_EQ(ask("DELETE", path, {}, keeper).status, 404);
  const json acts = json_of(ask("GET", "/my/account-events", {}, keeper));
  EXPECT_THAT(acts.dump(), HasSubstr("webhook_removed"));
}

TEST_P(WebhookTest, WhatDoesNotFitIsRefused) {
  const auto refused = [&](const json& body) { return ask("POST", "/webhooks", body, keeper).status; };
  EXPECT_EQ(refused({{"address", receiver.address()}, {"events", {"person.edit"}}}), 422);
  EXPECT_EQ(refused({{"address", "http://example.org/"}, {"events", {"need.open"}}}), 422);
  EXPECT_EQ(refused({{"address", "https://user:word@example.org/"}, {"events", {"need.open"}}}), 422);
  for (int i = 0; i < 10; ++i) make({"need.open"});
  EXPECT_EQ(refused({{"address", receiver.address()}, {"events", {"need.open"}}}), 422);
}

TEST_P(WebhookTest, WhatIsNotTakenIsSentAgainAsTheSameMessage) {
  const json webhook = make({"need.open"});
  receiver.answer_with(503);
  const std::string need =
      create(Kind::need, document(Kind::need, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}}));
  move(Kind::need, need, Action::open);
  const Instant first = now() + seconds(1);
  send_all(first);
  EXPECT_EQ(deliveries(webhook)[0]["result"], "HTTP 503");
  EXPECT_EQ(deliveries(webhook)[0]["state"], "waiting");
  send_all(first + seconds(4));
  EXPECT_EQ(receiver.taken().size(), 2U) << "not before five seconds are over";
  send_all(first + seconds(5));
  receiver.answer_with(200);
  send_all(first + hours(1));
  const auto taken = receiver.taken();
  ASSERT_EQ(taken.size(), 4U);
  EXPECT_EQ(std::string(taken[1].header("webhook-id")), std::string(taken[3].header("webhook-id")));
  EXPECT_EQ(taken[1].body, taken[3].body);
  EXPECT_NE(std::string(taken[1].header("webhook-signature")), std::string(taken[3].header("webhook-signature")))
      << "signed at its own time";
  EXPECT_EQ(deliveries(webhook)[0]["state"], "done");
}

TEST_P(WebhookTest, AfterTenAttemptsItIsGivenUpUntilSomebodyAsks) {
  const json webhook = make({"need.open"});
  receiver.answer_with(500);
  move(Kind::need,
       create(Kind::need, document(Kind::need, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}})),
       Action::open);
  for (int day = 1; day <= 12; ++day) send_all(now() + hours(25 * day));
  EXPECT_EQ(receiver.taken().size(), 11U);
  const json given_up = deliveries(webhook)[0];
  EXPECT_EQ(given_up["state"], "failed");
  EXPECT_EQ(given_up["attempts"], 10);
  receiver.answer_with(200);
  const std::string again =
      "/webhooks/" + webhook["id"].get<std::string>() + "/deliveries/" + given_up["id"].get<std::string>() + "/again";
  EXPECT_EQ(ask("POST", again, {}, manager).status, 404);
  const Response queued = ask("POST", again, {}, keeper);
  ASSERT_EQ(queued.status, 200) << queued.body;
  EXPECT_EQ(ask("POST", again, {}, keeper).status, 422) << "it waits already";
  send_all(now() + seconds(1));
  EXPECT_EQ(deliveries(webhook)[0]["state"], "done");
  EXPECT_EQ(std::string(receiver.taken().back().header("webhook-id")), given_up["id"]);
}

TEST_P(WebhookTest, WhoSaysToBeGoneIsToldNothingMore) {
  const json webhook = make({"need.open"});
  receiver.answer_with(410);
  const auto open_one = [&] {
    move(
        Kind::need,
        create(Kind::need, document(Kind::need, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}})),
        Action::open);
    send_all(now() + seconds(1));
  };
  open_one();
  open_one();
  EXPECT_EQ(receiver.taken().size(), 2U);
  EXPECT_EQ(json_of(ask("GET", "/webhooks", {}, keeper))["items"][0]["stopped"], true);
}

/// The id of a ranking that nobody was signed in for opens it to everybody who has it.
TEST_P(WebhookTest, ARankingIsToldWhereSomebodySignedInAskedForIt) {
  make({"ranking.done"});
  const std::string own = ranked(keeper);
  ranked();
  send_all(now() + seconds(1));
  const auto taken = receiver.taken();
  ASSERT_EQ(taken.size(), 2U);
  EXPECT_EQ(json::parse(taken[1].body)["data"]["id"], own);
}

TEST(WebhookMessage, IsSignedAsTheStandardsExample) {
  const Instant at{std::chrono::seconds(1'614'265'330)};
  const auto headers = webhook_headers("msg_p5jXN8AQM9LWM0D4loKWxJek", R"({"test": 2432232314})",
                                       "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", at);
  EXPECT_EQ(headers.at("webhook-signature"), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(WebhookEvents, AreWhatHappensToRecordsButToPeople) {
  for (const std::string_view event : webhook_events()) {
    if (event == ranking_done) continue;
    const std::size_t dot = event.find('.');
    const auto kind = partnership::from_word<Kind>(event.substr(0, dot));
    const auto action = partnership::from_word<Action>(event.substr(dot + 1));
    ASSERT_TRUE(kind && action) << event;
    EXPECT_TRUE(*kind != Kind::person && *kind != Kind::membership && *kind != Kind::consent &&
                *kind != Kind::subscription && *kind != Kind::join_request);
    const bool has_arrow = std::ranges::any_of(partnership::every<partnership::State>(), [&](partnership::State from) {
      return partnership::state_after(*kind, from, *action).has_value();
    });
    EXPECT_TRUE(has_arrow || *action == Action::create || *action == Action::edit) << event << " never happens";
  }
}

TEST(WebhookReach, AServerOfTheOwnNetworkIsRefusedWhateverItsName) {
  Receiver receiver;
  const std::string port = receiver.address().substr(receiver.address().rfind(':'));
  for (const std::string host : {"https://127.0.0.1", "https://localhost", "https://[::1]"}) {
    const auto refused = http_post(host + port, "{}", {}, Reach::public_internet);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("not of the public internet")) << host;
  }
  EXPECT_FALSE(http_post(receiver.address(), "{}", {}, Reach::public_internet));
  EXPECT_TRUE(receiver.taken().empty());
  EXPECT_TRUE(http_post(receiver.address(), "{}", {}, Reach::anywhere));
}

}  // namespace
}  // namespace twinlight::server
