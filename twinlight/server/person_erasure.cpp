#include "twinlight/server/person_erasure.h"

#include <array>

#include "twinlight/server/consents.h"
#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Action;
using partnership::Kind;
using partnership::State;
using storage::Store;
using storage::StoredDocument;
using storage::Written;

tl::unexpected<storage::WriteRefusal> failed(Diagnostic why) {
  return tl::unexpected(storage::WriteRefusal{.faults = {std::move(why)}});
}

/// What stays of a record about the person, once the action was done to it.
json remaining(const StoredDocument& stored, Action action, State to) {
  json document = stored.document;
  if (action == Action::erase)
    document = {{"partnership", stored.document["partnership"]},
                {"language", stored.document["language"]},
                {"person", stored.document["person"]}};
  document["state"] = word_of(to);
  return document;
}

Written<void> move(Store& store, const storage::Change& change, const StoredDocument& stored, Action action) {
  const auto from = partnership::from_word<State>(member_text(stored.document, "state"));
  const auto to = from ? partnership::state_after(stored.kind, *from, action) : std::nullopt;
  if (!to) return {};
  const auto done =
      store.change(change, action, stored.kind, stored.id, stored.version, remaining(stored, action, *to));
  if (!done) return tl::unexpected(done.error());
  return {};
}

Written<void> close(storage::Connection& connection, Store& store, const storage::Change& change,
                    const StoredDocument& stored) {
  if (stored.kind == Kind::membership) return move(store, change, stored, Action::end);
  if (stored.kind == Kind::subscription || stored.kind == Kind::join_request)
    return move(store, change, stored, Action::erase);
  if (stored.kind == Kind::consent && member_text(stored.document, "state") == word_of(State::given)) {
    if (const auto done = withdraw_consent(store, change, stored); !done) return tl::unexpected(done.error());
  }
  if (stored.kind == Kind::registration)  // diet and access are nobody's to know then
    if (auto done = storage::empty_text(connection, stored.kind, stored.id, "remarks", change.at); !done)
      return failed(std::move(done).error());
  return {};
}

}  // namespace

Written<void> finish_erasure(storage::Connection& connection, const storage::PersonTraces& traces,
                             const storage::Change& change) {
  Store store(connection);
  const auto sources = store.naming(traces.person, "person");
  if (!sources) return failed(sources.error());
  for (const std::string& id : *sources)
    for (const Kind kind :
         {Kind::membership, Kind::consent, Kind::registration, Kind::subscription, Kind::join_request}) {
      const auto found = store.find(kind, id);
      if (!found) return failed(found.error());
      if (!*found) continue;
      if (const auto done = close(connection, store, change, **found); !done) return done;
    }
  if (auto done = storage::remove_traces(connection, traces, change.at); !done) return failed(std::move(done).error());
  return {};
}

Written<void> erase_person(storage::Connection& connection, const std::string& person, Instant now) {
  auto transaction = storage::Transaction::begin(connection);
  if (!transaction) return failed(transaction.error());
  const auto traces = storage::traces_of(connection, person);
  if (!traces) return failed(traces.error());
  Store store(connection);
  const auto found = store.find(Kind::person, person);
  if (!found) return failed(found.error());
  if (!*found || member_text((*found)->document, "state") == word_of(State::erased)) return {};
  const storage::Change by_system{.person = {}, .at = now};
  const json erased = {{"partnership", (*found)->document["partnership"]}, {"state", word_of(State::erased)}};
  const auto changed = store.change(by_system, Action::erase, Kind::person, person, (*found)->version, erased);
  if (!changed) return tl::unexpected(changed.error());
  if (const auto done = finish_erasure(connection, *traces, by_system); !done) return done;
  if (const auto done = transaction->commit(); !done) return failed(done.error());
  return {};
}

}  // namespace twinlight::server
