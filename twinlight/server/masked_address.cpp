#include "twinlight/server/masked_address.h"

#include <algorithm>

namespace twinlight::server {
namespace {

constexpr std::string_view mask = "…";

/// What the local part of an address is made of where it is not quoted (RFC 5321 4.1.2, RFC 6531 3.3).
bool is_of_mailbox(char c) {
  const auto byte = static_cast<unsigned char>(c);
  const bool alphanumeric =
      (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
  return alphanumeric || byte >= 0x80U || std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

/// The text without the mailbox that it ends with.
std::string without_mailbox(std::string text) {
  if (text.ends_with('"')) {
    const std::size_t opening = text.find_last_of('"', text.size() - 2);
    return text.substr(0, opening == std::string::npos ? 0 : opening);
  }
  const auto begin = std::find_if_not(text.rbegin(), text.rend(), is_of_mailbox);
  text.erase(begin.base(), text.end());
  return text;
}

}  // namespace

std::string with_masked_addresses(std::string_view text) {
  std::string masked;
  for (const char c : text) {
    if (c == '@') {
      const std::size_t length = masked.size();
      masked = without_mailbox(std::move(masked));
      if (masked.size() < length) masked += mask;
    }
    masked += c;
  }
  return masked;
}

}  // namespace twinlight::server
