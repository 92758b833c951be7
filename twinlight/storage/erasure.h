#pragma once

#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/kind.h"
#include "twinlight/storage/connection.h"

namespace twinlight::storage {

/// What a person is and was called and reached by.
struct PersonTraces {
  std::string person;               ///< id
  std::vector<std::string> emails;  ///< in small letters
  std::vector<std::string> words;   ///< names in full, e-mail addresses, telephone numbers; the longest first
};

/// Read from the person's record, every version of it in the audit, and the account: to be asked before these go. A
/// family name alone is no trace, for others have it too; nor are names of fewer than four bytes and a telephone number
/// that an organisation or another person has as well.
Result<PersonTraces> traces_of(Connection& connection, const std::string& person);

/// Takes the traces out of everything that the database holds of others: their records (which get a new version, so
/// that nobody writes back what they read before) and what the audit holds of them, letters and other jobs, answers,
/// saved searches, names of tokens. Deletes what was the person's alone: account and its events, sessions, second
/// factor, identities, tokens, searches, reminders, letters to them and what came back of these, answers to them. Runs
/// within the caller's transaction where there is one.
Result<void> remove_traces(Connection& connection, const PersonTraces& traces, Instant now);

/// Empties one text of a record, and all that the audit holds of the record: what nobody is to know any more. Nothing
/// where it is empty already.
Result<void> empty_text(Connection& connection, partnership::Kind kind, const std::string& id, const std::string& field,
                        Instant now);

}  // namespace twinlight::storage
