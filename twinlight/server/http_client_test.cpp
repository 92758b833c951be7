#include "twinlight/server/http_client.h"

#include <gmock/gmock.h>

#include "twinlight/server/http_server.h"

namespace twinlight::server {
namespace {

using ::testing::HasSubstr;

TEST(HttpClient, OnlyAddressesThatNobodyCanListenToAreSafe) {
  for (const char* safe : {"https://login.example/a", "http://127.0.0.1:80/", "http://[::1]/", "http://localhost:3000"})
    EXPECT_TRUE(is_safe_address(safe)) << safe;
  for (const char* unsafe : {"http://login.example/", "http://127.0.0.1.evil.example/", "file:///etc/passwd",
                             "ftp://a/", "http://localhost@evil.example/", "", "login.example", "//login.example/"})
    EXPECT_FALSE(is_safe_address(unsafe)) << unsafe;
}

TEST(HttpClient, FormsAreEncoded) {
  EXPECT_EQ(form_text({{"a", "1 & 2"}, {"b", "é=%"}}), "a=1%20%26%202&b=%C3%A9%3D%25");
  EXPECT_EQ(form_text({}), "");
}

TEST(HttpClient, AnyStatusIsAReplyAndRedirectionsAreNotFollowed) {
  const auto server = HttpServer::start({}, [](const Request& request) {
    return Response{.status = request.path == "/moved" ? 302 : 404,
                    .headers = {{"Location", "http://127.0.0.1:1/"}},
                    .body = request.method + request.body};
  });
  ASSERT_TRUE(server);
  const std::string base = "http://127.0.0.1:" + std::to_string((*server)->port());
  EXPECT_EQ(http_get(base + "/moved").value().status, 302);
  EXPECT_EQ(http_get(base + "/x").value().body, "GET");
  EXPECT_EQ(http_post_form(base + "/x", {{"a", "b"}}, {"u", "p"}).value().body, "POSTa=b");
}

TEST(HttpClient, EndlessRepliesAndAbsentServersFail) {
  const auto server =
      HttpServer::start({}, [](const Request&) { return Response{.body = std::string(2'000'000, 'x')}; });
  ASSERT_TRUE(server);
  EXPECT_FALSE(http_get("http://127.0.0.1:" + std::to_string((*server)->port()) + "/"));
  EXPECT_FALSE(http_get("http://127.0.0.1:1/"));
  EXPECT_THAT(to_string(http_get("http://login.example/").error()), HasSubstr("neither https nor this machine"));
}

}  // namespace
}  // namespace twinlight::server
