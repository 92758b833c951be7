#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/partnership/person.h"
#include "twinlight/storage/store.h"

/// The register of what becomes visible of people in another region than theirs (GDPR chapter V, PIPL articles 38 to
/// 43): each with its purpose, the consent that it rests on, and who gets it. Of whom no consent is there nothing
/// becomes visible (`partnership::is_held_back`), and nothing is noted.
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

/// Whoever agrees to transfer abroad now becomes visible where they were held back: to the other sides of mutual
/// interests of their organisations, and to the organisers of events that they registered for.
Result<void> register_what_was_held_back(storage::Connection& connection, const std::string& person,
                                         const std::string& partnership, Instant now);

}  // namespace twinlight::server
