#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// What lets a program act for a person, within scopes and until a moment. The token itself is nowhere kept.
struct ApiToken {
  std::string id;
  std::string person;  ///< id
  std::string name;    ///< that the person gave it
  std::string token_hash;
  std::string scopes;  ///< words with blanks between
  Instant created_at{};
  Instant ends_at{};
  Instant last_used_at{};  ///< to the minute; 1970 while it never was
};

class ApiTokenStore {
 public:
  explicit ApiTokenStore(Connection& connection) : connection_(connection) {}

  Result<void> add(const ApiToken& token);
  /// The tokens of a person, ended ones too, the oldest first.
  Result<std::vector<ApiToken>> of(const std::string& person);
  /// The token, unless it has ended.
  Result<std::optional<ApiToken>> find(const std::string& token_hash, Instant now);
  /// Writes at most once a minute, so that reading does not become writing.
  Result<void> note_use(const ApiToken& token, Instant now);
  /// False where the person has none of this id.
  Result<bool> remove(const std::string& person, const std::string& id);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage
