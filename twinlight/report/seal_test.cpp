#include "twinlight/report/seal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "twinlight/report/report_file.h"
#include "twinlight/report/report_fixture.h"

namespace twinlight::report {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;

const std::vector<FilePart> parts = {{"first", "one\n"}, {"second", "two\n"}, {"third", "three\n"}};
const FilePart closing = {"end", "\nend\n"};

std::string small_file() {
  return sealed(parts, closing, fixture::key());
}

auto part_named(const std::string& name) {
  return Field(&SealFault::part, name);
}

TEST(Seal, IsIntactAndNamesItsKey) {
  const SealVerification found = verify_seal(small_file());
  EXPECT_TRUE(found.intact());
  EXPECT_EQ(found.parts, 4U);
  EXPECT_EQ(found.public_key, fixture::key().public_key_hex());
  EXPECT_EQ(found.fingerprint, fingerprint_of(found.public_key).value());
}

TEST(Seal, HasTheLengthThatWasForetold) {
  std::size_t others = closing.bytes.size();
  for (const FilePart& part : parts) others += part.bytes.size();
  EXPECT_EQ(small_file().size(), others + seal_length(parts, closing));
}

TEST(Seal, NamesTheChangedPart) {
  std::string file = small_file();
  file[5] = 'W';
  const SealVerification found = verify_seal(file);
  ASSERT_THAT(found.faults, ElementsAre(part_named("second")));
  EXPECT_EQ(found.faults[0].first_byte, 4U);
  EXPECT_EQ(found.faults[0].bytes, 4U);
}

TEST(Seal, FindsWhatWasAddedOrCutOff) {
  EXPECT_THAT(verify_seal(small_file() + "more").faults, ElementsAre(part_named("unsigned bytes")));
  EXPECT_THAT(verify_seal("more" + small_file()).faults, Contains(part_named("unsigned bytes")));
  EXPECT_THAT(verify_seal(small_file().substr(1)).faults, Contains(part_named("third")));
  EXPECT_THAT(verify_seal(small_file().substr(0, small_file().size() - 2)).faults, ElementsAre(part_named("end")));
  EXPECT_FALSE(verify_seal("").intact());
}

TEST(Seal, AnotherKeyCanNotSignInItsName) {
  std::array<unsigned char, 32> seed{};
  const std::string other = sealed(parts, closing, SigningKey::from_seed(seed));
  std::string forged = small_file();
  const std::size_t digits = 128;
  const std::size_t at = forged.rfind("\"}") - digits;
  forged.replace(at, digits, other.substr(other.rfind("\"}") - digits, digits));
  EXPECT_THAT(verify_seal(forged).faults, ElementsAre(part_named("signature block")));
}

/// Every byte, each changed once: nothing of a file is outside its seal.
TEST(Seal, CoversEveryByte) {
  const std::string intact = small_file();
  for (std::size_t i = 0; i < intact.size(); ++i)
    for (const unsigned flip : {0x01U, 0x20U, 0x80U}) {
      std::string file = intact;
      file[i] = static_cast<char>(static_cast<unsigned char>(file[i]) ^ flip);
      EXPECT_FALSE(verify_seal(file).intact()) << "byte " << i << " ^ " << flip;
    }
}

TEST(JsonReport, IsOneDocumentAndSaysWhatWasComputed) {
  const VerifiedReport report = verify_report(fixture::small_json_file());
  ASSERT_TRUE(report.seal.intact());
  EXPECT_EQ(report.kind, ReportKind::json);
  nlohmann::ordered_json content = report.content;
  EXPECT_EQ(content["signature"]["public_key"], fixture::key().public_key_hex());
  content.erase("signature");
  EXPECT_EQ(content, fixture::small_report());
}

TEST(JsonReport, IsTheSameForTheSameSubject) {
  EXPECT_EQ(sealed_json(report_json(fixture::subject()), fixture::key()), fixture::small_json_file());
}

TEST(JsonReport, NamesTheChangedMember) {
  std::string file = fixture::small_json_file();
  const std::size_t at = file.find("\"length_m\": 3") + 12;
  ASSERT_LT(at, file.size());
  file[at] = '4';
  EXPECT_THAT(verify_report(file).seal.faults, ElementsAre(part_named("need.length_m")));
}

TEST(JsonReport, RandomChangesOfOneByteAreAllFound) {
  const std::string intact = fixture::small_json_file();
  std::mt19937 random(20261127);
  std::uniform_int_distribution<std::size_t> place(0, intact.size() - 1);
  std::uniform_int_distribution<unsigned> change(1, 255);
  for (int i = 0; i < 1000; ++i) {
    std::string file = intact;
    const std::size_t at = place(random);
    file[at] = static_cast<char>(static_cast<unsigned char>(file[at]) ^ change(random));
    EXPECT_FALSE(verify_report(file).seal.intact()) << "byte " << at;
  }
}

}  // namespace
}  // namespace twinlight::report
