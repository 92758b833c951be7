#include "twinlight/storage/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "twinlight/partnership/settled_fields.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/storage/index_entry.h"
#include "twinlight/storage/record_rows.h"
#include "twinlight/storage/uuid.h"
#include "twinlight/storage/webhook_store.h"

namespace twinlight::storage {
namespace {

using partnership::Action;
using partnership::Kind;
using partnership::State;
using Reason = WriteRefusal::Reason;

// PostgreSQL gives numbers of the audit out before transactions end: a lower one may come to light after a higher one.
constexpr std::int64_t overlap = 32;

tl::unexpected<WriteRefusal> refused(Reason reason, std::vector<Diagnostic> faults = {}, std::int64_t version = 0) {
  return tl::unexpected(WriteRefusal{reason, version, std::move(faults)});
}

std::optional<State> state_of(const nlohmann::json& document) {
  const auto found = document.find("state");
  if (found == document.end() || !found->is_string()) return std::nullopt;
  return partnership::from_word<State>(found->get_ref<const std::string&>());
}

/// True where the action leads from the one document to the other.
bool leads(Kind kind, Action action, const nlohmann::json& before, const nlohmann::json& after) {
  const auto from = state_of(before);
  const auto to = state_of(after);
  if (!from || !to) return false;
  if (action == Action::edit) {
    const auto* state = partnership::find_state(kind, *from);
    return from == to && state != nullptr && state->is(partnership::Trait::editable);
  }
  return partnership::state_after(kind, *from, action) == to;
}

}  // namespace

// A Result's failure inside a function that gives a Written.
#define TWL_WRITE(expression)                                            \
  do {                                                                   \
    if (auto&& twl_result = (expression); !twl_result)                   \
      return refused(Reason::database, {std::move(twl_result).error()}); \
  } while (false)

Written<StoredDocument> Store::create(const Change& change, Kind kind, const nlohmann::json& document,
                                      const std::string& id) {
  if (auto faults = partnership::faults_of(kind, document); !faults.empty())
    return refused(Reason::invalid, std::move(faults));
  if (state_of(document) != partnership::first_state(kind)) return refused(Reason::state);
  StoredDocument stored{.kind = kind,
                        .id = id.empty() ? new_uuid(change.at) : id,
                        .version = 1,
                        .created_at = change.at,
                        .changed_at = change.at,
                        .document = document};
  auto transaction = Transaction::begin(connection_);
  TWL_WRITE(transaction);
  const auto missing = missing_targets(connection_, stored);
  TWL_WRITE(missing);
  if (!missing->empty()) return refused(Reason::absent, *missing);
  const auto added = insert_record(connection_, stored);
  TWL_WRITE(added);
  if (!*added) return refused(Reason::conflict, {}, 1);
  TWL_WRITE(write_audit(change, Action::create, stored, ""));
  TWL_WRITE(transaction->commit());
  return stored;
}

Result<std::optional<StoredDocument>> Store::find(Kind kind, const std::string& id) {
  return find_record(connection_, kind, id);
}

Written<StoredDocument> Store::change(const Change& change, Action action, Kind kind, const std::string& id,
                                      std::int64_t from_version, const nlohmann::json& document) {
  if (auto faults = partnership::faults_of(kind, document); !faults.empty())
    return refused(Reason::invalid, std::move(faults));
  auto transaction = Transaction::begin(connection_);
  TWL_WRITE(transaction);
  const auto before = find_record(connection_, kind, id);
  TWL_WRITE(before);
  if (!*before) return refused(Reason::absent);
  if ((*before)->version != from_version) return refused(Reason::conflict, {}, (*before)->version);
  if (!leads(kind, action, (*before)->document, document)) return refused(Reason::state);

  StoredDocument stored = **before;
  stored.version = from_version + 1;
  stored.changed_at = change.at;
  stored.document = document;
  if (auto faults = partnership::settled_faults(kind, (*before)->document, document); !faults.empty())
    return refused(Reason::invalid, std::move(faults));
  const auto missing = missing_targets(connection_, stored);
  TWL_WRITE(missing);
  if (!missing->empty()) return refused(Reason::absent, *missing);
  const auto replaced = replace_record(connection_, stored);
  TWL_WRITE(replaced);
  // On PostgreSQL another session may have been faster between the two statements.
  if (!*replaced) return refused(Reason::conflict, {}, from_version + 1);
  TWL_WRITE(write_audit(change, action, stored, (*before)->document.dump()));
  if (action == Action::erase)
    TWL_WRITE(connection_.execute("UPDATE audit SET before_change = '', after_change = '' WHERE record = ?", {id}));
  TWL_WRITE(transaction->commit());
  return stored;
}

Result<void> Store::write_audit(const Change& change, Action action, const StoredDocument& stored,
                                const std::string& before) {
  TWL_CHECK(connection_.execute(
      "INSERT INTO audit (at, person, action, kind, record, partnership, version, before_change, after_change,"
      " token) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      {unix_ms(change.at), change.person.text, std::string(word_of(action)), std::string(word_of(stored.kind)),
       stored.id, partnership_of(stored), stored.version, before, stored.document.dump(), change.token}));
  return WebhookStore(connection_)
      .tell({.type = fmt::format("{}.{}", word_of(stored.kind), word_of(action)),
             .partnership = partnership_of(stored),
             .record = stored.id,
             .version = stored.version,
             .at = change.at});
}

Result<std::int64_t> Store::revision(const std::string& partnership, Kind kind) {
  // As text: of a computed column SOCI does not know the type on SQLite.
  const auto rows = TWL_TRY(connection_.query(
      "SELECT CAST(COALESCE(SUM(version), 0) AS TEXT) FROM records WHERE partnership = ? AND kind = ?",
      {partnership, std::string(word_of(kind))}));
  const std::string& sum = text(rows.at(0).at(0));
  std::int64_t revision = 0;
  std::from_chars(sum.data(), sum.data() + sum.size(), revision);
  return revision;
}

Result<Store::Changes> Store::changes_after(const std::string& partnership, Kind kind, std::int64_t sequence) {
  const auto rows = TWL_TRY(connection_.query(
      "SELECT record, CAST(MAX(sequence) AS TEXT) FROM audit WHERE partnership = ? AND sequence > ? AND kind = ?"
      " GROUP BY record ORDER BY MAX(sequence)",
      {partnership, sequence - overlap, std::string(word_of(kind))}));
  Changes changes{.records = {}, .until = sequence};
  for (const SqlRow& row : rows) {
    changes.records.push_back(text(row[0]));
    const std::string& last = text(row[1]);
    std::int64_t number = 0;
    std::from_chars(last.data(), last.data() + last.size(), number);
    changes.until = std::max(changes.until, number);
  }
  return changes;
}

Result<Store::AnyChanges> Store::changes_after(std::int64_t sequence, std::size_t most) {
  const std::size_t limit = most + static_cast<std::size_t>(overlap);
  const auto rows =
      TWL_TRY(connection_.query("SELECT kind, record, sequence FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
                                {sequence - overlap, static_cast<std::int64_t>(limit)}));
  AnyChanges changes{.records = {}, .until = sequence, .more = rows.size() == limit};
  std::set<std::pair<std::string, std::string>> told;
  for (const SqlRow& row : rows) {
    if (told.emplace(text(row[0]), text(row[1])).second) changes.records.emplace_back(text(row[0]), text(row[1]));
    changes.until = std::max(changes.until, integer(row[2]));
  }
  return changes;
}

Result<std::int64_t> Store::last_change() {
  const auto rows = TWL_TRY(connection_.query("SELECT sequence FROM audit ORDER BY sequence DESC LIMIT 1"));
  return rows.empty() ? 0 : integer(rows.front().front());
}

Result<std::vector<std::string>> Store::partnerships() {
  const auto rows =
      TWL_TRY(connection_.query("SELECT id FROM records WHERE kind = 'partnership' ORDER BY created_at, id"));
  std::vector<std::string> ids;
  for (const SqlRow& row : rows) ids.push_back(text(row[0]));
  return ids;
}

Result<std::vector<std::string>> Store::naming(const std::string& target, const std::string& field) {
  const auto rows = TWL_TRY(connection_.query(
      "SELECT source FROM record_links WHERE target = ? AND field = ? ORDER BY source", {target, field}));
  std::vector<std::string> sources;
  for (const SqlRow& row : rows) sources.push_back(text(row[0]));
  return sources;
}

Result<std::vector<std::string>> Store::naming(const std::string& target, const std::string& field, Kind kind) {
  const auto rows =
      TWL_TRY(connection_.query("SELECT source FROM record_links JOIN records ON records.id = source"
                                " WHERE target = ? AND field = ? AND kind = ? ORDER BY source",
                                {target, field, std::string(word_of(kind))}));
  std::vector<std::string> sources;
  for (const SqlRow& row : rows) sources.push_back(text(row[0]));
  return sources;
}

Result<std::vector<partnership::AuditEntry>> Store::history(const std::string& id) {
  const auto rows = TWL_TRY(connection_.query(
      "SELECT sequence, at, person, action, kind, record, version, before_change, after_change, token FROM audit"
      " WHERE record = ? ORDER BY version",
      {id}));
  std::vector<partnership::AuditEntry> entries;
  for (const SqlRow& row : rows)
    entries.push_back({.sequence = integer(row[0]),
                       .at = instant(row[1]),
                       .person = text(row[2]),
                       .action = partnership::from_word<Action>(text(row[3])).value_or(Action::edit),
                       .kind = partnership::from_word<Kind>(text(row[4])).value_or(Kind::partnership),
                       .record = text(row[5]),
                       .version = integer(row[6]),
                       .before = text(row[7]),
                       .after = text(row[8]),
                       .token = text(row[9])});
  return entries;
}

}  // namespace twinlight::storage
