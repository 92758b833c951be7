#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// Where a record names a person.
struct Naming {
  std::string kind;
  std::string record;  ///< id
  std::string field;
};

/// The records that name a person, by kind and id.
Result<std::vector<Naming>> records_naming(Connection& connection, const std::string& person);

/// What is kept of a person beside records: `account`, `sessions`, `second_factor`, `account_events`,
/// `account_acts` (on accounts of others), `api_tokens`, `transfers` (to
/// other regions), `identities`, `links` (sent by mail), `searches`,
/// `weekly_letter`, `reminders`, `letters` (that wait to be sent), `answers` (kept for requests sent again), `changes`
/// (that the person made) and `history` (of the person's own record). Moments as RFC 3339; no secret, and no hash of
/// one.
Result<nlohmann::json> personal_data_of(Connection& connection, const std::string& person);

}  // namespace twinlight::storage
