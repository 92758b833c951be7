#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"

namespace twinlight::server {

/// Secrets that the program has to read again, sealed by a key that is not in the database: whoever reads the database
/// alone learns none. XChaCha20-Poly1305.
class SecretBox {
 public:
  /// With the key of the file; a new one where there is none, readable by its owner alone (mode 0600).
  static Result<SecretBox> open(const std::filesystem::path& file);

  /// @param of  whose secret it is: sealed for one, it opens for no other
  std::string seal(std::string_view secret, std::string_view of) const;
  Result<std::string> unseal(std::string_view sealed, std::string_view of) const;

  static bool is_sealed(std::string_view text);

 private:
  static constexpr std::size_t key_bytes = 32;
  explicit SecretBox(const std::array<unsigned char, key_bytes>& key) : key_(key) {}
  std::array<unsigned char, key_bytes> key_;
};

}  // namespace twinlight::server
