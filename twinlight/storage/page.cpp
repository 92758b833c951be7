#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "twinlight/partnership/record_document.h"
#include "twinlight/storage/index_entry.h"
#include "twinlight/storage/record_rows.h"
#include "twinlight/storage/store.h"

namespace twinlight::storage {
namespace {

/// The last record of a page: the next one begins after it.
struct Key {
  std::string value;  ///< of the field that is sorted by
  std::string id;
};

std::string cursor_of(const Key& key) {
  const std::string plain = nlohmann::json{key.value, key.id}.dump();
  std::string coded(sodium_base64_ENCODED_LEN(plain.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(coded.data(), coded.size(), reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  coded.pop_back();  // the terminating zero
  return coded;
}

Result<Key> key_of(const std::string& cursor) {
  std::string plain(cursor.size(), '\0');
  std::size_t length = 0;
  const int status =
      sodium_base642bin(reinterpret_cast<unsigned char*>(plain.data()), plain.size(), cursor.data(), cursor.size(),
                        nullptr, &length, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  plain.resize(status == 0 ? length : 0);
  const auto json = nlohmann::json::parse(plain, nullptr, /*allow_exceptions=*/false);
  if (!json.is_array() || json.size() != 2 || !json[0].is_string() || !json[1].is_string())
    return failure({.message = "is no cursor of a page", .field = "after"});
  return Key{json[0].get<std::string>(), json[1].get<std::string>()};
}

const partnership::FieldDescription* indexed_field(partnership::Kind kind, const std::string& name) {
  for (const auto& field : partnership::fields_of(kind))
    if (field.name == name) return field.indexed || name == "state" ? &field : nullptr;
  return nullptr;
}

Result<void> check(const ListQuery& query) {
  const auto refuse = [](const std::string& field, const char* why) {
    return failure({.message = fmt::format("'{}' {}", field, why), .field = field});
  };
  for (const FieldIs& condition : query.where)
    if (indexed_field(query.kind, condition.field) == nullptr)
      return refuse(condition.field, "is no field that lists are filtered by");
  if (!query.sort_by.empty()) {
    const auto* field = indexed_field(query.kind, query.sort_by);
    if (field == nullptr || field->several) return refuse(query.sort_by, "is no field that lists are sorted by");
  }
  if (query.limit == 0 || query.limit > longest_page) return refuse("limit", "is not from 1 to 1000");
  return {};
}

/// A statement that grows, with its values.
struct Statement {
  std::string sql;
  std::vector<SqlValue> values;

  void add(std::string_view more, std::initializer_list<SqlValue> with = {}) {
    sql += more;
    values.insert(values.end(), with);
  }
};

/// Walks the index in its own order, which is that of the page: by the field that is sorted by, or by id within the
/// first condition, whose value then is the same all the way. Without either, walks the records by id.
Statement statement_of(const ListQuery& query, const std::optional<Key>& after) {
  const std::string kind(word_of(query.kind));
  const std::int64_t levels = query.levels.bits;
  const char* direction = query.descending ? "DESC" : "ASC";
  const char* beyond = query.descending ? "<" : ">";
  const bool sorted = !query.sort_by.empty();
  const bool walks_condition = !sorted && !query.where.empty();
  Statement statement;
  if (sorted || walks_condition) {
    statement.add(fmt::format("SELECT {}, s.value FROM record_index s JOIN records r ON r.id = s.record"
                              " WHERE s.partnership = ? AND s.kind = ? AND s.field = ? AND (s.level & ?) <> 0",
                              record_columns),
                  {query.partnership, kind, sorted ? query.sort_by : query.where.front().field, levels});
    if (walks_condition) statement.add(" AND s.value = ?", {index_value(query.where.front().value)});
    if (after && walks_condition) statement.add(fmt::format(" AND s.record {} ?", beyond), {after->id});
    if (after && sorted)
      statement.add(fmt::format(" AND (s.value, s.record) {} (?, ?)", beyond), {after->value, after->id});
  } else {
    statement.add(fmt::format("SELECT {}, '' FROM records r WHERE r.partnership = ? AND r.kind = ?", record_columns),
                  {query.partnership, kind});
    if (after) statement.add(fmt::format(" AND r.id {} ?", beyond), {after->id});
  }
  for (std::size_t i = walks_condition ? 1 : 0; i < query.where.size(); ++i)
    statement.add(
        " AND EXISTS (SELECT 1 FROM record_index f WHERE f.partnership = ? AND f.kind = ? AND f.field = ?"
        " AND f.value = ? AND f.record = r.id AND (f.level & ?) <> 0)",
        {query.partnership, kind, query.where[i].field, index_value(query.where[i].value), levels});
  if (sorted)
    statement.add(fmt::format(" ORDER BY s.value {0}, s.record {0}", direction));
  else if (walks_condition)
    statement.add(fmt::format(" ORDER BY s.record {}", direction));
  else
    statement.add(fmt::format(" ORDER BY r.id {}", direction));
  statement.add(" LIMIT ?", {static_cast<std::int64_t>(query.limit + 1)});
  return statement;
}

/// The condition that the fewest records have, as far as a bounded look tells, in the first place: it is walked.
Result<ListQuery> with_rarest_first(Connection& connection, ListQuery query) {
  constexpr std::int64_t far_enough = 1000;
  if (query.where.size() < 2 || !query.sort_by.empty()) return query;
  std::size_t rarest = 0;
  std::size_t fewest = far_enough;
  for (std::size_t i = 0; i < query.where.size(); ++i) {
    const auto rows = TWL_TRY(connection.query(
        "SELECT 1 FROM record_index WHERE partnership = ? AND kind = ? AND field = ? AND value = ? LIMIT ?",
        {query.partnership, std::string(word_of(query.kind)), query.where[i].field, index_value(query.where[i].value),
         far_enough}));
    if (rows.size() >= fewest) continue;
    fewest = rows.size();
    rarest = i;
  }
  std::swap(query.where.front(), query.where[rarest]);
  return query;
}

}  // namespace

Result<Page> Store::page(const ListQuery& query) {
  TWL_CHECK(check(query));
  std::optional<Key> after;
  if (!query.after.empty()) after = TWL_TRY(key_of(query.after));
  const Statement statement = statement_of(TWL_TRY(with_rarest_first(connection_, query)), after);
  const auto rows = TWL_TRY(connection_.query(statement.sql, statement.values));
  Page page;
  for (std::size_t i = 0; i < std::min(rows.size(), query.limit); ++i)
    page.records.push_back(TWL_TRY(stored_document(rows[i])));
  if (rows.size() > query.limit) page.next = cursor_of({text(rows[query.limit - 1].back()), page.records.back().id});
  return page;
}

}  // namespace twinlight::storage
