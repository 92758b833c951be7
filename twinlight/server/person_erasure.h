#pragma once

#include "twinlight/storage/erasure.h"
#include "twinlight/storage/store.h"

namespace twinlight::server {

/// What follows when a person's record was erased, in the same transaction: memberships end, consents are withdrawn,
/// subscriptions go, remarks of registrations and what the audit holds of these too; then every trace of the person is
/// taken out of the database. What the person did stays as that of an id without a name: so outcomes and counts stay.
/// @param traces  of before the record was erased
storage::Written<void> finish_erasure(storage::Connection& connection, const storage::PersonTraces& traces,
                                      const storage::Change& change);

/// Erases a person who is still there, whole, in the name of the system. Nothing where the person is gone already.
storage::Written<void> erase_person(storage::Connection& connection, const std::string& person, Instant now);

}  // namespace twinlight::server
