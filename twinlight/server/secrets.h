#pragma once

#include <string>
#include <string_view>

/// Passwords and tokens. The one place of this library that knows libsodium.
namespace twinlight::server {

/// What computing the hash of a password costs whoever guesses, and the server too.
enum class PasswordCost {
  interactive,  ///< 64 MiB: of every installation
  least,        ///< for tests
};

/// Argon2id (RFC 9106) with a salt of its own. At most two are computed at a time, so that memory stays bounded.
std::string password_hash(std::string_view password, PasswordCost cost);
bool password_fits(std::string_view hash, std::string_view password);

/// RFC 4648, with padding.
std::string base64(std::string_view bytes);

/// The bytes of such a text; none where it is not one.
std::string bytes_of_base64(std::string_view text);

/// HMAC with SHA-256 (RFC 2104, FIPS 180-4).
std::string hmac_sha256(std::string_view key, std::string_view message);

/// 32 random bytes in base64url.
std::string random_token();

/// So many random bytes.
std::string random_bytes(std::size_t count);

/// What a client shows of a verifier before it shows the verifier: S256 of RFC 7636.
std::string pkce_challenge(std::string_view verifier);

/// True where both are the same, in a time that does not tell where they differ.
bool same_secret(std::string_view one, std::string_view other);

}  // namespace twinlight::server
