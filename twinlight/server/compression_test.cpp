#include "twinlight/server/compression.h"

#include <gmock/gmock.h>
#include <zlib.h>

namespace twinlight::server {
namespace {

std::string unpacked(const std::string& packed, std::size_t size) {
  std::string bytes(size, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  inflateEnd(&stream);
  return bytes;
}

Response large_answer(const char* type = "application/json") {
  std::string body = "[";
  for (int i = 0; i < 5000; ++i) body += std::to_string(i) + ",";
  return {.headers = {{"Content-Type", type}}, .body = body + "0]"};
}

Request accepting(const std::string& codings) {
  return {.method = "GET", .headers = {{"accept-encoding", codings}}};
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [known, value] : response.headers)
    if (known == name) return value;
  return "";
}

TEST(Compression, LargeJsonComesBackAsItWas) {
  Response answer = large_answer();
  compress(accepting("br, gzip"), answer);
  EXPECT_EQ(header(answer, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(answer, "Vary"), "Accept-Encoding");
  const std::string plain = large_answer().body;
  EXPECT_LT(answer.body.size(), plain.size() / 2);
  EXPECT_EQ(unpacked(answer.body, plain.size()), plain);
}

TEST(Compression, IsLeftWhereItIsNotTakenOrGainsNothing) {
  Response answer = large_answer();
  compress(accepting("identity"), answer);
  EXPECT_EQ(answer.body, large_answer().body);
  EXPECT_EQ(header(answer, "Vary"), "Accept-Encoding");
  answer = large_answer("application/pdf");
  compress(accepting("gzip"), answer);
  EXPECT_EQ(answer.body, large_answer().body);
  answer = {.headers = {{"Content-Type", "application/json"}}, .body = "{}"};
  compress(accepting("gzip"), answer);
  EXPECT_EQ(answer.body, "{}");
}

TEST(Compression, WeightsAreObeyed) {
  EXPECT_TRUE(takes_gzip("gzip"));
  EXPECT_TRUE(takes_gzip("deflate, gzip;q=0.5"));
  EXPECT_TRUE(takes_gzip("*"));
  EXPECT_FALSE(takes_gzip("gzip;q=0"));
  EXPECT_FALSE(takes_gzip("gzip; q=0.000, *"));
  EXPECT_FALSE(takes_gzip("br"));
  EXPECT_FALSE(takes_gzip(""));
}

}  // namespace
}  // namespace twinlight::server
