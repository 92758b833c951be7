#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// Who was shown as a partner to whom, on which day: once a day each, however often somebody looks. Kept for as long
/// as it counts.
class ExposureStore {
 public:
  explicit ExposureStore(Connection& connection) : connection_(connection) {}

  /// The profiles that were shown as partners of one; forgets what is older than `exposure_window`.
  Result<void> add(const std::string& partnership, std::chrono::sys_days day, const std::string& asked,
                   const std::vector<std::string>& shown);

  /// How often each profile was shown from a day on and before another; those that never were are not there.
  Result<std::map<std::string, std::int64_t>> counts(const std::string& partnership, std::chrono::sys_days from,
                                                     std::chrono::sys_days before);

 private:
  Connection& connection_;
};

inline constexpr std::chrono::days exposure_window{90};

}  // namespace twinlight::storage
