#include "twinlight/server/second_factor.h"

#include <algorithm>

#include "twinlight/foundation/sha256.h"
#include "twinlight/server/secrets.h"
#include "twinlight/server/totp.h"

namespace twinlight::server {
namespace {

constexpr std::size_t shared_secret_bytes = 20;
constexpr std::size_t recovery_bytes = 10;
constexpr int recovery_codes = 10;
constexpr std::size_t spoken_group = 4;  // letters

/// Without what people put between letters, in capitals.
std::string letters_of(const std::string& code) {
  std::string letters;
  for (const char c : code)
    if (c != ' ' && c != '-') letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return letters;
}

}  // namespace

std::string new_app_secret() {
  return base32(random_bytes(shared_secret_bytes));
}

std::vector<std::string> new_recovery_codes() {
  std::vector<std::string> codes;
  for (int i = 0; i < recovery_codes; ++i) {
    std::string code = base32(random_bytes(recovery_bytes));
    std::ranges::transform(code, code.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (std::size_t at = code.size() - spoken_group; at > 0; at -= spoken_group) code.insert(at, "-");
    codes.push_back(std::move(code));
  }
  return codes;
}

std::string recovery_code_hash(const std::string& code) {
  // So many random bits need no slow hash.
  return sha256_hex({"recovery code ", letters_of(code)});
}

Result<TakenCode> take_code(storage::Connection& connection, const SecretBox& box, const storage::SecondFactor& factor,
                            const std::string& code, Instant now) {
  storage::SecondFactorStore factors(connection);
  const auto key = bytes_of_base32(TWL_TRY(box.unseal(factor.secret, factor.person)));
  if (!key) return failure({.message = "the second factor of " + factor.person + " is damaged"});
  if (const auto step = step_of_code(*key, letters_of(code), now))
    return TWL_TRY(factors.take_step(factor.person, *step)) ? TakenCode::of_app : TakenCode::none;
  return TWL_TRY(factors.take_recovery_code(factor.person, recovery_code_hash(code))) ? TakenCode::of_recovery
                                                                                      : TakenCode::none;
}

Result<void> seal_app_secrets(storage::Connection& connection, const SecretBox& box) {
  auto transaction = TWL_TRY(storage::Transaction::begin(connection));
  storage::SecondFactorStore factors(connection);
  for (const storage::SecondFactor& factor : TWL_TRY(factors.all())) {
    if (SecretBox::is_sealed(factor.secret)) {
      if (!box.unseal(factor.secret, factor.person))
        return failure({.message = "secrets of second factors were sealed by another key: put the secrets.key of this "
                                   "database into the data folder"});
    } else {
      TWL_CHECK(factors.replace_secret(factor.person, box.seal(factor.secret, factor.person)));
    }
  }
  return transaction.commit();
}

}  // namespace twinlight::server
