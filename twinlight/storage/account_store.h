#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// What a person signs in with.
struct Account {
  std::string person;         ///< id
  std::string email;          ///< in small letters
  std::string password_hash;  ///< in the form of libsodium's `crypto_pwhash_str`; empty: no password opens it
  std::int64_t failures = 0;  ///< to sign in, since the last success
  Instant locked_until{};
};

/// Somebody who signed in. The token itself is nowhere kept.
struct SignedIn {
  std::string token_hash;
  std::string person;  ///< id
  Instant opened_at{};
  Instant ends_at{};
};

/// Accounts and sessions. Never shown, audited or exported: what a person is, is a record.
class AccountStore {
 public:
  explicit AccountStore(Connection& connection) : connection_(connection) {}

  /// Opens an account, or gives it another e-mail and password; its sessions and tokens end then. Fails where somebody
  /// else has the e-mail.
  Result<void> put(const std::string& person, const std::string& email, const std::string& password_hash);
  /// What an account's person signs in with from now on. Fails where somebody else has the e-mail.
  Result<void> change_email(const std::string& person, const std::string& email);
  /// Ends the sessions of a person, with the account where that is to go too.
  Result<void> end_sessions(const std::string& person, bool remove_account);

  Result<std::optional<Account>> find(const std::string& email);
  Result<std::optional<Account>> find_person(const std::string& person);
  /// Of those of several people who have one. By one statement.
  Result<std::vector<Account>> find_persons(const std::vector<std::string>& persons);
  Result<std::vector<Account>> all();  ///< by e-mail

  /// One more failure, and nothing can be tried before `locked_until`.
  Result<void> note_failure(const std::string& person, Instant locked_until);
  Result<void> note_success(const std::string& person);
  /// The person signed in, by whatever way.
  Result<void> note_seen(const std::string& person, Instant at);

  Result<void> open_session(const SignedIn& session);
  Result<std::optional<SignedIn>> find_session(const std::string& token_hash, Instant now);
  Result<void> close_session(const std::string& token_hash);
  Result<void> remove_ended_sessions(Instant now);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage
