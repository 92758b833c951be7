#include "twinlight/server/idempotency.h"

#include <future>
#include <set>

#include "twinlight/server/server_fixture.h"

namespace twinlight::server {
namespace {

using fixture::header_of;
using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Kind;
using partnership::Role;

class IdempotencyTest : public fixture::ServerTest {
 public:
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
    add_person("colleague", Role::organisation_manager, limburg_guangdong, owner);
    manager = sign_in("manager");
  }
  json site(const char* name = "School") const {
    json made = document(Kind::site, {{Kind::partnership, limburg_guangdong}, {Kind::organisation, owner}});
    made["name"]["text"] = name;
    return made;
  }
  Response create(const json& document, const std::string& key, const Visitor& visitor) {
    return ask("POST", "/sites", document, visitor, {{"idempotency-key", key}});
  }
  std::size_t sites() { return json_of(ask("GET", "/sites", {}, manager))["items"].size(); }
  Visitor manager;
};
TWL_ON_BOTH_DATABASES(IdempotencyTest);

TEST_P(IdempotencyTest, SameRequestAgainGetsTheSameAnswerAndIsNotDoneAgain) {
  const Response first = create(site(), "key-00000001", manager);
  ASSERT_EQ(first.status, 201) << first.body;
  const Response second = create(site(), "key-00000001", manager);
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(header_of(second, "Location"), header_of(first, "Location"));
  EXPECT_EQ(header_of(second, "ETag"), "\"1\"");
  EXPECT_EQ(header_of(second, "Idempotency-Replayed"), "true");
  EXPECT_EQ(sites(), 1U);
}

TEST_P(IdempotencyTest, SameKeyWithAnotherContentIsRefused) {
  ASSERT_EQ(create(site(), "key-00000001", manager).status, 201);
  const Response another = create(site("Kas"), "key-00000001", manager);
  EXPECT_EQ(another.status, 422);
  EXPECT_EQ(json_of(another)["type"], "urn:twinlight:problem:idempotency-key-reused");
  EXPECT_EQ(sites(), 1U);
}

TEST_P(IdempotencyTest, KeysOfOthersAreTheirOwn) {
  ASSERT_EQ(create(site(), "key-00000001", manager).status, 201);
  EXPECT_EQ(header_of(create(site(), "key-00000001", sign_in("colleague")), "Idempotency-Replayed"), "");
  EXPECT_EQ(sites(), 2U);
}

TEST_P(IdempotencyTest, RefusedRequestLeavesTheKeyFree) {
  json broken = site();
  broken["coordinates"] = {{"latitude_deg", 50.9}};
  EXPECT_EQ(create(broken, "key-00000001", manager).status, 422);
  EXPECT_EQ(create(site(), "key-00000001", manager).status, 201);
  EXPECT_EQ(create(site(), "short", manager).status, 422);
}

TEST_P(IdempotencyTest, RankingsAndSearchesAreNotDoneAgain) {
  const std::vector<std::pair<const char*, json>> creations{{"/rankings", {{"need", fixture::small_need()}}},
                                                            {"/searches", {{"name", "Panels"}}}};
  for (const auto& [path, body] : creations) {
    const auto send_again = [&] {
      return ask("POST", path, body, manager, {{"idempotency-key", std::string("key of ") + path}});
    };
    const Response first = send_again();
    ASSERT_LT(first.status, 300) << first.body;
    const Response second = send_again();
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(header_of(second, "Idempotency-Replayed"), "true") << path;
  }
  EXPECT_EQ(json_of(ask("GET", "/searches", {}, manager))["items"].size(), 1U);
}

TEST_P(IdempotencyTest, CreationThatShowsASecretRefusesTheKey) {
  const json token = {{"name", "program"}, {"scopes", {"read"}}, {"days", 1}};
  const Response refused = ask("POST", "/my/tokens", token, manager, {{"idempotency-key", "key-00000001"}});
  ASSERT_EQ(refused.status, 422) << refused.body;
  EXPECT_EQ(json_of(refused)["errors"].at(0)["pointer"], "Idempotency-Key");
  EXPECT_EQ(json_of(ask("GET", "/my/tokens", {}, manager))["items"].size(), 0U);
  EXPECT_EQ(ask("POST", "/my/tokens", token, manager).status, 201);
}

TEST_P(IdempotencyTest, CreationThatDoesNotTakeTheKeyRefusesIt) {
  const std::string id = "01a2280d-710a-7187-8795-2050419589d9";
  for (const std::string& path :
       {std::string("/webhooks"), "/persons/" + id + "/desk-code", "/rankings/" + id + "/evaluations"}) {
    const Response refused = ask("POST", path, {}, manager, {{"idempotency-key", "key-00000001"}});
    ASSERT_EQ(refused.status, 422) << path << refused.body;
    EXPECT_EQ(json_of(refused)["errors"].at(0)["pointer"], "Idempotency-Key") << path;
  }
}

TEST_P(IdempotencyTest, ManyAtOnceAreOne) {
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 6; ++i)
    answers.push_back(std::async(std::launch::async, [&] { return create(site(), "key-00000001", manager); }));
  std::set<std::string> bodies;
  for (auto& answer : answers) {
    const Response response = answer.get();
    EXPECT_EQ(response.status, 201) << response.body;
    bodies.insert(response.body);
  }
  EXPECT_EQ(bodies.size(), 1U);
  EXPECT_EQ(sites(), 1U);
}

}  // namespace
}  // namespace twinlight::server
