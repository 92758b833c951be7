#include "twinlight/photometry/text_encoding.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::photometry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TextEncoding, EveryEncodingOfRealFilesBecomesUtf8) {
  EXPECT_EQ(decode_to_utf8("plain"), "plain");
  EXPECT_EQ(decode_to_utf8("\xEF\xBB\xBFmarked"), "marked");
  EXPECT_EQ(decode_to_utf8("lumière"), "lumière");
  EXPECT_EQ(decode_to_utf8("lumi\xE8re 30\xB0 \x80 5"), "lumière 30° € 5");    // Windows-1252
  EXPECT_EQ(decode_to_utf8("\xB5\xC6\xBE\xDF LED"), "灯具 LED");               // GB 2312
  EXPECT_EQ(decode_to_utf8(std::string("\xFF\xFEh\0i\0\xAC\x20", 8)), "hi€");  // UTF-16, little end first
  EXPECT_EQ(decode_to_utf8(std::string("\xFE\xFF\0h\0i\x20\xAC", 8)), "hi€");  // UTF-16, big end first
}

TEST(TextEncoding, LonelyBytesAreWindows1252NotChinese) {
  EXPECT_EQ(decode_to_utf8("Gr\xF6\xDF"
                           "e \xE4"),
            "Größe ä");  // a pair and a single byte
  EXPECT_EQ(decode_to_utf8("100\xB0"), "100°");
}

TEST(TextEncoding, BytesWithoutMeaningBecomeTheReplacementCharacter) {
  EXPECT_EQ(decode_to_utf8("a\x81z"), "a\xEF\xBF\xBDz");                            // unassigned in Windows-1252
  EXPECT_EQ(decode_to_utf8(std::string("\xFF\xFEh\0i", 5)), "h\xEF\xBF\xBD");       // half a unit of UTF-16
  EXPECT_EQ(decode_to_utf8(std::string("\xFF\xFE\0\xD8h\0", 6)), "\xEF\xBF\xBDh");  // half a surrogate pair
}

RC_GTEST_PROP(TextEncoding, AnyBytesBecomeValidUtf8, (const std::string& bytes)) {
  RC_ASSERT(is_valid_utf8(decode_to_utf8(bytes)));
  RC_ASSERT(is_valid_utf8(decode_to_utf8("\xFF\xFE" + bytes)));
}

TEST(TextEncoding, LinesEndInAnyOfThreeWays) {
  EXPECT_THAT(split_lines("a\nb\r\nc\rd"), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(split_lines("a\n\n"), ElementsAre("a", ""));
  EXPECT_THAT(split_lines(""), IsEmpty());
}

TEST(TextEncoding, TrimmedOfSpacesAndOldEndMarks) {
  EXPECT_EQ(trimmed(" \t x y\r\x1A"), "x y");
  EXPECT_EQ(trimmed("  "), "");
}

}  // namespace
}  // namespace twinlight::photometry
