#include "twinlight/server/transfer_occasions.h"

#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Action;
using partnership::Kind;

Result<void> register_change(storage::Connection& connection, const storage::StoredDocument& written, Action action,
                             Instant now) {
  const bool mutual = member_text(written.document, "state") == word_of(partnership::State::mutual);
  if (written.kind == Kind::interest && action == Action::accept)
    return register_mutual_interest(connection, written.id, now);
  if (written.kind == Kind::introduction && action == Action::accept && mutual)
    return register_mutual_interest(connection, member_text(written.document, "interest"), now);
  if (written.kind == Kind::registration && action == Action::create)
    return register_registration(connection, written, now);
  if (written.kind == Kind::membership && action == Action::admit)
    return register_person(connection, member_text(written.document, "person"), now);
  // Of who is suspended nothing is shown: what became mutual meanwhile shows them from now on. That an organisation is
  // suspended hides nobody, and what it may not read is registered all the same.
  if (written.kind == Kind::person && action == Action::restore) return register_person(connection, written.id, now);
  return {};
}

}  // namespace twinlight::server
