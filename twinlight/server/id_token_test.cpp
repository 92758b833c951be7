// OpenID Connect Core 1.0, 3.1.3.7: what has to hold of an ID token before anybody believes it.
#include "twinlight/server/id_token.h"

#include <gmock/gmock.h>

#include "twinlight/server/provider_fixture.h"

namespace twinlight::server {
namespace {

using fixture::signed_token;
using fixture::SigningKeys;
using nlohmann::json;
using ::testing::HasSubstr;

constexpr std::int64_t now_s = 1'795'000'000;

const SigningKeys& keys() {
  static const SigningKeys made;
  return made;
}

IdTokenExpectation expected() {
  return {.issuer = "https://login.example",
          .client_id = "twinlight",
          .nonce = "n",
          .now = Instant(std::chrono::seconds(now_s))};
}

json claims(const json& changes = json::object()) {
  json made = {{"iss", "https://login.example"},
               {"aud", "twinlight"},
               {"nonce", "n"},
               {"iat", now_s},
               {"exp", now_s + 300},
               {"sub", "7"}};
  made.update(changes);
  for (const auto& [name, value] : changes.items())
    if (value.is_null()) made.erase(name);
  return made;
}

/// Why a token is not believed; empty where it is.
std::string refusal(const std::string& token, const json& key_set = keys().public_set()) {
  const auto read = verified_claims(token, key_set, expected());
  return read ? "" : to_string(read.error());
}

std::string refusal_of(const json& changes) {
  return refusal(signed_token(claims(changes), keys().elliptic, "ES256"));
}

TEST(IdToken, ClaimsOfASignedTokenAreRead) {
  const json told = claims({{"email", "Els@Kievit.example"}, {"email_verified", true}});
  for (const auto& token : {signed_token(told, keys().elliptic, "ES256"), signed_token(told, keys().rsa, "RS256"),
                            signed_token(told, keys().rsa, "PS256")}) {
    const auto read = verified_claims(token, keys().public_set(), expected());
    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(read->subject, "7");
    EXPECT_EQ(read->email, "Els@Kievit.example");
    EXPECT_TRUE(read->email_verified);
  }
}

TEST(IdToken, EmailIsNotVerifiedUnlessToldSo) {
  for (const json& word : {json(nullptr), json(false), json("false"), json(1)}) {
    const auto read =
        verified_claims(signed_token(claims({{"email", "a@b.example"}, {"email_verified", word}}), keys().rsa, "RS256"),
                        keys().public_set(), expected());
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->email_verified) << word;
  }
}

TEST(IdToken, EveryByteOfATokenIsSigned) {
  const std::string token = signed_token(claims(), keys().elliptic, "ES256");
  ASSERT_EQ(refusal(token), "");
  for (std::size_t at = 0; at < token.size(); ++at) {
    std::string changed = token;
    // The last character of a part may carry bits that no byte has: another letter far from it always differs.
    changed[at] = changed[at] == 'A' ? 'q' : 'A';
    if (changed[at] == '.' || token[at] == '.') continue;
    if (at + 1 == token.size() || token[at + 1] == '.') continue;
    EXPECT_NE(refusal(changed), "") << "byte " << at;
  }
}

TEST(IdToken, OtherKeysAndNoKeysAreRefused) {
  const SigningKeys others;
  EXPECT_THAT(refusal(signed_token(claims(), others.elliptic, "ES256")), HasSubstr("not signed by the provider"));
  EXPECT_THAT(refusal(signed_token(claims(), keys().elliptic, "ES256"), json::object()), HasSubstr("not signed"));
  EXPECT_THAT(refusal("e30.e30."), HasSubstr("signed"));
  EXPECT_THAT(refusal("no token"), HasSubstr("no signed JWT"));
}

TEST(IdToken, APublicKeyIsNoSharedSecret) {
  // The attack on those who let the token choose: HS256 with the public key as the secret.
  json secret = {{"kty", "oct"}, {"k", "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA"}, {"kid", "ec"}};
  json set = keys().public_set();
  set["keys"].push_back(secret);
  EXPECT_THAT(refusal(signed_token(claims(), secret, "HS256"), set), HasSubstr("not signed by the provider"));
}

TEST(IdToken, WhatIsOfAnotherSignInOrPlaceIsRefused) {
  EXPECT_EQ(refusal_of(json::object()), "");
  EXPECT_THAT(refusal_of({{"iss", "https://other.example"}}), HasSubstr("iss"));
  EXPECT_THAT(refusal_of({{"aud", "other"}}), HasSubstr("aud"));
  EXPECT_THAT(refusal_of({{"aud", nullptr}}), HasSubstr("aud"));
  EXPECT_THAT(refusal_of({{"aud", {"twinlight", "other"}}}), HasSubstr("azp"));
  EXPECT_EQ(refusal_of({{"aud", {"twinlight", "other"}}, {"azp", "twinlight"}}), "");
  EXPECT_THAT(refusal_of({{"azp", "other"}}), HasSubstr("azp"));
  EXPECT_THAT(refusal_of({{"nonce", "m"}}), HasSubstr("nonce"));
  EXPECT_THAT(refusal_of({{"nonce", nullptr}}), HasSubstr("nonce"));
  EXPECT_THAT(refusal_of({{"sub", nullptr}}), HasSubstr("sub"));
}

TEST(IdToken, TimeHasToFitWithinTwoMinutes) {
  EXPECT_EQ(refusal_of({{"exp", now_s - 119}}), "");
  EXPECT_THAT(refusal_of({{"exp", now_s - 120}}), HasSubstr("exp"));
  EXPECT_THAT(refusal_of({{"exp", nullptr}}), HasSubstr("exp"));
  EXPECT_THAT(refusal_of({{"exp", "tomorrow"}}), HasSubstr("exp"));
  EXPECT_THAT(refusal_of({{"exp", 1e300}}), HasSubstr("exp"));
  EXPECT_EQ(refusal_of({{"iat", now_s + 120}}), "");
  EXPECT_THAT(refusal_of({{"iat", now_s + 121}}), HasSubstr("iat"));
}

}  // namespace
}  // namespace twinlight::server
