#include "twinlight/server/desk_code.h"

#include <gmock/gmock.h>

#include <set>

namespace twinlight::server {
namespace {

TEST(DeskCode, IsFortyBitsInLettersThatAreReadAloud) {
  std::set<std::string> codes;
  std::set<char> letters;
  for (int i = 0; i < 1000; ++i) {
    const std::string code = new_desk_code();
    ASSERT_THAT(code, ::testing::MatchesRegex("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"));
    codes.insert(code);
    letters.insert(code.begin(), code.end());
  }
  EXPECT_EQ(codes.size(), 1000U);
  EXPECT_EQ(letters.size(), 33U) << "every letter of 32, and the hyphen";
}

TEST(DeskCode, IsTheSameHoweverItWasHeard) {
  EXPECT_EQ(heard_desk_code("7KQ2-M01D"), "7KQ2-M01D");
  EXPECT_EQ(heard_desk_code(" 7kq2 moid "), "7KQ2-M01D");
  EXPECT_EQ(heard_desk_code("7kq2MOlD"), "7KQ2-M01D");
  EXPECT_EQ(heard_desk_code("7k"), "7K");
  EXPECT_EQ(heard_desk_code(""), "");
  const std::string code = new_desk_code();
  EXPECT_EQ(heard_desk_code(code), code);
}

}  // namespace
}  // namespace twinlight::server
