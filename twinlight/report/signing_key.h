#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"

namespace twinlight::report {

/// An Ed25519 key pair (RFC 8032): what an installation signs its reports with.
class SigningKey {
 public:
  /// A new key from the system's random numbers.
  static SigningKey create();
  /// The key that a seed of 32 bytes stands for, always the same one.
  static SigningKey from_seed(const std::array<unsigned char, 32>& seed);
  /// Reads what `write` wrote. Refuses a file that others than its owner may read.
  static Result<SigningKey> read(const std::filesystem::path& path);

  /// Writes the seed, readable by the owner alone (mode 0600). Never replaces a file.
  Result<void> write(const std::filesystem::path& path) const;

  std::string public_key_hex() const;                 ///< 64 digits
  std::string sign_hex(std::string_view text) const;  ///< 128 digits; the same text always gives the same signature

 private:
  SigningKey() = default;
  std::array<unsigned char, 32> seed_{};
  std::array<unsigned char, 32> public_key_{};
  std::array<unsigned char, 64> secret_key_{};
};

/// SHA-256 of the 32 bytes of a public key, as 64 digits: what people compare. Fails unless it is 64 hexadecimal
/// digits.
Result<std::string> fingerprint_of(std::string_view public_key_hex);

/// Whether the signature (128 digits) of the text is that of the key.
bool is_signed_by(std::string_view public_key_hex, std::string_view text, std::string_view signature_hex);

/// A fingerprint as people read it to each other: groups of four digits.
std::string grouped(std::string_view fingerprint);

/// A fingerprint as people type it: digits in lower case, without blanks, colons and dashes.
std::string ungrouped(std::string_view typed);

}  // namespace twinlight::report
