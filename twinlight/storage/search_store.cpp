#include "twinlight/storage/search_store.h"

namespace twinlight::storage {
Result<void> SearchStore::add(const SavedSearch& search) {
  TWL_CHECK(
      connection_.execute("INSERT INTO saved_searches (id, person, partnership, name, criteria, created_at, seen_at)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?)",
                          {search.id, search.person, search.partnership, search.name, search.criteria,
                           unix_ms(search.created_at), unix_ms(search.seen_at)}));
  return {};
}

Result<std::vector<SavedSearch>> SearchStore::of(const std::string& person) {
  const auto rows = TWL_TRY(
      connection_.query("SELECT id, person, partnership, name, criteria, created_at, seen_at FROM saved_searches"
                        " WHERE person = ? ORDER BY id",
                        {person}));
  std::vector<SavedSearch> searches;
  for (const SqlRow& row : rows)
    searches.push_back({.id = text(row[0]),
                        .person = text(row[1]),
                        .partnership = text(row[2]),
                        .name = text(row[3]),
                        .criteria = text(row[4]),
                        .created_at = instant(row[5]),
                        .seen_at = instant(row[6])});
  return searches;
}

Result<bool> SearchStore::remove(const std::string& person, const std::string& id) {
  return TWL_TRY(connection_.execute("DELETE FROM saved_searches WHERE person = ? AND id = ?", {person, id})) == 1;
}

Result<bool> SearchStore::mark_seen(const std::string& person, const std::string& id, Instant now) {
  return TWL_TRY(connection_.execute("UPDATE saved_searches SET seen_at = ? WHERE person = ? AND id = ?",
                                     {unix_ms(now), person, id})) == 1;
}

Result<void> DigestStore::ask(const std::string& person, Instant now) {
  TWL_CHECK(connection_.execute(
      "INSERT INTO digests (person, asked_at, told_until) VALUES (?, ?, ?) ON CONFLICT (person) DO NOTHING",
      {person, unix_ms(now), unix_ms(now)}));
  return {};
}

Result<void> DigestStore::stop(const std::string& person) {
  TWL_CHECK(connection_.execute("DELETE FROM digests WHERE person = ?", {person}));
  return {};
}

Result<bool> DigestStore::is_asked(const std::string& person) {
  return !TWL_TRY(connection_.query("SELECT person FROM digests WHERE person = ?", {person})).empty();
}

Result<std::vector<DigestStore::Reader>> DigestStore::told_by(Instant moment) {
  const auto rows = TWL_TRY(connection_.query(
      "SELECT person, told_until FROM digests WHERE told_until <= ? ORDER BY person", {unix_ms(moment)}));
  std::vector<Reader> readers;
  for (const SqlRow& row : rows) readers.push_back({text(row[0]), instant(row[1])});
  return readers;
}

Result<bool> DigestStore::advance(const Reader& reader, Instant until) {
  return TWL_TRY(connection_.execute("UPDATE digests SET told_until = ? WHERE person = ? AND told_until = ?",
                                     {unix_ms(until), reader.person, unix_ms(reader.told_until)})) == 1;
}

Result<void> DigestStore::forget(const std::string& person) {
  TWL_CHECK(stop(person));
  TWL_CHECK(connection_.execute("DELETE FROM saved_searches WHERE person = ?", {person}));
  return {};
}

}  // namespace twinlight::storage
