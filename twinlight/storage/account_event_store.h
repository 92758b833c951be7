#pragma once

#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/word.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

enum class AccountAct {
  signed_in,
  refused,       ///< a wrong password or code
  new_password,  ///< set by a link or by an administrator
  second_factor_on,
  second_factor_off,
  second_factor_reset,  ///< by an administrator
  recovery_code_used,
  recovery_codes_made,
  token_made,
  token_revoked,
  webhook_made,
  webhook_removed,
  desk_code_made,  ///< by who runs things, to sign in once
  desk_code_used,
  new_address,      ///< e-mail address to sign in with
  identity_linked,  ///< by the first sign-in at a provider
};

/// Something that happened to an account.
struct AccountEvent {
  Instant at{};
  std::string person;  ///< id: whose account
  std::string actor;   ///< id: who did it; empty for the one who keeps the machine
  AccountAct act = AccountAct::signed_in;
  std::string detail;  ///< the id of what it was about, where there is one
};

/// The audit of accounts, as the audit of records is kept by `Store`.
class AccountEventStore {
 public:
  explicit AccountEventStore(Connection& connection) : connection_(connection) {}

  Result<void> add(const AccountEvent& event);

  /// Of a person, the newest first.
  Result<std::vector<AccountEvent>> newest(const std::string& person, std::int64_t limit);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage

namespace twinlight::partnership {
template <>
struct Words<storage::AccountAct> {
  static constexpr std::array<std::string_view, 16> all{"signed_in",          "refused",
                                                        "new_password",       "second_factor_on",
                                                        "second_factor_off",  "second_factor_reset",
                                                        "recovery_code_used", "recovery_codes_made",
                                                        "token_made",         "token_revoked",
                                                        "webhook_made",       "webhook_removed",
                                                        "desk_code_made",     "desk_code_used",
                                                        "new_address",        "identity_linked"};
};
static_assert(word_of(storage::AccountAct::identity_linked) == "identity_linked");
}  // namespace twinlight::partnership
