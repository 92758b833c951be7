#include "twinlight/server/record_columns.h"

#include <set>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/money.h"
#include "twinlight/partnership/record_schema.h"
#include "twinlight/server/csv_table.h"
#include "twinlight/server/import_table.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using Schema = nlohmann::ordered_json;
using Of = RecordColumn::Of;

/// The schema of what may also be null.
const Schema& without_null(const Schema& schema) {
  const auto forms = schema.find("anyOf");
  return forms == schema.end() ? schema : forms->at(0);
}

Of type_of(const Schema& schema) {
  if (const auto named = schema.find("$ref"); named != schema.end())
    return named->get<std::string>().ends_with("/Money") ? Of::money : Of::words;
  const std::string type = schema.value("type", "");
  const std::string format = schema.value("format", "");
  if (type == "boolean") return Of::truth;
  if (type == "number" || type == "integer") return Of::number;
  if (type == "array") return Of::list;
  if (format == "date") return Of::date;
  return format == "date-time" ? Of::moment : Of::words;
}

void add_columns(const std::string& path, const Schema& given, std::vector<RecordColumn>& columns) {
  const Schema& schema = without_null(given);
  const auto parts = schema.find("properties");
  if (parts == schema.end()) {
    columns.push_back({path, type_of(schema), /*of_record=*/false});
    return;
  }
  for (const auto& [name, part] : parts->items()) add_columns(path + "." + name, part, columns);
}

/// The value at a path with dots; null where there is none.
const json& value_at(const json& document, std::string_view path) {
  static const json nothing;
  const json* value = &document;
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    if (!value->is_object()) return nothing;
    const auto found = value->find(path.substr(0, dot));
    if (found == value->end()) return nothing;
    value = &*found;
    path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
  }
  return *value;
}

TableCell money_cell(const json& value) {
  const auto currency = partnership::from_word<partnership::Currency>(value.value("currency", ""));
  const auto money = partnership::parse_amount(value.value("amount", ""), currency.value_or(partnership::Currency{}));
  if (!currency || !money) return cell_text(value);
  return *money;
}

/// Adds the languages in which the texts of a document were written.
void add_languages(const json& value, std::set<std::string>& languages) {
  const bool is_text = value.is_object() && value.contains("language") && value.contains("text");
  if (is_text && !value["text"].get_ref<const std::string&>().empty()) languages.insert(value["language"]);
  if (is_text || !value.is_structured()) return;
  for (const json& part : value) add_languages(part, languages);
}

TableCell language_cell(const json& document) {
  std::set<std::string> languages;
  add_languages(document, languages);
  if (languages.size() != 1) return {};
  return *languages.begin();
}

}  // namespace

std::vector<RecordColumn> columns_of(partnership::Kind kind) {
  std::vector<RecordColumn> columns{{"id", Of::words, true},
                                    {"version", Of::number, true},
                                    {"created_at", Of::moment, true},
                                    {"changed_at", Of::moment, true}};
  const Schema schema = partnership::schema_of(kind);
  for (const auto& [name, field] : schema.at("properties").items()) add_columns(name, field, columns);
  if (is_imported(kind) && kind != partnership::Kind::person) columns.push_back({language_column, Of::language});
  return columns;
}

TableCell cell_of(const RecordColumn& column, const json& record) {
  if (column.of == Of::language) return language_cell(record.at("document"));
  const json& value = value_at(column.of_record ? record : record.at("document"), column.path);
  if (value.is_null()) return {};
  if (value.is_number()) return value.get<double>();
  if (value.is_boolean()) return value.get<bool>();
  if (column.of == Of::date && value.is_string())
    if (const auto day = parse_date(value.get_ref<const std::string&>())) return *day;
  if (column.of == Of::moment && value.is_string())
    if (const auto moment = parse_instant(value.get_ref<const std::string&>())) return *moment;
  if (column.of == Of::money && value.is_object()) return money_cell(value);
  return cell_text(value);
}

}  // namespace twinlight::server
