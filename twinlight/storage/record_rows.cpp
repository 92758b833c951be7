#include "twinlight/storage/record_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "twinlight/partnership/record_document.h"
#include "twinlight/storage/index_entry.h"

namespace twinlight::storage {
namespace {

using partnership::Kind;

/// Many rows by one statement: on PostgreSQL each statement is a journey there and back.
Result<void> insert_rows(Connection& connection, const std::string& into,
                         const std::vector<std::vector<SqlValue>>& rows) {
  constexpr std::size_t at_once = 500;  // keeps below the 32,766 values that SQLite takes
  for (std::size_t from = 0; from < rows.size(); from += at_once) {
    const auto some = std::span(rows).subspan(from, std::min(at_once, rows.size() - from));
    std::string places;
    std::vector<SqlValue> values;
    for (const auto& row : some) {
      places += fmt::format("{}({})", places.empty() ? "" : ", ",
                            fmt::join(std::vector<std::string_view>(row.size(), "?"), ", "));
      values.insert(values.end(), row.begin(), row.end());
    }
    TWL_CHECK(connection.execute(fmt::format("INSERT INTO {} VALUES {}", into, places), values));
  }
  return {};
}

Result<void> write_index(Connection& connection, const StoredDocument& stored) {
  std::vector<std::vector<SqlValue>> entries;
  for (const IndexEntry& entry : index_entries(stored.kind, stored.document))
    entries.push_back({stored.id, partnership_of(stored), std::string(word_of(stored.kind)), entry.field, entry.value,
                       std::int64_t{partnership::Disclosures(entry.level).bits}});
  TWL_CHECK(insert_rows(connection, "record_index (record, partnership, kind, field, value, level)", entries));
  std::vector<std::vector<SqlValue>> links;
  for (const Link& link : links_of(stored.kind, stored.document)) links.push_back({stored.id, link.field, link.target});
  return insert_rows(connection, "record_links (source, field, target)", links);
}

Result<std::optional<Kind>> kind_of_record(Connection& connection, const std::string& id, const std::string& within) {
  // A person may act in several partnerships, and so may be named from another than where the account was opened.
  const auto rows = TWL_TRY(
      connection.query("SELECT kind FROM records WHERE id = ? AND (partnership = ? OR kind = 'person')", {id, within}));
  return rows.empty() ? std::nullopt : partnership::from_word<Kind>(text(rows.front().front()));
}

}  // namespace

std::string text_at(const nlohmann::json& document, const char* name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_string() ? found->get<std::string>() : "";
}

std::string partnership_of(const StoredDocument& stored) {
  return stored.kind == Kind::partnership ? stored.id : text_at(stored.document, "partnership");
}

Result<bool> insert_record(Connection& connection, const StoredDocument& stored) {
  const std::int64_t added = TWL_TRY(connection.execute(
      "INSERT INTO records (id, kind, partnership, organisation, state, version, created_at, changed_at, document)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
      {stored.id, std::string(word_of(stored.kind)), partnership_of(stored), text_at(stored.document, "organisation"),
       text_at(stored.document, "state"), stored.version, unix_ms(stored.created_at), unix_ms(stored.changed_at),
       stored.document.dump()}));
  if (added == 0) return false;
  TWL_CHECK(write_index(connection, stored));
  return true;
}

Result<bool> replace_record(Connection& connection, const StoredDocument& stored) {
  const std::int64_t replaced = TWL_TRY(
      connection.execute("UPDATE records SET organisation = ?, state = ?, version = ?, changed_at = ?, document = ?"
                         " WHERE id = ? AND version = ?",
                         {text_at(stored.document, "organisation"), text_at(stored.document, "state"), stored.version,
                          unix_ms(stored.changed_at), stored.document.dump(), stored.id, stored.version - 1}));
  if (replaced == 0) return false;
  TWL_CHECK(connection.execute("DELETE FROM record_index WHERE record = ?", {stored.id}));
  TWL_CHECK(connection.execute("DELETE FROM record_links WHERE source = ?", {stored.id}));
  TWL_CHECK(write_index(connection, stored));
  return true;
}

Result<std::optional<StoredDocument>> find_record(Connection& connection, Kind kind, const std::string& id) {
  const auto rows =
      TWL_TRY(connection.query(fmt::format("SELECT {} FROM records r WHERE r.id = ? AND r.kind = ?", record_columns),
                               {id, std::string(word_of(kind))}));
  if (rows.empty()) return std::nullopt;
  return TWL_TRY(stored_document(rows.front()));
}

Result<std::vector<Diagnostic>> missing_targets(Connection& connection, const StoredDocument& stored) {
  std::vector<Diagnostic> missing;
  for (const auto& field : partnership::fields_of(stored.kind)) {
    if (!field.reference) continue;
    for (const Link& link : links_of(stored.kind, stored.document)) {
      if (link.field != field.name) continue;
      if (link.target == stored.id && stored.kind == *field.reference) continue;
      const auto found = TWL_TRY(kind_of_record(connection, link.target, partnership_of(stored)));
      if (found != *field.reference)
        missing.push_back({.message = fmt::format("names no {} of this partnership", word_of(*field.reference)),
                           .field = "/" + link.field});
    }
  }
  return missing;
}

Result<StoredDocument> stored_document(const SqlRow& row) {
  const auto kind = partnership::from_word<Kind>(text(row[0]));
  auto document = nlohmann::json::parse(text(row[5]), nullptr, /*allow_exceptions=*/false);
  if (!kind || document.is_discarded())
    return failure({.message = fmt::format("database: the record {} is damaged", text(row[1]))});
  return StoredDocument{.kind = *kind,
                        .id = text(row[1]),
                        .version = integer(row[2]),
                        .created_at = instant(row[3]),
                        .changed_at = instant(row[4]),
                        .document = std::move(document)};
}

}  // namespace twinlight::storage
