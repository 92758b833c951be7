#pragma once

#include <optional>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// What somebody who was sent a secret may do once, until a moment. The secret itself is nowhere kept.
struct OneTimeToken {
  std::string token_hash;
  std::string purpose;  ///< `password`, `invitation`, `desk_code`
  std::string person;   ///< id
  Instant ends_at{};
};

class OneTimeTokenStore {
 public:
  explicit OneTimeTokenStore(Connection& connection) : connection_(connection) {}

  /// Keeps a token; those that the person had for the same purpose, and all that have ended, open nothing any more.
  Result<void> add(const OneTimeToken& token, Instant now);

  /// The person of the token, which is used up by that; nobody where it is none, was used or has ended.
  Result<std::optional<std::string>> take(const std::string& token_hash, const std::string& purpose, Instant now);

  /// The hash of what a person was given for a purpose, where it has not ended: of a secret that is compared slowly.
  Result<std::optional<std::string>> find_of(const std::string& person, const std::string& purpose, Instant now);

  /// Takes back what a person was sent for a purpose.
  Result<void> withdraw(const std::string& person, const std::string& purpose);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage
