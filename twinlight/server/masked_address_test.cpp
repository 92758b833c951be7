#include "twinlight/server/masked_address.h"

#include <gtest/gtest.h>

namespace twinlight::server {
namespace {

TEST(MaskedAddress, OfAMailServersWordsTheReasonAndTheDomainStay) {
  EXPECT_EQ(with_masked_addresses("550 5.1.1 <jan.peeters+x@example.org>: Recipient address rejected"),
            "550 5.1.1 <…@example.org>: Recipient address rejected");
  EXPECT_EQ(with_masked_addresses("RCPT TO:<\"jan peeters\"@example.org> refused"), "RCPT TO:<…@example.org> refused");
  EXPECT_EQ(with_masked_addresses("recipient=陈@例子.cn, sender=a_b@x.nl"), "…@例子.cn, …@x.nl");
  EXPECT_EQ(with_masked_addresses("josé@example.org"), "…@example.org");
}

TEST(MaskedAddress, WhatIsNoAddressStaysAsItIs) {
  for (const char* words : {"", "Couldn't connect to server", "wait @ 10 s", "@", "\" @"})
    EXPECT_EQ(with_masked_addresses(words), words);
}

TEST(MaskedAddress, MaskedAgainItIsTheSame) {
  const std::string once = with_masked_addresses("<jan@example.org> and <els@example.org>");
  EXPECT_EQ(once, "<…@example.org> and <…@example.org>");
  EXPECT_EQ(with_masked_addresses(once), once);
}

}  // namespace
}  // namespace twinlight::server
