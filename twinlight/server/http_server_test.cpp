#include "twinlight/server/http_server.h"

#include <gmock/gmock.h>

#include <future>
#include <string>

#include "twinlight/server/plain_client.h"

namespace twinlight::server {
namespace {

using fixture::Client;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* closing_get = "GET /a?b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Word: Grüß\r\n\r\n";

Response echo(const Request& request) {
  return {.headers = {{"Content-Type", "text/plain"}},
          .body = request.method + " " + request.path + " " + request.query + " " + request.body};
}

TEST(HttpServer, RequestReachesTheHandlerAndItsAnswerTheClient) {
  const auto server = HttpServer::start({}, echo);
  ASSERT_TRUE(server) << to_string(server.error());
  Client client((*server)->port());
  client.say(closing_get);
  const std::string answer = client.rest();
  EXPECT_THAT(answer, HasSubstr("HTTP/1.1 200"));
  EXPECT_THAT(answer, HasSubstr("GET /a b=c"));
}

TEST(HttpServer, StatusHasItsReasonPhrase) {
  const auto server = HttpServer::start(
      {}, [](const Request& request) { return Response{.status = std::stoi(request.path.substr(1))}; });
  ASSERT_TRUE(server);
  for (const char* line : {"201 Created", "204 No Content", "303 See Other", "404 Not Found", "412 Precondition Failed",
                           "428 Precondition Required"}) {
    Client client((*server)->port());
    client.say("GET /" + std::string(line, 3) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(client.rest(), HasSubstr("HTTP/1.1 " + std::string(line) + "\r\n"));
  }
}

TEST(HttpServer, HeadGetsTheLengthOfWhatGetWouldGetAndNoneOfIt) {
  const auto shared = std::make_shared<const std::string>("shared words");
  const auto server = HttpServer::start({}, [&](const Request& request) {
    if (request.path == "/shared") return Response{.shared_body = shared};
    return Response{.body = "own"};
  });
  ASSERT_TRUE(server);
  const auto head = [&](const std::string& path) {
    Client client((*server)->port());
    // The second is answered after the first by the same connection: nothing of a body stands between.
    client.say("HEAD " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    client.say("HEAD " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    return client.rest();
  };
  EXPECT_THAT(head("/shared"), AllOf(HasSubstr("Content-Length: 12\r\n"), Not(HasSubstr("words"))));
  EXPECT_THAT(head("/own"), AllOf(HasSubstr("Content-Length: 3\r\n"), Not(HasSubstr("own"))));
}

TEST(HttpServer, SlowSenderIsCutOff) {
  const auto server = HttpServer::start({.longest_read = std::chrono::milliseconds(200)}, echo);
  ASSERT_TRUE(server);
  Client client((*server)->port());
  client.say("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
  EXPECT_EQ(client.rest().find("200 OK"), std::string::npos);  // ends when the server closes
}

TEST(HttpServer, BodyAndHeaderBeyondTheirBoundsAreNotRead) {
  const auto server = HttpServer::start({.largest_body_bytes = 1000}, echo);
  ASSERT_TRUE(server);
  Client with_body((*server)->port());
  with_body.say("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'x'));
  EXPECT_EQ(with_body.rest().find("200 OK"), std::string::npos);
  Client with_header((*server)->port());
  with_header.say("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(20'000, 'x') + "\r\n\r\n");
  EXPECT_EQ(with_header.rest().find("200 OK"), std::string::npos);
}

TEST(HttpServer, WhatIsNoHttpIsCutOff) {
  const auto server = HttpServer::start({.longest_read = std::chrono::milliseconds(500)}, echo);
  ASSERT_TRUE(server);
  Client client((*server)->port());
  client.say("\x16\x03\x01 hello\r\n\r\n");
  EXPECT_EQ(client.rest().find("200 OK"), std::string::npos);
}

TEST(HttpServer, FullQueueAnswers503AndStopFinishesWhatWasTaken) {
  std::promise<void> go;
  std::shared_future<void> gone(go.get_future());
  std::promise<void> taken;
  std::atomic<int> calls = 0;
  auto server = HttpServer::start({.threads = 1, .longest_queue = 0}, echo);
  ASSERT_TRUE(server);
  Client refused((*server)->port());
  refused.say(closing_get);
  EXPECT_THAT(refused.rest(), HasSubstr("HTTP/1.1 503"));

  auto slow = HttpServer::start({.threads = 1}, [&](const Request& request) {
    if (calls++ == 0) taken.set_value();
    gone.wait();
    return echo(request);
  });
  ASSERT_TRUE(slow);
  Client waiting((*slow)->port());
  waiting.say(closing_get);
  taken.get_future().wait();
  auto stopped = std::async(std::launch::async, [&] { slow->reset(); });
  go.set_value();
  EXPECT_THAT(waiting.rest(), HasSubstr("HTTP/1.1 200"));
  stopped.get();
}

TEST(HttpServer, EventsComeAsTheyAreSentAndEndWithTheStream) {
  const auto server = HttpServer::start({}, [](const Request&) {
    Response response{.headers = {{"Content-Type", "text/event-stream"}}};
    response.stream = [](const std::shared_ptr<EventStream>& stream) {
      EXPECT_TRUE(stream->send("progress", "{\"done\": 1}"));
      stream->send("done", "{}");
      stream->close();
    };
    return response;
  });
  ASSERT_TRUE(server);
  Client client((*server)->port());
  client.say(closing_get);
  const std::string answer = client.rest();
  EXPECT_THAT(answer, HasSubstr("event: progress\ndata: {\"done\": 1}\n\n"));
  EXPECT_THAT(answer, HasSubstr("event: done\ndata: {}\n\n"));
}

TEST(HttpServer, TakenPortIsToldAndTheNextFreeOneFound) {
  const auto first = HttpServer::start({}, echo);
  ASSERT_TRUE(first) << to_string(first.error());
  const HttpOptions same{.port = (*first)->port()};
  const auto refused = HttpServer::start(same, echo);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("another program has this port"));
  const auto next = HttpServer::start_on_free_port(same, echo, 50);
  ASSERT_TRUE(next) << to_string(next.error());
  EXPECT_GT((*next)->port(), same.port);
}

TEST(HttpServer, SlowSenderIsClosedAndHoldsUpNobody) {
  const auto server = HttpServer::start({.threads = 1, .longest_read = std::chrono::milliseconds(300)}, echo);
  ASSERT_TRUE(server) << to_string(server.error());
  Client slow((*server)->port());
  slow.say("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n1");
  Client quick((*server)->port());
  quick.say(closing_get);
  EXPECT_THAT(quick.rest(), HasSubstr("HTTP/1.1 200"));
  EXPECT_EQ(slow.rest().find("HTTP/1.1 200"), std::string::npos) << "ends, without an answer";
}

}  // namespace
}  // namespace twinlight::server
