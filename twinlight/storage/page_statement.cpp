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

/// The entry of the table is of this condition and for the reader.
void add_condition(PageStatement& statement, const ListQuery& query, const FieldIs& condition, char table) {
  add_partnership(statement, query, table);
  statement.add(fmt::format(" AND {0}.kind = ? AND {0}.field = ? AND {0}.value = ? AND ({0}.level & ?) <> 0", table),
                {std::string(word_of(query.kind)), condition.field, index_value(condition.value),
                 static_cast<std::int64_t>(query.levels.bits)});
}

/// PostgreSQL joins whatever EXISTS asks, all entries with all, which is fast for many and slow for the first few of a
/// walk. A value it asks of one record after the other.
enum class Conditions { of_each_in_turn, of_all };

/// The conditions from the given one on hold for the record of that column.
void add_conditions(PageStatement& statement, const ListQuery& query, std::size_t from, std::string_view record,
                    Conditions conditions) {
  const bool in_turn = conditions == Conditions::of_each_in_turn;
  for (std::size_t i = from; i < query.where.size(); ++i) {
    statement.add(fmt::format(" AND {}(SELECT 1 FROM record_index f WHERE f.record = {} AND ",
                              in_turn ? "1 = " : "EXISTS ", record));
    add_condition(statement, query, query.where[i], 'f');
    statement.add(")");
  }
}

/// The entry s is of the field that is sorted by and for the reader.
void add_sorted(PageStatement& statement, const ListQuery& query) {
  add_partnership(statement, query, 's');
  statement.add(" AND s.kind = ? AND s.field = ? AND (s.level & ?) <> 0",
                {std::string(word_of(query.kind)), query.sort_by, static_cast<std::int64_t>(query.levels.bits)});
}

enum class Order { by_value, by_id };

Order order_of(const ListQuery& query) {
  return query.sort_by.empty() ? Order::by_id : Order::by_value;
}

/// The column that tells the record while a list is walked in that order.
const char* record_column(const ListQuery& query, Order order) {
  if (order == Order::by_value) return "s.record";
  return query.where.empty() ? "c.id" : "c.record";
}

void add_range(PageStatement& statement, const ListQuery& query, Order order, const Range& range) {
  const auto add = [&](const PageKey& key, const char* than) {
    if (order == Order::by_value)
      statement.add(fmt::format(" AND (s.value, s.record) {} (?, ?)", than), {key.value.value_or(""), key.id});
    else
      statement.add(fmt::format(" AND {} {} ?", record_column(query, order), than), {key.id});
  };
  if (range.after) add(*range.after, query.descending ? "<" : ">");
  if (range.until) add(*range.until, query.descending ? ">=" : "<=");
}

void add_order(PageStatement& statement, const ListQuery& query, Order order, std::size_t limit) {
  const char* direction = query.descending ? "DESC" : "ASC";
  if (order == Order::by_value)
    statement.add(fmt::format(" ORDER BY s.value {0}, s.record {0} LIMIT ?", direction));
  else
    statement.add(fmt::format(" ORDER BY {} {} LIMIT ?", record_column(query, order), direction));
  statement.values.emplace_back(static_cast<std::int64_t>(limit));
}

/// The beginning of a statement that walks the list in that order: the entries of the field that is sorted by; or the
/// records, those that meet the first condition where there is one.
PageStatement walk(const ListQuery& query, Order order, const Range& range) {
  PageStatement found;
  if (order == Order::by_value) {
    found.add("SELECT s.record AS record, s.value AS value FROM record_index s WHERE ");
    add_sorted(found, query);
  } else if (query.where.empty()) {
    found.add("SELECT c.id AS record, '' AS value FROM records c WHERE ");
    add_partnership(found, query, 'c');
    found.add(" AND c.kind = ?", {std::string(word_of(query.kind))});
  } else {
    found.add("SELECT c.record AS record, '' AS value FROM record_index c WHERE ");
    add_condition(found, query, query.where.front(), 'c');
  }
  add_range(found, query, order, range);
  return found;
}

/// Reads the records that a statement of (record, value) finds, so that the statement itself goes over an index alone.
PageStatement records_of(PageStatement found, const ListQuery& query) {
  found.sql = fmt::format(
      "SELECT {0}, p.value FROM ({1}) p JOIN records r ON r.id = p.record"
      " ORDER BY p.value {2}, p.record {2}",
      record_columns, found.sql, query.descending ? "DESC" : "ASC");
  return found;
}

}  // namespace

PageStatement key_statement(const ListQuery& query, const std::optional<PageKey>& after, std::size_t entries) {
  PageStatement found = walk(query, order_of(query), {.after = after, .until = {}});
  add_order(found, query, order_of(query), 1);
  found.add(" OFFSET ?", {static_cast<std::int64_t>(entries)});
  return found;
}

PageStatement walking_statement(const ListQuery& query, const Range& range, std::size_t limit) {
  const Order order = order_of(query);
  PageStatement found = walk(query, order, range);
  add_conditions(found, query, order == Order::by_value ? 0 : 1, record_column(query, order),
                 Conditions::of_each_in_turn);
  add_order(found, query, order, limit);
  return records_of(std::move(found), query);
}

PageStatement choosing_statement(const ListQuery& query, const std::optional<PageKey>& after, std::size_t limit) {
  const Order order = order_of(query);
  PageStatement found;
  // Held by themselves, or PostgreSQL walks the list after all, for it hopes to find the page soon.
  found.add("WITH chosen AS MATERIALIZED (SELECT c.record AS record FROM record_index c WHERE ");
  add_condition(found, query, query.where.front(), 'c');
  add_conditions(found, query, 1, "c.record", Conditions::of_all);
  if (order == Order::by_value) {
    // SQLite takes the tables of a cross join in the order in which they are written.
    found.add(
        ") SELECT s.record AS record, s.value AS value FROM chosen c CROSS JOIN record_index s"
        " WHERE s.record = c.record AND ");
    add_sorted(found, query);
  } else {
    found.add(") SELECT c.record AS record, '' AS value FROM chosen c WHERE 1 = 1");
  }
  add_range(found, query, order, {.after = after, .until = {}});
  add_order(found, query, order, limit);
  return records_of(std::move(found), query);
}

PageStatement hidden_statement(const ListQuery& query, const std::optional<PageKey>& after, std::size_t limit) {
  const char* record = record_column(query, Order::by_id);
  PageStatement found = walk(query, Order::by_id, {.after = after, .until = {}});
  add_conditions(found, query, 1, record, Conditions::of_all);
  found.add(fmt::format(" AND NOT EXISTS (SELECT 1 FROM record_index s WHERE s.record = {} AND s.field = ?"
                        " AND (s.level & ?) <> 0)",
                        record),
            {query.sort_by, static_cast<std::int64_t>(query.levels.bits)});
  add_order(found, query, Order::by_id, limit);
  return records_of(std::move(found), query);
}

}  // namespace twinlight::storage
