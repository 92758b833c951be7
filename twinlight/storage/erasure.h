#pragma once

#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/kind.h"
#include "twinlight/storage/person_traces.h"

namespace twinlight::storage {

/// Takes the traces out of what people wrote in the records of `erasure_reach` (which get a new version, so that nobody
/// writes back what they read before) and what the audit holds of them, and out of saved searches, names of tokens and
/// jobs of its people; out of letters that wait and kept answers, whoever's they are. Of other records it takes the
/// e-mail address of the account alone. Deletes what was the person's alone: account and its events, sessions, second
/// factor, identities, tokens, searches, reminders, letters to them and what came back of these, answers to them. Runs
/// within the caller's transaction where there is one.
Result<void> remove_traces(Connection& connection, const PersonTraces& traces, Instant now);

/// Empties one text of a record, and all that the audit holds of the record: what nobody is to know any more. Nothing
/// where it is empty already.
Result<void> empty_text(Connection& connection, partnership::Kind kind, const std::string& id, const std::string& field,
                        Instant now);

}  // namespace twinlight::storage
