#include "twinlight/photometry/tm33_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/photometry/number_text.h"

namespace twinlight::photometry {

Result<double> Tm33Fields::number_in(const pugi::xml_node& node, std::string_view field, const Range& range) const {
  const auto value = parse_number(text_of(node));
  if (!value) return failure(complaint(node, field, value.error()));
  std::string fault = range_fault(*value, range);
  if (!fault.empty()) return failure(complaint(node, field, std::move(fault)));
  return *value;
}

Result<std::optional<double>> Tm33Fields::number(const pugi::xml_node& parent, std::string_view name,
                                                 const Range& range) const {
  const pugi::xml_node node = child(parent, name);
  if (text_of(node).empty()) return std::optional<double>();
  return TWL_TRY(number_in(node, name, range));
}

Result<void> Tm33Fields::check_count(const pugi::xml_node& parent, std::string_view name, std::size_t present) const {
  const std::optional<double> stated = TWL_TRY(number(parent, name));
  if (!stated || *stated == static_cast<double>(present)) return {};
  return failure(complaint(child(parent, name), name, fmt::format("says {:g}, but {} are there", *stated, present)));
}

void Tm33Fields::warn(const pugi::xml_node& node, std::string_view field, std::string message) {
  constexpr std::size_t most_warnings = 100;
  if (warnings_.size() < most_warnings) warnings_.push_back(complaint(node, field, std::move(message)));
}

Diagnostic Tm33Fields::complaint(const pugi::xml_node& node, std::string_view field, std::string message) const {
  return {.message = std::move(message), .line = line_of(node), .field = std::string(field)};
}

std::optional<bool> tm33_boolean(std::string_view text) {
  const std::string word = tm33_word(text);
  if (word == "TRUE" || word == "1") return true;
  if (word == "FALSE" || word == "0") return false;
  return std::nullopt;
}

std::string tm33_word(std::string_view text) {
  std::string word;
  for (const char c : text.substr(0, 40))
    if (c != '_' && c != ' ' && c != '-') word.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return word;
}

Result<std::vector<double>> tm33_numbers(const pugi::xml_node& node, const Range& range, const Tm33Fields& fields) {
  std::vector<double> values;
  constexpr std::string_view blanks = " \t\r\n,;";
  std::string_view text = text_of(node);
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find_first_of(blanks));
    const auto value = parse_number(word);
    if (!value) return failure(fields.complaint(node, local_name(node), value.error()));
    std::string fault = range_fault(*value, range);
    if (!fault.empty()) return failure(fields.complaint(node, local_name(node), std::move(fault)));
    values.push_back(*value);
    text.remove_prefix(word.size());
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  }
  return values;
}

}  // namespace twinlight::photometry
