#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/support/scratch_folder.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/foundation/sha256.h"

namespace twinlight {
namespace {

TEST(Diagnostic, LeavesOutWhatIsUnknown) {
  EXPECT_EQ(to_string({.message = "no such file", .file = "a.ldt"}), "a.ldt: no such file");
  EXPECT_EQ(to_string({.message = "bad", .file = "a.ldt", .line = 3, .field = "Isym"}), "a.ldt:3: Isym: bad");
  EXPECT_EQ(to_string({.message = "bad"}), "bad");
}

TEST(PrintableText, TerminalCodesAndBrokenUtf8AreReplaced) {
  EXPECT_EQ(printable_text("a\x1B[31mb"), "a\xEF\xBF\xBD[31mb");
  EXPECT_EQ(printable_text("caf\xE9"), "caf\xEF\xBF\xBD");
  EXPECT_EQ(printable_text("\xE7\x81\xAF\xE5\x85\xB7"), "\xE7\x81\xAF\xE5\x85\xB7");
  EXPECT_EQ(printable_text("abcdef", 3), "abc\xE2\x80\xA6");
}

TEST(PrintableText, WellFormedUtf8FollowsRfc3629) {
  EXPECT_TRUE(is_valid_utf8("\xF4\x8F\xBF\xBF"));
  EXPECT_FALSE(is_valid_utf8("\xC0\x80"));          // overlong
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  EXPECT_FALSE(is_valid_utf8("\xE7\x81"));          // cut short
}

RC_GTEST_PROP(PrintableText, AnyBytesBecomeValidUtf8WithoutControls, (const std::string& bytes)) {
  const std::string shown = printable_text(bytes);
  RC_ASSERT(is_valid_utf8(shown));
  for (const char c : shown) RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
}

TEST(ReadFile, RefusesWhatIsNotAFileOrTooLarge) {
  const testing::ScratchFolder folder;
  EXPECT_EQ(read_file(folder / "absent.ldt", 10).error().message, "no such file");
  EXPECT_EQ(read_file(folder.path(), 10).error().message, "is a folder, expected a file");
  const auto path = folder / "eleven_bytes";
  std::ofstream(path) << "hello world";
  EXPECT_EQ(read_file(path, 11).value(), "hello world");
  EXPECT_EQ(read_file(path, 10).error().message, "is larger than 10 bytes");
}

TEST(Sha256, OfTheExampleOfTheStandard) {
  // FIPS 180-4 example: the one-block message "abc".
  const std::string expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(sha256_hex({"abc"}), expected);
  EXPECT_EQ(sha256_hex({"a", "", "bc"}), expected);
}

TEST(WriteFile, ReplacesWholeFilesAndSaysWhyItCanNot) {
  const testing::ScratchFolder folder;
  const auto path = folder / "written";
  ASSERT_TRUE(write_file(path, "a longer first text"));
  ASSERT_TRUE(write_file(path, "second"));
  EXPECT_EQ(read_file(path, 100).value(), "second");
  EXPECT_FALSE(std::filesystem::exists(folder / "written.unfinished"));
  EXPECT_EQ(write_file(folder / "absent" / "file", "x").error().message,
            "cannot be written: No such file or directory");
  EXPECT_EQ(write_file(folder.path(), "x").error().message, "cannot be written: is a folder");
}

TEST(Angles, DegreesAndRadiansAreInverse) {
  EXPECT_DOUBLE_EQ(radians(180.0), constants::pi);
  EXPECT_DOUBLE_EQ(degrees(radians(37.5)), 37.5);
}

}  // namespace
}  // namespace twinlight
