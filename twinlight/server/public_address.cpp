#include "twinlight/server/public_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace twinlight::server {
namespace {

struct Network {
  std::uint32_t first;
  unsigned bits;  ///< of the prefix
};

constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  return a << 24U | b << 16U | c << 8U;
}

// IANA IPv4 Special-Purpose Address Registry, and multicast.
constexpr Network not_public[] = {
    {v4(0, 0, 0), 8},     {v4(10, 0, 0), 8},      {v4(100, 64, 0), 10},  {v4(127, 0, 0), 8},    {v4(169, 254, 0), 16},
    {v4(172, 16, 0), 12}, {v4(192, 0, 0), 24},    {v4(192, 0, 2), 24},   {v4(192, 88, 99), 24}, {v4(192, 168, 0), 16},
    {v4(198, 18, 0), 15}, {v4(198, 51, 100), 24}, {v4(203, 0, 113), 24}, {v4(224, 0, 0), 4},    {v4(240, 0, 0), 4},
};

bool is_public(std::uint32_t address) {
  return std::ranges::none_of(
      not_public, [&](const Network& network) { return (address ^ network.first) >> (32U - network.bits) == 0; });
}

/// Global unicast (2000::/3) without what stands for others in it: IETF's own (2001::/23), documentation
/// (2001:db8::/32, 3fff::/20) and 6to4 (2002::/16).
bool is_public(const in6_addr& address) {
  const auto group = [&](std::size_t i) {
    return static_cast<std::uint32_t>(address.s6_addr[2 * i]) << 8U | address.s6_addr[2 * i + 1];
  };
  const std::uint32_t first = group(0);
  const std::uint32_t second = group(1);
  if (first >> 13U != 1) return false;
  if (first == 0x2001 && (second < 0x200 || second == 0xdb8)) return false;
  return first != 0x2002 && !(first == 0x3fff && second < 0x1000);
}

}  // namespace

bool is_public_address(const sockaddr& address) {
  // By copies: a sockaddr may stand where the wider ones are not aligned.
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return is_public(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  return is_public(six.sin6_addr);
}

}  // namespace twinlight::server
