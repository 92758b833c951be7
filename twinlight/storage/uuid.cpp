#include "twinlight/storage/uuid.h"

#include <sodium.h>

#include <array>

namespace twinlight::storage {

namespace {

using Bytes = std::array<unsigned char, 16>;

std::string text_of(Bytes bytes, unsigned version) {
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | (version << 4U));
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);  // variant of RFC 9562
  std::array<char, 2 * bytes.size() + 1> digits{};
  std::string text = sodium_bin2hex(digits.data(), digits.size(), bytes.data(), bytes.size());
  for (const std::size_t dash : {20U, 16U, 12U, 8U}) text.insert(dash, "-");
  return text;
}

}  // namespace

std::string new_uuid(Instant now) {
  Bytes bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  const auto milliseconds = static_cast<std::uint64_t>(now.time_since_epoch().count());
  for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<unsigned char>(milliseconds >> (40 - 8 * i));
  return text_of(bytes, 7);
}

std::string uuid_of_name(std::string_view name) {
  Bytes bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(name.data()), name.size(),
                     nullptr, 0);
  return text_of(bytes, 8);
}

}  // namespace twinlight::storage
