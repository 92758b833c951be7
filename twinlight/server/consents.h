#pragma once

#include <map>
#include <string>

#include "twinlight/partnership/person.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// The consents of a person that are given and not withdrawn, in one partnership. Of a purpose there is one.
Result<std::map<partnership::Purpose, storage::StoredDocument>> given_consents(storage::Store& store,
                                                                               const std::string& person,
                                                                               const std::string& partnership);

/// Withdraws a consent, now.
storage::Written<storage::StoredDocument> withdraw_consent(storage::Store& store, const storage::Change& change,
                                                           const storage::StoredDocument& consent);

}  // namespace twinlight::server
