#include "twinlight/server/expiry.h"

#include "twinlight/server/record_scan.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {

using partnership::Action;
using partnership::Kind;
using partnership::State;
using storage::StoredDocument;

namespace {

Result<bool> expire(storage::Store& store, const StoredDocument& asked, Instant now) {
  nlohmann::json document = asked.document;
  document["state"] = word_of(State::expired);
  const auto written =
      store.change({.person = {}, .at = now}, Action::expire, asked.kind, asked.id, asked.version, document);
  if (written) return true;
  // Somebody was faster, or the record is of an older form: that keeps no other from its end.
  if (written.error().reason != storage::WriteRefusal::Reason::database) return false;
  return failure(written.error().faults.empty() ? Diagnostic{.message = "the database failed"}
                                                : written.error().faults.front());
}

}  // namespace

Result<int> expire_unanswered(storage::Store& store, Instant now) {
  int expired = 0;
  const auto expire_late = [&](const StoredDocument& asked) -> Result<void> {
    const auto answer_by = parse_instant(member_text(asked.document, "answer_by"));
    if (answer_by && *answer_by <= now && TWL_TRY(expire(store, asked, now))) ++expired;
    return {};
  };
  for (const Kind kind : {Kind::interest, Kind::meeting})
    TWL_CHECK(for_each_in_state(store, kind, State::sent, expire_late));
  return expired;
}

}  // namespace twinlight::server
