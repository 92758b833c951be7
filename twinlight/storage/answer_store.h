#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// The answer that a request got which carries a key of its sender.
struct KeptAnswer {
  std::string request_sha256;
  std::int64_t status = 0;
  std::string headers;  ///< JSON
  std::string body;
};

/// Answers by the keys that senders gave their requests, so that a request sent again is not done again.
class AnswerStore {
 public:
  explicit AnswerStore(Connection& connection) : connection_(connection) {}

  /// Takes the key for this request within the caller's transaction, which then holds off others with the same key
  /// until it ends. Gives nothing where the key was free, else the answer that was kept with it.
  Result<std::optional<KeptAnswer>> take(const std::string& sender, const std::string& key,
                                         const std::string& request_sha256, Instant now, Instant ends_at);

  /// Keeps the answer with the key that `take` took, in the same transaction.
  Result<void> keep(const std::string& sender, const std::string& key, const KeptAnswer& answer);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage
