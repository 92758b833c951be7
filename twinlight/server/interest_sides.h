#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "twinlight/server/record_owners.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// The id of the profile, product or need that an interest names; empty where it names none.
std::string id_asked(const nlohmann::json& interest);

/// The profile, product or need that an interest names.
Result<std::optional<storage::StoredDocument>> record_asked(storage::Store& store, const nlohmann::json& interest);

/// The organisations on the two sides of an interest: first who sent it, then who owns the record that it names.
Result<std::vector<std::string>> sides_of(RecordOwners& owners, const nlohmann::json& interest);
Result<std::vector<std::string>> sides_of(storage::Store& store, const nlohmann::json& interest);

/// The other sides of an interest, seen from an organisation; none where it is on no side of it.
Result<std::vector<std::string>> other_sides(RecordOwners& owners, const nlohmann::json& interest,
                                             const std::string& organisation);
Result<std::vector<std::string>> other_sides(storage::Store& store, const nlohmann::json& interest,
                                             const std::string& organisation);

/// Whether both sides said yes to an interest: from then on, and for good, each is known to the other.
bool is_mutual(const nlohmann::json& interest);

/// The interests on a side of which an organisation is: those that it sent, and those in what it offers or needs.
Result<std::vector<std::string>> interests_of(storage::Store& store, const std::string& organisation);

/// The other sides of the mutual interests of organisations, each once, by organisation and partnership. By one
/// statement.
using MutualPartners = std::map<std::pair<std::string, std::string>, std::vector<std::string>>;
Result<MutualPartners> mutual_partners(storage::Store& store, const std::vector<std::string>& organisations);

}  // namespace twinlight::server
