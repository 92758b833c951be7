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

/// Walks the index in its own order, which is that of the page: by the field that is sorted by, or by id within the
/// first condition, whose value then is the same all the way. Without either, walks the records by id. Of a sorted list
/// it gives those whose value is for the reader; its rows end with that value.
PageStatement page_statement(const ListQuery& query, const std::optional<PageKey>& after, std::size_t limit);

/// Of a sorted list those whose value is not for the reader, by id, so that their places tell nothing of it.
PageStatement hidden_statement(const ListQuery& query, const std::optional<PageKey>& after, std::size_t limit);

}  // namespace twinlight::storage
