#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "twinlight/partnership/kind.h"
#include "twinlight/server/table_file.h"

/// Records as rows of a table.
namespace twinlight::server {

/// One column of the table of a kind.
struct RecordColumn {
  enum class Of {
    words,
    number,
    date,
    moment,
    truth,
    money,
    list,
    language,  ///< in which all texts of the record were written; empty where they are in several
  };
  std::string path;  ///< the field; of an object within it, as `address.city`
  Of of = Of::words;
  bool of_record = false;  ///< of the record itself, such as its version, not of its document
};

/// `id`, `version`, `created_at`, `changed_at`, then the fields of the kind in their order; the fields of an object are
/// columns of their own. Of records with texts whose tables are imported the language is last, so that a table goes
/// back as it came whatever the language of whoever sends it.
std::vector<RecordColumn> columns_of(partnership::Kind kind);

/// @param record  as the list shows it: `id`, `version`, …, `document`
TableCell cell_of(const RecordColumn& column, const nlohmann::json& record);

}  // namespace twinlight::server
