#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "twinlight/partnership/person.h"
#include "twinlight/storage/store.h"

/// The register of what becomes visible of people in another region than theirs (GDPR chapter V, PIPL articles 38 to
/// 43): each with its purpose, the consent that it rests on, and who gets it. Of whom no consent is there nothing
/// becomes visible (`partnership::is_held_back`), and nothing is noted.
namespace twinlight::server {

/// Both sides of an interest that became mutual see how to reach those who act for the other and agreed to it.
Result<void> register_mutual_interest(storage::Connection& connection, const std::string& interest, Instant now);

/// Who takes part in an event of another region is known to its organiser.
Result<void> register_registration(storage::Connection& connection, const storage::StoredDocument& registration,
                                   Instant now);

/// Whoever is in the directory is seen by members of every region.
/// @param consent  id of the consent to be in the directory
Result<void> register_listing(storage::Connection& connection, const std::string& person,
                              const std::string& partnership, const std::string& consent, Instant now);

/// All that is visible of a person in other regions now, by the consents that they gave: contacts, their name in the
/// directory, events that they registered for. To be called where any of it may have become so: they give a
/// consent, begin to act for another organisation, are restored after a suspension.
Result<void> register_person(storage::Connection& connection, const std::string& person, Instant now);

/// What becomes visible as an organisation is put in another region: of its people to others, and of others to it.
Result<void> register_moved_organisation(storage::Connection& connection, const std::string& organisation, Instant now);

}  // namespace twinlight::server
