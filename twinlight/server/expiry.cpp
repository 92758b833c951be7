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
  for (const auto& [kind, state] :
       {std::pair(Kind::interest, State::sent), std::pair(Kind::meeting, State::sent),
        std::pair(Kind::introduction, State::sent), std::pair(Kind::introduction, State::agreed_by_one)})
    TWL_CHECK(for_each_in_state(store, kind, state, expire_late));
  return expired;
}

Result<int> expire_profiles(storage::Store& store, Instant now) {
  int expired = 0;
  const auto expire_old = [&](const StoredDocument& profile) -> Result<void> {
    const auto last = parse_date(member_text(profile.document, "expires_on"));
    if (last && std::chrono::sys_days(*last) <= now && TWL_TRY(expire(store, profile, now))) ++expired;
    return {};
  };
  TWL_CHECK(for_each_in_state(store, Kind::profile, State::published, expire_old));
  return expired;
}

}  // namespace twinlight::server
