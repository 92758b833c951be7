#include "twinlight/server/sign_in_attempts.h"

#include <algorithm>

#include "twinlight/server/secrets.h"

namespace twinlight::server {
namespace {

/// Nothing can be tried for a while that doubles with each failure after the fifth, up to an hour.
Instant locked_until(std::int64_t failures, Instant now) {
  constexpr std::int64_t free_failures = 5;
  if (failures < free_failures) return now;
  const std::int64_t doublings = std::min<std::int64_t>(failures - free_failures, 7);
  return now + std::min(std::chrono::seconds(30) * (std::int64_t{1} << doublings), std::chrono::seconds(3600));
}

}  // namespace

Result<void> note_wrong(storage::Connection& connection, const storage::Account& account, Instant now) {
  TWL_CHECK(storage::AccountStore(connection).note_failure(account.person, locked_until(account.failures + 1, now)));
  return storage::AccountEventStore(connection).add({now, account.person, "", storage::AccountAct::refused, ""});
}

Result<void> note_act(Call& call, const std::string& person, storage::AccountAct act, const std::string& detail) {
  return storage::AccountEventStore(call.connection).add({call.now, person, call.actor.person.text, act, detail});
}

tl::expected<storage::Account, Problem> account_by_password(Call& call, const std::string& password) {
  const auto account = TWL_OWN(storage::AccountStore(call.connection).find_person(call.actor.person.text));
  if (!account) return problem(ProblemKind::wrong_credentials);
  if (account->locked_until > call.now) return problem(ProblemKind::too_many);
  if (account->password_hash.empty()) return problem(ProblemKind::no_password);
  if (password_fits(account->password_hash, password)) return *account;
  if (const auto noted = note_wrong(call.connection, *account, call.now); !noted)
    return problem(ProblemKind::internal, {noted.error()});
  return problem(ProblemKind::wrong_password);
}

}  // namespace twinlight::server
