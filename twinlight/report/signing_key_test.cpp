// Key, message and signature of RFC 8032, section 7.1, TEST 2.
#include "twinlight/report/signing_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/scratch_folder.h"

namespace twinlight::report {
namespace {
namespace fs = std::filesystem;

using ::testing::HasSubstr;

constexpr std::array<unsigned char, 32> rfc_seed = {0x4c, 0xcd, 0x08, 0x9b, 0x28, 0xff, 0x96, 0xda, 0x9d, 0xb6, 0xc3,
                                                    0x46, 0xec, 0x11, 0x4e, 0x0f, 0x5b, 0x8a, 0x31, 0x9f, 0x35, 0xab,
                                                    0xa6, 0x24, 0xda, 0x8c, 0xf6, 0xed, 0x4f, 0xb8, 0xa6, 0xfb};
constexpr std::string_view rfc_public_key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
constexpr std::string_view rfc_signature =
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

TEST(SigningKey, SignsAsTheStandardSays) {
  const SigningKey key = SigningKey::from_seed(rfc_seed);
  EXPECT_EQ(key.public_key_hex(), rfc_public_key);
  EXPECT_EQ(key.sign_hex("\x72"), rfc_signature);
  EXPECT_TRUE(is_signed_by(rfc_public_key, "\x72", rfc_signature));
  EXPECT_FALSE(is_signed_by(rfc_public_key, "\x73", rfc_signature));
}

TEST(SigningKey, IsTheSameAfterReading) {
  const testing::ScratchFolder folder;
  const fs::path path = folder / "signing.key";
  const SigningKey key = SigningKey::create();
  ASSERT_TRUE(key.write(path));
  const auto read = SigningKey::read(path);
  ASSERT_TRUE(read) << to_string(read.error());
  EXPECT_EQ(read->sign_hex("text"), key.sign_hex("text"));
  EXPECT_NE(SigningKey::create().public_key_hex(), key.public_key_hex());
}

TEST(SigningKey, IsForItsOwnerAloneAndNeverReplaced) {
  const testing::ScratchFolder folder;
  const fs::path path = folder / "signing.key";
  ASSERT_TRUE(SigningKey::create().write(path));
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_THAT(SigningKey::create().write(path).error().message, HasSubstr("never replaced"));
  fs::permissions(path, fs::perms::group_read, fs::perm_options::add);
  EXPECT_THAT(SigningKey::read(path).error().message, HasSubstr("others than its owner"));
}

TEST(SigningKey, RefusesWhatIsNoKey) {
  const testing::ScratchFolder folder;
  const auto message_of = [&](const std::string& text) {
    const fs::path path = folder / "file";
    std::ofstream(path) << text;
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    return to_string(SigningKey::read(path).error());
  };
  EXPECT_THAT(message_of("something else"), HasSubstr("no signing key"));
  EXPECT_THAT(message_of("twinlight signing key 1, Ed25519; keep it secret\n1234\n"), HasSubstr("file:2: expected 64"));
}

TEST(Fingerprint, IsReadInGroupsAndTypedInAnyForm) {
  const std::string fingerprint = fingerprint_of(rfc_public_key).value();
  EXPECT_EQ(fingerprint.size(), 64U);
  EXPECT_EQ(grouped(fingerprint).substr(0, 9), fingerprint.substr(0, 4) + " " + fingerprint.substr(4, 4));
  EXPECT_EQ(ungrouped(grouped(fingerprint)), fingerprint);
  EXPECT_EQ(ungrouped("AB:cd-12"), "abcd12");
  EXPECT_FALSE(fingerprint_of("12"));
}

}  // namespace
}  // namespace twinlight::report
