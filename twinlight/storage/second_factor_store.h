#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// What a person's authenticator app shares with the program.
struct SecondFactor {
  std::string person;      ///< id
  std::string secret;      ///< sealed: codes are computed from it, so it can not be kept as a hash
  Instant confirmed_at{};  ///< when a code of the app was first shown; 1970 while none was, then it is not asked for
  std::int64_t last_step = 0;  ///< the newest time step whose code was taken

  bool is_confirmed() const { return confirmed_at != Instant{}; }
};

/// Second factors and recovery codes. What is shown of them is that they are there.
class SecondFactorStore {
 public:
  explicit SecondFactorStore(Connection& connection) : connection_(connection) {}

  Result<std::optional<SecondFactor>> find(const std::string& person);

  Result<std::vector<SecondFactor>> all();

  /// The same secret in another form.
  Result<void> replace_secret(const std::string& person, const std::string& secret);

  /// A new secret that is to be confirmed, in the place of one that never was. Fails where one is confirmed.
  Result<void> begin(const std::string& person, const std::string& secret);
  Result<void> confirm(const std::string& person, Instant at);
  Result<void> remove(const std::string& person);  ///< with the recovery codes

  /// Takes the code of a time step: true once, and never for a step that is not newer than the last one taken.
  Result<bool> take_step(const std::string& person, std::int64_t step);

  /// Other recovery codes, in the place of all that there were.
  Result<void> put_recovery_codes(const std::string& person, const std::vector<std::string>& hashes);
  /// True once for each code.
  Result<bool> take_recovery_code(const std::string& person, const std::string& hash);
  Result<std::int64_t> recovery_codes_left(const std::string& person);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage
