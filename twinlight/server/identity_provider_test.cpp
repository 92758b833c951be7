#include "twinlight/server/identity_provider.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/support/scratch_folder.h"

namespace twinlight::server {
namespace {

using ::testing::HasSubstr;

class IdentityProviderTest : public ::testing::Test {
 public:
  void SetUp() override { std::ofstream(folder_ / "kievit.secret") << "s3cret\n"; }
  Result<std::vector<IdentityProvider>> read(const std::string& text) {
    std::ofstream(folder_ / "providers.toml") << text;
    return read_identity_providers(folder_ / "providers.toml");
  }
  std::string refusal(const std::string& text) {
    const auto read_ones = read(text);
    return read_ones ? "" : to_string(read_ones.error());
  }

 private:
  testing::ScratchFolder folder_;
};

std::string table(const std::string& id, const std::string& issuer, const std::string& rest) {
  return "[[provider]]\nid = \"" + id + "\"\nname = \"De Kievit\"\nissuer = \"" + issuer +
         "\"\nclient_id = \"twinlight\"\nclient_secret_file = \"kievit.secret\"\n" + rest + "\n";
}

const std::string domains = "email_domains = [\"Kievit.example\"]";
const std::string issuer = "https://login.example/kievit";

TEST_F(IdentityProviderTest, AProviderIsReadWithItsSecret) {
  const auto providers = read(table("kievit", issuer, domains));
  ASSERT_TRUE(providers) << to_string(providers.error());
  ASSERT_EQ(providers->size(), 1U);
  EXPECT_EQ(providers->front().client_secret, "s3cret") << "without the end of the line";
  EXPECT_FALSE(providers->front().trusts_emails);
}

TEST_F(IdentityProviderTest, ItSpeaksForItsOwnPeopleAlone) {
  const IdentityProvider provider = read(table("kievit", issuer, domains)).value().front();
  EXPECT_TRUE(speaks_for(provider, "els@kievit.example"));
  EXPECT_FALSE(speaks_for(provider, "els@sub.kievit.example"));
  EXPECT_FALSE(speaks_for(provider, "els@notkievit.example"));
  EXPECT_FALSE(speaks_for(provider, "@kievit.example"));
  EXPECT_FALSE(speaks_for(provider, "kievit.example"));
  EXPECT_FALSE(speaks_for(provider, ""));
}

TEST_F(IdentityProviderTest, WhatCanNotBeIsRefusedWithItsPlace) {
  EXPECT_THAT(refusal(""), HasSubstr("there is none"));
  EXPECT_THAT(refusal(table("De Kievit", issuer, domains)), HasSubstr("providers.toml:2"));
  EXPECT_THAT(refusal(table("providers", issuer, domains)), HasSubstr("is taken"));
  EXPECT_THAT(refusal(table("kievit", "http://login.example", domains)), HasSubstr("issuer: is no address with https"));
  EXPECT_THAT(refusal(table("kievit", issuer, "")), HasSubstr("email_domains"));
  EXPECT_THAT(refusal(table("kievit", issuer, "email_domains = []")), HasSubstr("for whose people"));
  EXPECT_THAT(refusal(table("kievit", issuer, domains + "\ntrust_email = true")), HasSubstr("trust_emails"));
  EXPECT_THAT(refusal(table("kievit", issuer, domains) + table("kievit", issuer, domains)), HasSubstr("there twice"));
  std::string without = table("kievit", issuer, domains);
  without.replace(without.find("kievit.secret"), 13, "absent.secret");
  EXPECT_THAT(refusal(without), HasSubstr("absent.secret"));
}

}  // namespace
}  // namespace twinlight::server
