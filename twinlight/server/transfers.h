#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/partnership/person.h"
#include "twinlight/storage/store.h"

/// The register of what becomes visible of people in another region than theirs (GDPR chapter V, PIPL articles 38 to
/// 43): each with its purpose, the consent that it rests on, and who gets it.
namespace twinlight::server {

/// Both sides of an interest that became mutual see who acts for the other.
Result<void> register_mutual_interest(storage::Connection& connection, const std::string& interest, Instant now);

/// Who takes part in an event of another region is known to its organiser.
Result<void> register_registration(storage::Connection& connection, const storage::StoredDocument& registration,
                                   Instant now);

/// Whoever is in the directory is seen by members of every region.
/// @param consent  id of the consent to be in the directory
Result<void> register_listing(storage::Connection& connection, const std::string& person,
                              const std::string& partnership, const std::string& consent, Instant now);

}  // namespace twinlight::server
