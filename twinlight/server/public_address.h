#pragma once

#include <sys/socket.h>

namespace twinlight::server {

/// Whether an address is one of the public internet: none of this machine, of a private or local network, reserved or
/// of many (the registries of special-purpose addresses, RFC 6890). Addresses of IPv6 that hold one of IPv4 are none.
bool is_public_address(const sockaddr& address);

}  // namespace twinlight::server
