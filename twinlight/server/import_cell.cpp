#include "twinlight/server/import_cell.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace twinlight::server {
namespace {

using nlohmann::json;
using Schema = nlohmann::ordered_json;

constexpr std::array<std::string_view, 5> yes{"true", "yes", "ja", "是", "1"};
constexpr std::array<std::string_view, 6> no{"false", "no", "neen", "nee", "否", "0"};

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

tl::unexpected<Diagnostic> other_form() {
  return failure({.message = "has another form than expected"});
}

/// An exported formula stands behind an apostrophe.
std::string_view without_guard(std::string_view cell) {
  constexpr std::string_view begins_formula = "=+-@\t\r";
  if (cell.size() > 1 && cell.front() == '\'' && begins_formula.find(cell[1]) != std::string_view::npos)
    cell.remove_prefix(1);
  return cell;
}

Result<json> truth_of(std::string_view cell) {
  if (std::ranges::count(yes, cell) > 0) return json(true);
  if (std::ranges::count(no, cell) > 0) return json(false);
  return failure({.message = "is neither true nor false"});
}

Result<json> number_of(std::string_view cell, bool whole) {
  std::string text(cell);
  if (text.find('.') == std::string::npos) std::ranges::replace(text, ',', '.');
  if (whole) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return failure({.message = "is no whole number"});
    return json(number);
  }
  double number = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return failure({.message = "is no number"});
  return json(number);
}

Result<json> amount_of(std::string_view cell) {
  const std::size_t blank = cell.rfind(' ');
  if (blank == std::string_view::npos) return other_form();
  return json{{"amount", without_spaces(cell.substr(0, blank))}, {"currency", cell.substr(blank + 1)}};
}

/// `129.00 EUR`, or `100: 119.00 EUR` from 100 pieces on.
Result<json> price_of(std::string_view cell) {
  const std::size_t colon = cell.find(':');
  const bool is_from_one = colon == std::string_view::npos;
  const json quantity =
      is_from_one ? json(1) : TWL_TRY(number_of(without_spaces(cell.substr(0, colon)), /*whole=*/true));
  const json amount = TWL_TRY(amount_of(is_from_one ? cell : without_spaces(cell.substr(colon + 1))));
  return json{{"unit_price", amount}, {"from_quantity", quantity}};
}

/// An item of a list of objects: a price, or two words.
Result<json> object_of(const Schema& schema, std::string_view cell, partnership::Language language) {
  const auto& parts = schema.at("properties");
  if (parts.contains("unit_price")) return price_of(cell);
  const std::size_t colon = cell.find(": ");
  const std::size_t end = colon == std::string_view::npos ? cell.find(' ') : colon;
  if (parts.size() != 2 || end == std::string_view::npos) return other_form();
  json object;
  for (const auto& [name, part] : parts.items()) {
    const std::string_view word = object.empty() ? cell.substr(0, end) : without_spaces(cell.substr(end + 1));
    object[name] = TWL_TRY(value_of_cell(part, word, language));
  }
  return object;
}

Result<json> list_of(const Schema& items, std::string_view cell, partnership::Language language) {
  json list = json::array();
  while (!cell.empty()) {
    const std::size_t end = cell.find(';');
    const std::string_view item = without_spaces(cell.substr(0, end));
    if (!item.empty())
      list.push_back(items.contains("properties") ? TWL_TRY(object_of(items, item, language))
                                                  : TWL_TRY(value_of_cell(items, item, language)));
    cell.remove_prefix(end == std::string_view::npos ? cell.size() : end + 1);
  }
  return list;
}

}  // namespace

Result<json> value_of_cell(const Schema& given, std::string_view cell, partnership::Language language) {
  const auto forms = given.find("anyOf");
  const Schema& schema = forms == given.end() ? given : forms->at(0);
  cell = without_guard(without_spaces(cell));
  if (const auto named = schema.find("$ref"); named != schema.end()) {
    if (named->get<std::string>().ends_with("/Money")) return amount_of(cell);
    return json{{"language", word_of(language)}, {"text", cell}};
  }
  const std::string type = schema.value("type", "");
  if (type == "boolean") return truth_of(cell);
  if (type == "number" || type == "integer") return number_of(cell, type == "integer");
  if (type == "array") return list_of(schema.at("items"), cell, language);
  return json(cell);
}

}  // namespace twinlight::server
