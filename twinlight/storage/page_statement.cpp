#include "twinlight/storage/page_statement.h"

#include <fmt/format.h>

#include "twinlight/storage/index_entry.h"
#include "twinlight/storage/record_rows.h"

namespace twinlight::storage {
namespace {

/// Partnerships are told apart by their own ids, so that a list of them all goes over each.
void add_partnership(PageStatement& statement, const ListQuery& query, char table) {
  if (query.partnership.empty())
    statement.add(fmt::format("{}.partnership IN (SELECT id FROM records WHERE kind = 'partnership')", table));
  else
    statement.add(fmt::format("{}.partnership = ?", table), {query.partnership});
}

void add_conditions(PageStatement& statement, const ListQuery& query, std::size_t from) {
  for (std::size_t i = from; i < query.where.size(); ++i) {
    statement.add(" AND EXISTS (SELECT 1 FROM record_index f WHERE ");
    add_partnership(statement, query, 'f');
    statement.add(" AND f.kind = ? AND f.field = ? AND f.value = ? AND f.record = r.id AND (f.level & ?) <> 0)",
                  {std::string(word_of(query.kind)), query.where[i].field, index_value(query.where[i].value),
                   static_cast<std::int64_t>(query.levels.bits)});
  }
}

const char* direction(const ListQuery& query) {
  return query.descending ? "DESC" : "ASC";
}

const char* beyond(const ListQuery& query) {
  return query.descending ? "<" : ">";
}

/// All of the kind, by id.
PageStatement records_of(const ListQuery& query) {
  PageStatement statement;
  statement.add(fmt::format("SELECT {}, '' FROM records r WHERE ", record_columns));
  add_partnership(statement, query, 'r');
  statement.add(" AND r.kind = ?", {std::string(word_of(query.kind))});
  return statement;
}

/// Those that have an entry of the field which is for the reader.
PageStatement indexed(const ListQuery& query, const std::string& field) {
  PageStatement statement;
  statement.add(
      fmt::format("SELECT {}, s.value FROM record_index s JOIN records r ON r.id = s.record WHERE ", record_columns));
  add_partnership(statement, query, 's');
  statement.add(" AND s.kind = ? AND s.field = ? AND (s.level & ?) <> 0",
                {std::string(word_of(query.kind)), field, static_cast<std::int64_t>(query.levels.bits)});
  return statement;
}

void add_end(PageStatement& statement, const std::string& order, std::size_t limit) {
  statement.add(" ORDER BY " + order + " LIMIT ?", {static_cast<std::int64_t>(limit)});
}

}  // namespace

PageStatement page_statement(const ListQuery& query, const std::optional<PageKey>& after, std::size_t limit) {
  if (!query.sort_by.empty()) {
    PageStatement statement = indexed(query, query.sort_by);
    if (after)
      statement.add(fmt::format(" AND (s.value, s.record) {} (?, ?)", beyond(query)),
                    {after->value.value_or(""), after->id});
    add_conditions(statement, query, 0);
    add_end(statement, fmt::format("s.value {0}, s.record {0}", direction(query)), limit);
    return statement;
  }
  const bool walks_condition = !query.where.empty();
  const char* id = walks_condition ? "s.record" : "r.id";
  PageStatement statement = walks_condition ? indexed(query, query.where.front().field) : records_of(query);
  if (walks_condition) statement.add(" AND s.value = ?", {index_value(query.where.front().value)});
  if (after) statement.add(fmt::format(" AND {} {} ?", id, beyond(query)), {after->id});
  add_conditions(statement, query, walks_condition ? 1 : 0);
  add_end(statement, fmt::format("{} {}", id, direction(query)), limit);
  return statement;
}

PageStatement hidden_statement(const ListQuery& query, const std::optional<PageKey>& after, std::size_t limit) {
  PageStatement statement = records_of(query);
  statement.add(
      " AND NOT EXISTS (SELECT 1 FROM record_index s WHERE s.record = r.id AND s.field = ? AND (s.level & ?) <> 0)",
      {query.sort_by, static_cast<std::int64_t>(query.levels.bits)});
  if (after) statement.add(fmt::format(" AND r.id {} ?", beyond(query)), {after->id});
  add_conditions(statement, query, 0);
  add_end(statement, fmt::format("r.id {}", direction(query)), limit);
  return statement;
}

}  // namespace twinlight::storage
