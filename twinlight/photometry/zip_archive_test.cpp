// The format: PKWARE APPNOTE.TXT 6.3.10, 4.3.12 (directory), 4.3.16 (end record), 4.4.4 (flags), 4.4.5 (methods).

#include "twinlight/photometry/zip_archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "twinlight/photometry/sample_containers.h"

namespace twinlight::photometry {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// What opening says is at fault: field and message.
std::string zip_refusal(std::string_view bytes) {
  const auto archive = ZipArchive::open(bytes);
  return archive ? "" : archive.error().field + ": " + archive.error().message;
}

/// What the only warning says: field and message.
std::string warning_of(std::string_view bytes) {
  const auto archive = ZipArchive::open(bytes);
  if (!archive || archive->warnings().size() != 1) return "";
  return archive->warnings().front().field + ": " + archive->warnings().front().message;
}

RC_GTEST_PROP(ZipArchive, GivesBackWhatWasPacked, (const std::vector<std::string>& contents)) {
  samples::Files files;
  for (const std::string& content : contents) files.emplace_back("ldc/" + std::to_string(files.size()), content);
  RC_PRE(!files.empty());
  const std::string bytes = samples::zip_of(files);
  auto archive = ZipArchive::open(bytes);
  RC_ASSERT(archive.has_value());
  for (const auto& [name, content] : files) {
    const ZipEntry* const entry = archive->find(name);
    RC_ASSERT(entry != nullptr);
    RC_ASSERT(archive->read(*entry, 1'000'000).value() == content);
  }
}

TEST(ZipArchive, RefusesEveryTruncation) {
  const std::string bytes = samples::zip_of({{"product.xml", "<Root/>"}, {"ldc/a.ldt", "text"}});
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_THAT(zip_refusal(bytes.substr(0, length)), HasSubstr("zip end record")) << length;
}

TEST(ZipArchive, RefusesAnEndRecordThatContradicts) {
  const std::string good = samples::zip_of({{"product.xml", "<Root/>"}, {"ldc/a.ldt", "text"}});
  const std::size_t end = good.rfind("PK\x05\x06");
  const auto changed = [&](std::size_t offset, char to) {
    std::string bytes = good;
    bytes[end + offset] = to;
    return bytes;
  };
  std::string more_entries = changed(8, 3);
  more_entries[end + 10] = 3;
  EXPECT_EQ(zip_refusal(more_entries), "zip end record: announces 3 entries, the directory holds 2");
  EXPECT_THAT(zip_refusal(changed(10, 3)), HasSubstr("several parts"));
  EXPECT_THAT(zip_refusal(changed(4, 1)), HasSubstr("several parts"));
  EXPECT_THAT(zip_refusal(changed(19, 0x7F)), HasSubstr("lays the directory at byte"));
  EXPECT_THAT(zip_refusal(changed(12, 1)), HasSubstr("lays the directory at byte"));
  EXPECT_THAT(zip_refusal(good + "more"), HasSubstr("followed by something else"));
}

TEST(ZipArchive, LeavesOutUnsafeNames) {
  const std::string good = samples::zip_of({{"aa/bb/c.txt", "x"}});
  const auto renamed = [&](std::string_view name) { return samples::with_name(good, "aa/bb/c.txt", name); };
  EXPECT_THAT(warning_of(renamed("../bb/c.txt")), HasSubstr("leads out of the container"));
  EXPECT_THAT(warning_of(renamed("aa/../../cc")), HasSubstr("leads out of the container"));
  EXPECT_THAT(warning_of(renamed("/a/bb/c.txt")), HasSubstr("is absolute"));
  EXPECT_THAT(warning_of(renamed("C:/bb/c.txt")), HasSubstr("names a drive"));
  EXPECT_THAT(warning_of(renamed("aa\\bb\\c.txt")), HasSubstr("holds a backslash"));
  EXPECT_THAT(warning_of(renamed("aa//bbc.txt")), HasSubstr("empty folder name"));
  EXPECT_THAT(warning_of(renamed("aa/./cc.txt")), HasSubstr("empty folder name"));
  EXPECT_THAT(warning_of(renamed("aa/bb/c\ntxt")), HasSubstr("control character"));
  EXPECT_THAT(warning_of(renamed(std::string("aa/bb/c\0txt", 11))), HasSubstr("control character"));
  EXPECT_THAT(ZipArchive::open(renamed("../bb/c.txt"))->entries(), IsEmpty());
}

TEST(ZipArchive, DecodesNamesOfCodePage437) {
  const std::string bytes =
      samples::with_name(samples::zip_of({{"ldc/AOU.ldt", "x"}}), "ldc/AOU.ldt", "ldc/\x8E\x94\x81.ldt");
  const auto archive = ZipArchive::open(bytes);
  ASSERT_TRUE(archive);
  ASSERT_THAT(archive->entries(), SizeIs(1));
  EXPECT_EQ(archive->entries().front().name, "ldc/Äöü.ldt");
  EXPECT_FALSE(archive->entries().front().name_is_utf8);
}

TEST(ZipArchive, TellsNamesThatDifferInCaseOnlyAndFindsBoth) {
  const std::string bytes = samples::zip_of({{"a.txt", "lower"}, {"A.TXT", "upper"}, {"B.txt", "one"}});
  EXPECT_THAT(warning_of(bytes), HasSubstr("entry name: 'a.txt' and 'A.TXT' differ"));
  auto archive = ZipArchive::open(bytes);
  EXPECT_EQ(archive->read(*archive->find("a.txt"), 100), "lower");
  EXPECT_EQ(archive->read(*archive->find("A.TXT"), 100), "upper");
  EXPECT_EQ(archive->find("A.txt"), nullptr);
  EXPECT_EQ(archive->find("b.TXT")->name, "B.txt");
}

TEST(ZipArchive, RefusesANameThatIsThereTwice) {
  const std::string bytes = samples::with_name(samples::zip_of({{"a1.txt", "x"}, {"a2.txt", "y"}}), "a2.txt", "a1.txt");
  EXPECT_THAT(zip_refusal(bytes), HasSubstr("'a1.txt' is there twice"));
}

TEST(ZipArchive, RefusesTooManyEntriesAndTooLongNames) {
  samples::Files files;
  for (std::size_t i = 0; i <= most_zip_entries; ++i) files.emplace_back(std::to_string(i), "");
  EXPECT_THAT(zip_refusal(samples::zip_of(files)), HasSubstr("more than 4096 entries"));
  files.pop_back();
  EXPECT_EQ(zip_refusal(samples::zip_of(files)), "");
  EXPECT_THAT(zip_refusal(samples::zip_of({{std::string(256, 'a'), "x"}})), HasSubstr("entry name: entry 1"));
  EXPECT_EQ(zip_refusal(samples::zip_of({{std::string(255, 'a'), "x"}})), "");
}

TEST(ZipArchive, DoesNotFollowSymbolicLinks) {
  const std::string bytes = samples::zip_of({{"ldc/a.ldt", "/etc/passwd"}}, [](zip_t* archive) {
    zip_file_set_external_attributes(archive, 0, 0, ZIP_OPSYS_UNIX, 0120777U << 16U);
  });
  auto archive = ZipArchive::open(bytes);
  ASSERT_TRUE(archive);
  const auto read = archive->read(archive->entries().front(), 100);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().field, "ldc/a.ldt");
  EXPECT_THAT(read.error().message, HasSubstr("symbolic link"));
}

TEST(ZipArchive, DoesNotUnpackWhatGrowsTooMuch) {
  const std::string bytes = samples::zip_of({{"bomb", std::string(2 * always_unpacked_bytes, '0')}});
  EXPECT_THAT(warning_of(bytes), HasSubstr("bomb: unpacks from"));
  auto archive = ZipArchive::open(bytes);
  EXPECT_FALSE(archive->read(archive->entries().front(), most_unpacked_bytes));
}

TEST(ZipArchive, UnpacksNoMoreThanTheLimits) {
  std::string noise(always_unpacked_bytes, '\0');
  std::uint32_t state = 1;
  for (char& c : noise) c = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
  const std::string bytes = samples::zip_of({{"noise", noise}});
  auto archive = ZipArchive::open(bytes);
  ASSERT_TRUE(archive);
  const ZipEntry& entry = archive->entries().front();
  EXPECT_THAT(archive->read(entry, noise.size() - 1).error().message, HasSubstr("are the most"));
  for (std::size_t i = 0; i < most_unpacked_bytes / noise.size(); ++i) EXPECT_TRUE(archive->read(entry, noise.size()));
  EXPECT_THAT(archive->read(entry, noise.size()).error().message, HasSubstr("together with the entries before"));
}

TEST(ZipArchive, RefusesEncryptedEntriesAndUnknownMethods) {
  const std::string good = samples::zip_of({{"a", "x"}, {"b", "y"}});
  const std::size_t directory = good.find("PK\x01\x02");
  std::string encrypted = good;
  encrypted[directory + 8] = static_cast<char>(encrypted[directory + 8] | 1);
  std::string method_99 = good;
  method_99[directory + 10] = 99;
  for (const auto& [bytes, why] : {std::pair(encrypted, "is encrypted"), std::pair(method_99, "by method 99")}) {
    auto archive = ZipArchive::open(bytes);
    ASSERT_TRUE(archive) << why;
    const auto read = archive->read(*archive->find("a"), 100);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().field, "a");
    EXPECT_THAT(read.error().message, HasSubstr(why));
  }
}

TEST(ZipArchive, RefusesAnEntryThatIsNotWhatTheDirectorySays) {
  const std::string good = samples::zip_of({{"a", std::string(1000, 'x')}});
  const std::size_t directory = good.find("PK\x01\x02");
  std::string smaller = good;
  smaller[directory + 24] = 10;
  smaller[directory + 25] = 0;
  smaller[22] = 10;  // in the local header too
  smaller[23] = 0;
  auto lying = ZipArchive::open(smaller);
  ASSERT_TRUE(lying);
  EXPECT_THAT(lying->read(lying->entries().front(), 2000).error().field, "a size");

  std::string other_content = samples::zip_of({{"a", "xyz"}});
  other_content.replace(other_content.find("xyz"), 3, "xyy");
  auto damaged = ZipArchive::open(other_content);
  ASSERT_TRUE(damaged);
  EXPECT_THAT(damaged->read(damaged->entries().front(), 2000).error().message, HasSubstr("can not be unpacked"));
}

}  // namespace
}  // namespace twinlight::photometry
