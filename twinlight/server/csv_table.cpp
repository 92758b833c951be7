#include "twinlight/server/csv_table.h"

#include <charconv>
#include <string_view>

namespace twinlight::server {
namespace {

bool is_number(std::string_view text) {
  double number = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

bool has_only(const nlohmann::json& value, const char* one, const char* other) {
  return value.is_object() && value.size() == 2 && value.contains(one) && value.contains(other);
}

std::string price_text(const nlohmann::json& price) {
  const std::string amount = cell_text(price["unit_price"]);
  return price["from_quantity"] == 1 ? amount : cell_text(price["from_quantity"]) + ": " + amount;
}

std::string registration_text(const nlohmann::json& registration) {
  const std::string name = cell_text(registration["register"]);
  const bool has_blanks = name.find(' ') != std::string::npos;
  return name + (has_blanks ? ": " : " ") + cell_text(registration["number"]);
}

}  // namespace

std::string csv_cell(const std::string& text) {
  constexpr std::string_view begins_formula = "=+-@\t\r";
  const bool formula = !text.empty() && begins_formula.find(text.front()) != std::string_view::npos && !is_number(text);
  const std::string safe = formula ? "'" + text : text;
  if (safe.find_first_of(",;\"\r\n\t") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

std::string cell_text(const nlohmann::json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    std::string all;
    for (const auto& item : value) all += (all.empty() ? "" : "; ") + cell_text(item);
    return all;
  }
  if (value.is_object() && value.contains("text") && value.contains("language")) return cell_text(value["text"]);
  if (has_only(value, "amount", "currency")) return cell_text(value["amount"]) + " " + cell_text(value["currency"]);
  if (has_only(value, "unit_price", "from_quantity")) return price_text(value);
  if (has_only(value, "register", "number")) return registration_text(value);
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

CsvTable::CsvTable(const std::vector<std::string>& columns) {
  add_row(columns);
}

void CsvTable::add_row(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) text_ += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  text_ += "\r\n";
}

}  // namespace twinlight::server
