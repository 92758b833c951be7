#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// A letter that went out, as long as it may come back. Nothing of what it said is kept.
struct SentLetter {
  std::string return_token;  ///< in the address that it comes back to
  std::string address;       ///< that it went to, in small letters
};

/// An address that letters do not reach, so that no more are sent to it.
struct UnreachableAddress {
  std::string address;
  Instant since{};
  std::string status;  ///< enhanced status code of RFC 3463, as `5.1.1`
};

/// What became of letters that came back.
class LetterReturnStore {
 public:
  explicit LetterReturnStore(Connection& connection) : connection_(connection) {}

  /// For each attempt to send it, with a token of its own.
  Result<void> note_sent(const SentLetter& letter, Instant now);

  /// Notes that the letter came back; gives its address. Nothing where no such letter is known. The first time counts.
  Result<std::optional<std::string>> note_returned(const std::string& return_token, const std::string& status,
                                                   Instant now);

  /// How many letters to an address came back, of those that are still known.
  Result<std::int64_t> returned(const std::string& address);

  /// From now on nothing reaches the address; one that is unreachable already stays so since then.
  Result<void> mark(const UnreachableAddress& unreachable);

  Result<std::optional<UnreachableAddress>> find(const std::string& address);

  /// Those of several that are unreachable. By one statement.
  Result<std::vector<UnreachableAddress>> find_each(const std::vector<std::string>& addresses);

  /// All of them, by address.
  Result<std::vector<UnreachableAddress>> all();

  Result<std::int64_t> count();

  /// Letters go to the address again; what came back before counts no more.
  Result<void> forget(const std::string& address);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage
