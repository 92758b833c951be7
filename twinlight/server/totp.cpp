#include "twinlight/server/totp.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <new>

#include "twinlight/server/http_client.h"
#include "twinlight/server/secrets.h"

namespace twinlight::server {
namespace {

constexpr std::string_view base32_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::chrono::seconds step_length{30};
constexpr std::int64_t steps_of_drift = 1;
constexpr std::uint32_t codes = 1'000'000;

std::array<unsigned char, 20> hmac_sha1(std::string_view key, std::string_view message) {
  std::array<unsigned char, 20> digest{};
  unsigned int length = 0;
  // OpenSSL takes bytes as unsigned char.
  const unsigned char* made =
      HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(message.data()),
           message.size(), digest.data(), &length);
  if (made == nullptr) throw std::bad_alloc();
  return digest;
}

}  // namespace

std::string base32(std::string_view bytes) {
  std::string text;
  std::uint32_t waiting = 0;
  int bits = 0;
  for (const char byte : bytes) {
    waiting = (waiting << 8U) | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) text += base32_alphabet[(waiting >> static_cast<unsigned>(bits - 5)) & 31U];
  }
  if (bits > 0) text += base32_alphabet[(waiting << static_cast<unsigned>(5 - bits)) & 31U];
  return text;
}

std::optional<std::string> bytes_of_base32(std::string_view text) {
  std::string bytes;
  std::uint32_t waiting = 0;
  int bits = 0;
  for (const char letter : text) {
    const std::size_t value = base32_alphabet.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    waiting = (waiting << 5U) | static_cast<std::uint32_t>(value);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((waiting >> static_cast<unsigned>(bits)) & 255U);
  }
  return bytes;
}

std::int64_t totp_step(Instant at) {
  return at.time_since_epoch() / step_length;
}

std::string totp_code(std::string_view key, std::int64_t step) {
  std::string counter(8, '\0');
  for (std::size_t i = 0; i < 8; ++i)
    counter[7 - i] = static_cast<char>((static_cast<std::uint64_t>(step) >> (8 * i)) & 255U);
  const auto digest = hmac_sha1(key, counter);
  const std::size_t offset = digest[19] & 15U;  // RFC 4226 §5.3
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = (number << 8U) | digest.at(offset + i);
  return fmt::format("{:06}", (number & 0x7FFF'FFFFU) % codes);
}

std::optional<std::int64_t> step_of_code(std::string_view key, std::string_view code, Instant now) {
  const std::int64_t current = totp_step(now);
  for (std::int64_t step = current + steps_of_drift; step >= current - steps_of_drift; --step)
    if (same_secret(totp_code(key, step), code)) return step;
  return std::nullopt;
}

std::string otpauth_address(const std::string& email, const std::string& base32_secret) {
  return "otpauth://totp/Twinlight:" + percent_encoded(email) + "?" +
         form_text({{"secret", base32_secret}, {"issuer", "Twinlight"}});
}

}  // namespace twinlight::server
