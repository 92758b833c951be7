#include "twinlight/server/public_address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

namespace twinlight::server {
namespace {

bool is_public(const char* text) {
  sockaddr_storage storage{};
  auto* four = reinterpret_cast<sockaddr_in*>(&storage);
  auto* six = reinterpret_cast<sockaddr_in6*>(&storage);
  if (inet_pton(AF_INET, text, &four->sin_addr) == 1)
    storage.ss_family = AF_INET;
  else if (inet_pton(AF_INET6, text, &six->sin6_addr) == 1)
    storage.ss_family = AF_INET6;
  else
    ADD_FAILURE() << text << " is no address";
  return is_public_address(reinterpret_cast<const sockaddr&>(storage));
}

TEST(PublicAddress, ThoseOfTheInternetAre) {
  for (const char* text :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1",
        "192.167.1.1", "198.17.0.1", "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888", "2a00:1450::1"})
    EXPECT_TRUE(is_public(text)) << text;
}

TEST(PublicAddress, ThoseOfThisMachineItsNetworkAndManyAreNot) {
  for (const char* text : {"0.0.0.0",         "10.1.2.3",       "100.64.0.1",      "127.0.0.1", "127.255.255.255",
                           "169.254.169.254", "172.16.0.1",     "172.31.255.255",  "192.0.0.8", "192.168.1.1",
                           "198.19.0.1",      "224.0.0.1",      "255.255.255.255", "::",        "::1",
                           "::ffff:10.0.0.1", "::ffff:1.1.1.1", "64:ff9b::a00:1",  "fc00::1",   "fd12::1",
                           "fe80::1",         "fec0::1",        "ff02::1",         "2001::1",   "2001:db8::1",
                           "2002:a00:1::1",   "3fff::1"})
    EXPECT_FALSE(is_public(text)) << text;
}

TEST(PublicAddress, OtherFamiliesAreNot) {
  sockaddr local{};
  local.sa_family = AF_UNIX;
  EXPECT_FALSE(is_public_address(local));
}

}  // namespace
}  // namespace twinlight::server
