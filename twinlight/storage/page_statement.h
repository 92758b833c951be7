#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/storage/connection.h"
#include "twinlight/storage/list_query.h"

namespace twinlight::storage {

/// The last record of a page: the next one begins after it.
struct PageKey {
  std::optional<std::string> value;  ///< of the field that is sorted by; none where the reader does not see it
  std::string id;
};

/// A statement that grows, with its values.
struct PageStatement {
  std::string sql;
  std::vector<SqlValue> values;

  void add(std::string_view more, std::initializer_list<SqlValue> with = {}) {
    sql += more;
    values.insert(values.end(), with);
  }
};

/// The part of a list that lies beyond one place and not beyond another.
struct Range {
  std::optional<PageKey> after;
  std::optional<PageKey> until;
};

/// The place that so many entries lie before, after `after`: a row of its record and value, or none where the list is
/// over before. A list that is not sorted is that of the first condition's entries.
PageStatement key_statement(const ListQuery& query, const std::optional<PageKey>& after, std::size_t entries);

// The others find at most `limit` records and give rows of record_columns and the value that is sorted by (empty where
// none is). They go over an index and read the records of the page alone.

/// Walks the list in its order, but for hidden values, and asks each entry the conditions: soon done where many meet
/// them.
PageStatement walking_statement(const ListQuery& query, const Range& range, std::size_t limit);

/// The same by going over those that meet the first condition and putting in order what is found: soon done where few
/// meet it.
PageStatement choosing_statement(const ListQuery& query, const std::optional<PageKey>& after, std::size_t limit);

/// Of a sorted list those whose value is not for the reader, by id, so that their places tell nothing of it.
PageStatement hidden_statement(const ListQuery& query, const std::optional<PageKey>& after, std::size_t limit);

}  // namespace twinlight::storage
