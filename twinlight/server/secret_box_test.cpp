#include "twinlight/server/secret_box.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/scratch_folder.h"

namespace twinlight::server {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class SecretBoxTest : public ::testing::Test {
 public:
  testing::ScratchFolder folder;
  const fs::path file = folder / "secrets.key";
};

TEST_F(SecretBoxTest, OpensWhatItSealedForThatPersonAlone) {
  const auto box = SecretBox::open(file).value();
  const std::string sealed = box.seal("JBSWY3DPEHPK3PXP", "els");
  EXPECT_THAT(sealed, Not(HasSubstr("JBSWY3DP")));
  EXPECT_NE(box.seal("JBSWY3DPEHPK3PXP", "els"), sealed) << "nobody sees that two have the same";
  EXPECT_EQ(box.unseal(sealed, "els").value(), "JBSWY3DPEHPK3PXP");
  EXPECT_FALSE(box.unseal(sealed, "wim"));
  EXPECT_FALSE(box.unseal("JBSWY3DPEHPK3PXP", "els"));
  EXPECT_FALSE(box.unseal("", "els"));
}

TEST_F(SecretBoxTest, WhatWasChangedDoesNotOpen) {
  const auto box = SecretBox::open(file).value();
  const std::string sealed = box.seal("secret", "els");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(box.unseal(changed, "els")) << i;
    EXPECT_FALSE(box.unseal(sealed.substr(0, i), "els")) << i;
  }
}

TEST_F(SecretBoxTest, KeyIsItsOwnersAndTheSameTheNextTime) {
  const std::string sealed = SecretBox::open(file).value().seal("secret", "els");
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(SecretBox::open(file).value().unseal(sealed, "els").value(), "secret");
  EXPECT_FALSE(SecretBox::open(folder / "other.key").value().unseal(sealed, "els"));
}

TEST_F(SecretBoxTest, KeyThatOthersReadOrThatIsNoneIsRefused) {
  ASSERT_TRUE(SecretBox::open(file));
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  EXPECT_THAT(to_string(SecretBox::open(file).error()), HasSubstr("chmod 600"));
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  std::ofstream(file) << "no key\n";
  EXPECT_THAT(to_string(SecretBox::open(file).error()), HasSubstr("holds no key"));
}

}  // namespace
}  // namespace twinlight::server
