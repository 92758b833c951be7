// What hostile clients send, over a real connection: each is refused with its reason as a problem, or cut off, and the
// next who asks is answered.
#include "twinlight/foundation/file.h"
#include "twinlight/server/job_fixture.h"
#include "twinlight/server/plain_client.h"
#include "twinlight/server/server_fixture.h"
#include "twinlight/server/zip_fixture.h"

namespace twinlight::server {
namespace {

using fixture::archive;
using fixture::Client;
using fixture::json_of;
using fixture::Visitor;
using nlohmann::json;
using partnership::Role;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::size_t mebibyte = std::size_t{1} << 20U;
constexpr const char* bytes_type = "application/octet-stream";

class HostileInputTest : public fixture::ServerTest {
 public:
  void adjust(InstallationOptions& options) override {
    options.http.port = 0;
    options.http.threads = 2;
  }
  void SetUp() override {
    ServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    const auto listening = installation().listen();
    ASSERT_TRUE(listening) << to_string(listening.error());
  }
  std::string answer_to(const std::string& bytes) {
    Client client(installation().port());
    client.say(bytes);
    return client.rest();
  }
  std::string post(const std::string& path, const std::string& body, const std::string& headers = "") {
    return answer_to("POST /api/v1" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers +
                     "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                     body);
  }
  static void expect_cut_off(const std::string& answer, const std::string& status) {
    EXPECT_THAT(answer, HasSubstr("HTTP/1.1 " + status));
    EXPECT_THAT(answer, HasSubstr("Content-Type: application/problem+json"));
    EXPECT_THAT(answer, HasSubstr("\"status\":" + status));
    EXPECT_THAT(answer, HasSubstr("Connection: close"));
    EXPECT_THAT(answer, Not(HasSubstr("xxxxxxxxxx"))) << "what was sent does not come back";
  }
  void expect_alive() {
    EXPECT_THAT(answer_to("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), HasSubstr("200 OK"));
  }
};
TWL_ON_BOTH_DATABASES(HostileInputTest);

/// Of a server that waits for a request less long than a slow machine may take to send much.
class SlowSenderTest : public HostileInputTest {
 public:
  void adjust(InstallationOptions& options) override {
    HostileInputTest::adjust(options);
    options.http.longest_read = std::chrono::milliseconds(1500);
  }
};
TWL_ON_BOTH_DATABASES(SlowSenderTest);

TEST_P(HostileInputTest, BrokenBodiesAreProblems) {
  struct Case {
    const char* what;
    std::string body;
    const char* status;
    const char* headers = "";
  };
  const Case cases[] = {
      {"no JSON", "{", "400"},
      {"broken UTF-8", "{\"email\": \"\xC3(\", \"password\": \"x\"}", "400"},
      {"half a surrogate", R"({"email": "\ud800", "password": "x"})", "400"},
      {"a zero within", R"({"email": "a\u0000b", "password": "x"})", "400"},
      {"deep lists", std::string(200'000, '['), "400"},
      {"deep objects",
       [] {
         std::string deep;
         for (int i = 0; i < 50'000; ++i) deep += "{\"a\":";
         return deep;
       }(),
       "400"},
      {"more than a mebibyte", "{\"a\": \"" + std::string(2 * mebibyte, 'x') + "\"}", "413"},
      {"a huge number", R"({"email": 1e99999, "password": "x"})", "4"},
      {"packed", std::string("\x1f\x8b\x08\x00\x00", 5), "4", "Content-Encoding: gzip\r\n"},
  };
  for (const Case& one : cases) {
    const std::string answer = post("/session", one.body, one.headers);
    EXPECT_THAT(answer, HasSubstr(std::string("HTTP/1.1 ") + one.status)) << one.what;
    EXPECT_THAT(answer, HasSubstr("Content-Type: application/problem+json")) << one.what;
    EXPECT_THAT(answer, Not(HasSubstr("xxxxxxxxxx"))) << one.what << ": what was sent does not come back";
  }
  expect_alive();
}

TEST_P(HostileInputTest, BrokenQueriesAreProblems) {
  for (const char* query : {"?name=%C3%28", "?name=%00", "?name=a&name=b", "?limit=99999999999999999999"}) {
    const std::string answer = answer_to(std::string("GET /api/v1/organisations") + query +
                                         " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(answer, HasSubstr("HTTP/1.1 4")) << query;
    EXPECT_THAT(answer, HasSubstr("application/problem+json")) << query;
  }
  expect_alive();
}

TEST_P(SlowSenderTest, AreCutOffAndHoldUpNobody) {
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 50; ++i) {
    slow.push_back(std::make_unique<Client>(installation().port()));
    slow.back()->say(i % 2 == 0 ? "GET /health HTTP/1.1\r\nX-Slow: "
                                : "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
  }
  expect_alive();
  for (const auto& client : slow) expect_cut_off(client->rest(), "408");
  expect_alive();
}

TEST_P(SlowSenderTest, WhoSendsNothingMoreAfterAnAnswerIsClosedWithoutAWord) {
  Client client(installation().port());
  client.say("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string all = client.rest();
  EXPECT_THAT(all, HasSubstr("200 OK"));
  EXPECT_THAT(all, Not(HasSubstr("408")));
  EXPECT_EQ(Client(installation().port()).rest(), "") << "nor is who never asked";
}

TEST_P(HostileInputTest, BodyBeyondEveryBoundIsNotReadAndSaidToBeSo) {
  const std::string head =
      "POST /api/v1/files?name=a HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n";
  const std::string some(mebibyte, 'x');
  expect_cut_off(answer_to(head + "Content-Length: 999999999999\r\n\r\n" + some), "413");
  // One that says nothing of its length is cut off where it passes the bound, and goes on sending for a while.
  Client client(installation().port());
  client.say(head + "Transfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 40; ++i) client.say("100000\r\n" + some + "\r\n");
  expect_cut_off(client.rest(), "413");
  expect_alive();
}

TEST_P(HostileInputTest, WhatIsNoRequestIsAProblem) {
  expect_cut_off(answer_to("POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}"), "400");
  expect_cut_off(answer_to("\x16\x03\x01\x02"), "400");
  expect_cut_off(answer_to("GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"), "413");
  expect_cut_off(answer_to("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(9000, 'a') + "\r\n\r\n"), "413");
  std::string many = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 100; ++i) many += "X-" + std::to_string(i) + ": a\r\n";
  expect_cut_off(answer_to(many + "\r\n"), "413");
  expect_alive();
}

TEST_P(HostileInputTest, ArchivesThatUnpackToTooMuchAreRefused) {
  add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
  const Visitor manager = sign_in("manager");
  const std::string heading = "model,name,markets,prices,photometry\n";
  std::vector<std::pair<std::string, std::string>> crowd{{"products.csv", heading}};
  for (int i = 0; i < 4100; ++i) crowd.emplace_back("light/" + std::to_string(i) + ".ldt", "");
  const std::pair<const char*, std::string> bombs[] = {
      {"a table of blanks, a thousand times its packed size",
       archive({{"products.csv", heading + std::string(8 * mebibyte, ' ')}})},
      {"a table beyond what is unpacked of an archive", archive({{"products.csv", std::string(40 * mebibyte, '0')}})},
      {"more entries than an archive may have", archive(crowd)},
      {"half an archive", archive({{"products.csv", heading}}).substr(0, 60)},
      {"an archive in an archive", archive({{"products.zip", archive({{"products.csv", heading}})}})},
  };
  for (const auto& [what, bytes] : bombs) {
    const Response refused = send("POST", "/imports/products", bytes, bytes_type, manager);
    EXPECT_EQ(refused.status, 422) << what << refused.body;
    EXPECT_EQ(fixture::header_of(refused, "Content-Type"), "application/problem+json") << what;
  }
  expect_alive();
}

TEST_P(HostileInputTest, FilesThatUnpackToTooMuchSpoilTheirOwnRowAlone) {
  add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
  const Visitor manager = sign_in("manager");
  const std::string light =
      read_file(TWINLIGHT_SOURCE_DIR "/examples/catalogue/demerglans-klaslicht600-3200.ldt", mebibyte).value();
  const std::string sent = archive({{"products.csv",
                                     "model,name,markets,prices,photometry\n"
                                     "K-1,Klaslicht,eu,,light/k1.ldt\n"
                                     "K-2,Bom,eu,,light/k2.ldt\n"},
                                    {"light/k1.ldt", light},
                                    {"light/k2.ldt", std::string(8 * mebibyte, '0')}});
  const Response taken = send("POST", "/imports/products?dry_run=false", sent, bytes_type, manager);
  ASSERT_EQ(taken.status, 202) << taken.body;
  const std::string id = json_of(taken)["import"];
  fixture::end_of_job(*this, id, manager);
  const json report = json_of(ask("GET", "/imports/products/" + id, {}, manager));
  EXPECT_EQ(report["counts"], json::parse(R"({"created": 1, "changed": 0, "unchanged": 0, "refused": 1})")) << report;
  EXPECT_EQ(report["rows"][1]["faults"][0]["column"], "photometry");
}

TEST_P(HostileInputTest, ContainersOfLuminairesThatUnpackToTooMuchSayNothingOfLight) {
  add_person("manager", Role::organisation_manager, limburg_guangdong, owner);
  const std::string bomb = archive({{"product.xml", std::string(30 * mebibyte, ' ')}});
  const Response inspected = send("POST", "/inspections?name=a.gldf", bomb, bytes_type);
  EXPECT_TRUE(json_of(inspected).contains("error")) << inspected.body;
  const Visitor manager = sign_in("manager");
  const Response kept = send("POST", "/files?name=a.gldf", bomb, bytes_type, manager);
  EXPECT_LT(kept.status, 500) << kept.body;
  expect_alive();
}

}  // namespace
}  // namespace twinlight::server
