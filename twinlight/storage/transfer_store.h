#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// That data of a person became visible to another region.
struct Transfer {
  std::int64_t sequence = 0;  ///< that the database gives
  Instant at{};
  std::string partnership;  ///< id
  std::string person;       ///< id
  std::string purpose;      ///< word of partnership::Purpose
  std::string consent;      ///< id of the consent to transfer abroad; empty where none was given then
  std::string from_region;  ///< code
  std::string to_region;    ///< code
  std::string recipient;    ///< id of an organisation; empty where it is every member of the region
  std::string record;       ///< id of what brought it about
};

/// Of how many people in a year, from one region to another.
struct TransferCount {
  std::string from_region;
  std::string to_region;
  std::int64_t people = 0;
  std::int64_t without_consent = 0;  ///< of those
};

/// The register of transfers, kept for those who answer for them. What happened stays, under the id of who is erased.
class TransferStore {
 public:
  explicit TransferStore(Connection& connection) : connection_(connection) {}

  /// Within the transaction that discloses; the same of the same person by the same record is noted once.
  Result<void> add(const Transfer& transfer);

  /// Those in a partnership from one moment to before another, the newest first, before a sequence where it is not 0.
  Result<std::vector<Transfer>> list(const std::string& partnership, Instant from, Instant before,
                                     std::int64_t before_sequence, std::int64_t limit);

  /// Each person once for each pair of regions.
  Result<std::vector<TransferCount>> counts(const std::string& partnership, Instant from, Instant before);

 private:
  Connection& connection_;
};

}  // namespace twinlight::storage
