#include "twinlight/server/secret_box.h"

#include <gmock/gmock.h>

#include <fstream>

namespace twinlight::server {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

fs::path fresh_file(const char* test) {
  const fs::path folder = fs::path(::testing::TempDir()) / "secret_box" / test;
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder / "secrets.key";
}

TEST(SecretBox, OpensWhatItSealedForThatPersonAlone) {
  const auto box = SecretBox::open(fresh_file("opens")).value();
  const std::string sealed = box.seal("JBSWY3DPEHPK3PXP", "els");
  EXPECT_THAT(sealed, Not(HasSubstr("JBSWY3DP")));
  EXPECT_NE(box.seal("JBSWY3DPEHPK3PXP", "els"), sealed) << "nobody sees that two have the same";
  EXPECT_EQ(box.unseal(sealed, "els").value(), "JBSWY3DPEHPK3PXP");
  EXPECT_FALSE(box.unseal(sealed, "wim"));
  EXPECT_FALSE(box.unseal("JBSWY3DPEHPK3PXP", "els"));
  EXPECT_FALSE(box.unseal("", "els"));
}

TEST(SecretBox, WhatWasChangedDoesNotOpen) {
  const auto box = SecretBox::open(fresh_file("changed")).value();
  const std::string sealed = box.seal("secret", "els");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(box.unseal(changed, "els")) << i;
    EXPECT_FALSE(box.unseal(sealed.substr(0, i), "els")) << i;
  }
}

TEST(SecretBox, KeyIsItsOwnersAndTheSameTheNextTime) {
  const fs::path file = fresh_file("same");
  const std::string sealed = SecretBox::open(file).value().seal("secret", "els");
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(SecretBox::open(file).value().unseal(sealed, "els").value(), "secret");
  EXPECT_FALSE(SecretBox::open(fresh_file("other")).value().unseal(sealed, "els"));
}

TEST(SecretBox, KeyThatOthersReadOrThatIsNoneIsRefused) {
  const fs::path file = fresh_file("refused");
  ASSERT_TRUE(SecretBox::open(file));
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  EXPECT_THAT(to_string(SecretBox::open(file).error()), HasSubstr("chmod 600"));
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  std::ofstream(file) << "no key\n";
  EXPECT_THAT(to_string(SecretBox::open(file).error()), HasSubstr("holds no key"));
}

}  // namespace
}  // namespace twinlight::server
