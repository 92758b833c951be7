#include "twinlight/server/import_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "twinlight/partnership/all_records.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/record_schema.h"
#include "twinlight/partnership/stored_file.h"
#include "twinlight/server/field_names.h"
#include "twinlight/server/import_cell.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using partnership::Kind;
using partnership::Language;
using Schema = nlohmann::ordered_json;

/// What the program sets, or what the import itself says.
constexpr std::array<std::string_view, 4> not_taken{"partnership", "files", "logo", "topics"};
/// Of a person who is invited: what the invitation takes.
constexpr std::array<std::string_view, 4> of_person{"email", "family_name", "given_name", "preferred_language"};
constexpr std::array<std::string_view, 3> of_membership{"organisation", "role", "region"};
/// Tables of these are taken.
constexpr std::array taken_kinds{Kind::organisation, Kind::person, Kind::profile, Kind::product};

void add_columns(const std::string& path, const Schema& schema, std::vector<ImportColumn>& columns) {
  const auto forms = schema.find("anyOf");
  const Schema& one = forms == schema.end() ? schema : forms->at(0);
  const auto parts = one.find("properties");
  if (parts == one.end()) {
    columns.push_back({path, schema, /*is_file=*/false});
    return;
  }
  for (const auto& [name, part] : parts->items()) add_columns(path + "." + name, part, columns);
}

template <std::size_t N>
void add_named(Kind kind, const std::array<std::string_view, N>& names, std::vector<ImportColumn>& columns) {
  const Schema schema = partnership::schema_of(kind);
  for (const std::string_view name : names) add_columns(std::string(name), schema["properties"][name], columns);
}

bool is_called(std::string_view path, std::string_view words) {
  return path == words || std::ranges::any_of(partnership::every<Language>(),
                                              [&](Language language) { return field_name(path, language) == words; });
}

std::optional<std::size_t> column_named(const std::vector<ImportColumn>& columns, std::string_view words) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (is_called(columns[i].path, words)) return i;
  return std::nullopt;
}

/// The mark between cells: whichever the heading has more of.
char separator_of(std::string_view csv) {
  const std::string_view heading = csv.substr(0, csv.find('\n'));
  return std::ranges::count(heading, ';') > std::ranges::count(heading, ',') ? ';' : ',';
}

void put(json& document, std::string_view path, json value) {
  json* place = &document;
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    place = &(*place)[std::string(path.substr(0, dot))];
    path.remove_prefix(dot + 1);
  }
  (*place)[std::string(path)] = std::move(value);
}

/// What every row of one table is read with.
struct Reader {
  std::vector<ImportColumn> columns;
  std::vector<std::optional<std::size_t>> of_heading;  ///< the column at each place of a row
  std::optional<std::size_t> language_place;
  Language language;
};

ImportRow row_of(const Reader& reader, const twinlight::CsvTable& table, std::size_t place) {
  const std::vector<std::string>& cells = table.rows[place].fields;
  ImportRow row{.number = place + 2, .document = json::object(), .files = {}, .faults = {}};
  const auto said =
      reader.language_place ? partnership::from_word<Language>(cells[*reader.language_place]) : std::nullopt;
  row.says_language = said.has_value();
  const Language language = said.value_or(reader.language);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!reader.of_heading[i] || cells[i].empty()) continue;
    const ImportColumn& column = reader.columns[*reader.of_heading[i]];
    if (column.is_file) {
      row.files.emplace(column.path, cells[i]);
      continue;
    }
    auto value = value_of_cell(column.schema, cells[i], language);
    if (value)
      put(row.document, column.path, *std::move(value));
    else
      row.faults.push_back({table.columns[i], value.error().message});
  }
  return row;
}

}  // namespace

bool is_imported(Kind kind) {
  return std::ranges::count(taken_kinds, kind) > 0;
}

std::vector<ImportColumn> import_columns(Kind kind) {
  std::vector<ImportColumn> columns;
  if (kind == Kind::person) {
    add_named(Kind::person, of_person, columns);
    add_named(Kind::membership, of_membership, columns);
    return columns;
  }
  const Schema schema = partnership::schema_of(kind);
  for (const auto& [name, field] : schema.at("properties").items())
    if (std::ranges::count(not_taken, name) == 0) add_columns(name, field, columns);
  if (kind == Kind::product)
    for (const auto role : {partnership::FileRole::photometry, partnership::FileRole::spectrum})
      columns.push_back({std::string(partnership::word_of(role)), {}, /*is_file=*/true});
  return columns;
}

Result<ImportTable> read_import_table(std::string_view csv, Kind kind, Language language) {
  const twinlight::CsvTable table = TWL_TRY(parse_csv(csv, "", separator_of(csv)));
  if (table.rows.size() > most_import_rows)
    return failure({.message = fmt::format("{} is more than {}", table.rows.size(), most_import_rows)});
  Reader reader{.columns = import_columns(kind), .of_heading = {}, .language_place = {}, .language = language};
  ImportTable read;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto known = column_named(reader.columns, table.columns[i]);
    reader.of_heading.push_back(known);
    if (known) read.heading_of.emplace(reader.columns[*known].path, table.columns[i]);
    if (is_called(language_column, table.columns[i]))
      reader.language_place = i;
    else if (!known)
      read.unknown_columns.push_back(table.columns[i]);
  }
  if (read.heading_of.empty()) return failure({.message = "has no column that is known", .field = "heading"});
  for (std::size_t i = 0; i < table.rows.size(); ++i) read.rows.push_back(row_of(reader, table, i));
  return read;
}

}  // namespace twinlight::server
