#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "twinlight/partnership/person.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// The consents of a person that are given and not withdrawn, in one partnership, one of each purpose.
using GivenConsents = std::map<partnership::Purpose, storage::StoredDocument>;

Result<GivenConsents> given_consents(storage::Store& store, const std::string& person, const std::string& partnership);

/// Those of several people in all partnerships, by person and partnership. By one statement.
using ConsentsByPerson = std::map<std::pair<std::string, std::string>, GivenConsents>;
Result<ConsentsByPerson> given_consents(storage::Store& store, const std::vector<std::string>& persons);

/// Withdraws a consent, now.
storage::Written<storage::StoredDocument> withdraw_consent(storage::Store& store, const storage::Change& change,
                                                           const storage::StoredDocument& consent);

/// Withdraws all that the person gave to a purpose: of earlier times there may be several.
storage::Written<void> withdraw_consents(storage::Store& store, const storage::Change& change,
                                         const std::string& person, const std::string& partnership,
                                         partnership::Purpose purpose);

/// Shown by name in the directory of the partnership in which their account was opened is who agreed to it there, and
/// nobody else. To be called after each change of a consent.
storage::Written<void> list_by_consent(storage::Store& store, const storage::Change& change, const std::string& person);

}  // namespace twinlight::server
