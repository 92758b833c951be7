#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/csv.h"
#include "twinlight/partnership/kind.h"
#include "twinlight/partnership/text.h"

namespace twinlight::server {

/// Whether tables of records of the kind are taken.
bool is_imported(partnership::Kind kind);

/// Says in which language the texts of a row are, of records that have texts.
inline constexpr const char* language_column = "language";

/// One column that an import knows.
struct ImportColumn {
  std::string path;               ///< of the field, as `address.city`; the role of files for those of a product
  nlohmann::ordered_json schema;  ///< empty for files
  bool is_file = false;
};

/// The columns of a table of these records: fields of the kind that somebody may write; for persons, those of an
/// invitation.
std::vector<ImportColumn> import_columns(partnership::Kind kind);

/// One row as a document.
struct ImportRow {
  std::size_t number = 0;  ///< in the table, the heading being 1
  nlohmann::json document;
  std::map<std::string, std::string> files;  ///< names in the archive by role
  bool says_language = false;                ///< else its texts are taken to be in the given one
  struct Fault {
    std::string column;  ///< as the heading has it; empty where it is of the whole row
    std::string message;
  };
  std::vector<Fault> faults;  ///< of cells that could not be read
};

struct ImportTable {
  std::vector<ImportRow> rows;
  std::vector<std::string> unknown_columns;       ///< of the heading; nothing is taken from them
  std::map<std::string, std::string> heading_of;  ///< path of a column to its words in the heading
};

inline constexpr std::size_t most_import_rows = 20'000;

/// Reads a table: CSV in UTF-8 with commas or semicolons, whose heading names fields by their own names or as people
/// call them in any of the three languages. Texts are in the language of a column `language`, else, and where its cell
/// is empty, in the given one.
/// Fails where it is no such table, has no known column or more rows than are taken.
Result<ImportTable> read_import_table(std::string_view csv, partnership::Kind kind, partnership::Language language);

}  // namespace twinlight::server
