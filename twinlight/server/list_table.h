#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/server/call.h"
#include "twinlight/server/record_columns.h"

/// Lists that are none of records, as tables for spreadsheets.
namespace twinlight::server {

struct RowPage {
  std::vector<nlohmann::json> rows;  ///< each an object with the columns as members
  std::string next;                  ///< of the page after it; empty where there is none
};

/// Gives the rows of a list, to whom and in the order that the list's own operation gives them.
struct ListTable {
  std::vector<RecordColumn> columns;
  /// @param call   with the parameters of the list as `query`
  /// @param after  `next` of the page before; empty for the first
  std::function<tl::expected<RowPage, Problem>(Call& call, const std::string& after)> page;
};
using ListTables = std::map<std::string, ListTable, std::less<>>;  ///< by the name that stands for a collection

/// The operation of such a list, whose parameters are its filters and whose rights are those of its table; empty where
/// there is none of the name.
std::string_view operation_of_list(std::string_view name);

}  // namespace twinlight::server
