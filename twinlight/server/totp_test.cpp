#include "twinlight/server/totp.h"

#include <gmock/gmock.h>

namespace twinlight::server {
namespace {

using std::chrono::seconds;

Instant at_second(std::int64_t unix_seconds) {
  return Instant(seconds(unix_seconds));
}

// RFC 6238 appendix B, SHA-1; the last six of its eight digits.
TEST(Totp, CodesAreThoseOfTheStandard) {
  const std::string key = "12345678901234567890";
  const std::pair<std::int64_t, const char*> vectors[] = {{59, "287082"},
                                                          {1'111'111'109, "081804"},
                                                          {1'111'111'111, "050471"},
                                                          {1'234'567'890, "005924"},
                                                          {2'000'000'000, "279037"},
                                                          {20'000'000'000, "353130"}};
  for (const auto& [time, code] : vectors) EXPECT_EQ(totp_code(key, totp_step(at_second(time))), code) << time;
}

TEST(Totp, AClockMayBeOneStepOffEitherWay) {
  const std::string key = "12345678901234567890";
  const std::string code = totp_code(key, totp_step(at_second(1'111'111'109)));
  for (const int drift : {-30, 0, 30}) EXPECT_TRUE(step_of_code(key, code, at_second(1'111'111'109 + drift))) << drift;
  for (const int drift : {-60, 60}) EXPECT_FALSE(step_of_code(key, code, at_second(1'111'111'109 + drift))) << drift;
  EXPECT_FALSE(step_of_code(key, "", at_second(1'111'111'109)));
  EXPECT_FALSE(step_of_code("another key", code, at_second(1'111'111'109)));
}

// RFC 4648 §10, without the padding.
TEST(Base32, IsThatOfTheStandardBothWays) {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"f", "MY"},
                                                         {"fo", "MZXQ"},
                                                         {"foo", "MZXW6"},
                                                         {"foob", "MZXW6YQ"},
                                                         {"fooba", "MZXW6YTB"},
                                                         {"foobar", "MZXW6YTBOI"}};
  for (const auto& [bytes, text] : vectors) {
    EXPECT_EQ(base32(bytes), text);
    EXPECT_EQ(bytes_of_base32(text), bytes);
  }
  EXPECT_FALSE(bytes_of_base32("MZXW1"));
  EXPECT_FALSE(bytes_of_base32("mzxw6"));
}

TEST(Otpauth, NamesTheAccountAndTheProgram) {
  EXPECT_EQ(otpauth_address("a+b@example.org", "MZXW6"),
            "otpauth://totp/Twinlight:a%2Bb%40example.org?issuer=Twinlight&secret=MZXW6");
}

}  // namespace
}  // namespace twinlight::server
