#include "twinlight/partnership/value_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/edit_distance.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/partnership/string_form.h"

namespace twinlight::partnership {
namespace {

/// The string, or null with a fault.
const std::string* string_of(const Source& from) {
  const auto* text = from.json.get_ptr<const std::string*>();
  if (text == nullptr) from.faults.add(from.pointer, "is no text");
  return text;
}

/// A member of an object that must be a string; empty, with a fault, where it is none.
std::string text_member(const nlohmann::json& object, const std::string& pointer, Faults& faults) {
  const auto found = object.find("text");
  if (found != object.end() && found->is_string()) return found->get<std::string>();
  faults.add(pointer + "/text", found == object.end() ? "is missing" : "is no text");
  return "";
}

/// A member of an object as a string, empty where there is none.
std::string member(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

template <class T>
void take(const Source& from, Result<T> result, T& value) {
  if (result)
    value = *std::move(result);
  else
    from.faults.add(from.pointer, result.error().message);
}

void check_text(const std::string& text, const std::string& pointer, const FieldRule& rule, Form form, Faults& faults) {
  if (std::string fault = form_fault(text, form, rule.longest); !fault.empty()) faults.add(pointer, std::move(fault));
}

void read_translations(const Source& from, Text& value) {
  const auto found = from.json.find("translations");
  if (found == from.json.end()) return;
  const std::string pointer = from.pointer + "/translations";
  if (!found->is_object()) return from.faults.add(pointer, "is no object");
  for (const auto& [code, item] : found->items()) {
    const auto language = from_word<Language>(code);
    const auto status = item.is_object() ? from_word<TranslationStatus>(member(item, "status")) : std::nullopt;
    const std::string at = pointer + "/" + code;
    if (!language || *language == value.language)
      from.faults.add(at, "is no other language of the partnership");
    else if (!status || item.size() != 2)
      from.faults.add(at, "is no translation: expected text and status");
    else {
      Translation& translation = value.translations[*language];
      translation = {text_member(item, at, from.faults), *status};
      check_text(translation.text, at + "/text", from.rule, Form::lines, from.faults);
    }
  }
}

}  // namespace

void read_value(const Source& from, std::string& value) {
  const std::string* text = string_of(from);
  if (text == nullptr) return;
  value = *text;
  if (value.empty() && from.rule.required) return from.faults.add(from.pointer, "is empty");
  check_text(value, from.pointer, from.rule, from.rule.form, from.faults);
}

void read_value(const Source& from, bool& value) {
  if (from.json.is_boolean())
    value = from.json.get<bool>();
  else
    from.faults.add(from.pointer, "is neither true nor false");
}

void read_value(const Source& from, double& value) {
  if (!from.json.is_number()) return from.faults.add(from.pointer, "is no number");
  value = from.json.get<double>();
  if (!std::isfinite(value)) return from.faults.add(from.pointer, "is no finite number");
  if (std::string fault = range_fault(value, from.rule.range); !fault.empty())
    from.faults.add(from.pointer, std::move(fault));
}

void read_value(const Source& from, std::int64_t& value) {
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  const bool too_large = from.json.is_number_unsigned() && from.json.get<std::uint64_t>() > most;
  if (!from.json.is_number_integer() || too_large) return from.faults.add(from.pointer, "is no whole number");
  value = from.json.get<std::int64_t>();
  if (std::string fault = range_fault(static_cast<double>(value), from.rule.range); !fault.empty())
    from.faults.add(from.pointer, std::move(fault));
}

void read_value(const Source& from, Date& value) {
  if (const std::string* text = string_of(from)) take(from, parse_date(*text), value);
}

void read_value(const Source& from, Instant& value) {
  if (const std::string* text = string_of(from)) take(from, parse_instant(*text), value);
}

void read_value(const Source& from, FileHash& value) {
  const std::string* text = string_of(from);
  if (text == nullptr) return;
  if (!is_file_hash(*text)) return from.faults.add(from.pointer, "is no name of a file by its content");
  value.hex = *text;
}

void read_value(const Source& from, Money& value) {
  if (!from.json.is_object() || from.json.size() != 2)
    return from.faults.add(from.pointer, "is no money: expected amount and currency");
  const auto currency = from_word<Currency>(member(from.json, "currency"));
  if (!currency) return from.faults.add(from.pointer + "/currency", "is no currency of the partnership");
  Result<Money> money = parse_amount(member(from.json, "amount"), *currency);
  if (!money) return from.faults.add(from.pointer + "/amount", money.error().message);
  value = *money;
}

void read_value(const Source& from, Text& value) {
  constexpr std::string_view members[] = {"language", "text", "translations"};
  if (!from.json.is_object()) return from.faults.add(from.pointer, "is no text with a language");
  const auto language = from_word<Language>(member(from.json, "language"));
  if (!language) return from.faults.add(from.pointer + "/language", "is no language of the partnership");
  value = {.language = *language, .text = text_member(from.json, from.pointer, from.faults)};
  if (value.empty() && from.rule.required) from.faults.add(from.pointer + "/text", "is empty");
  check_text(value.text, from.pointer + "/text", from.rule, Form::lines, from.faults);
  read_translations(from, value);
  refuse_unknown_fields(from.json, from.pointer, members, from.faults);
}

void read_id(const Source& from, std::string& text) {
  const std::string* found = string_of(from);
  if (found == nullptr) return;
  if (!is_uuid(*found)) return from.faults.add(from.pointer, "is no id: expected a UUID in lower case");
  text = *found;
}

std::optional<std::size_t> read_word(const Source& from, std::span<const std::string_view> words) {
  const std::string* text = string_of(from);
  if (text == nullptr) return std::nullopt;
  const auto found = std::ranges::find(words, *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  from.faults.add(from.pointer, fmt::format("'{}' is none of {}", printable_text(*text, 40), fmt::join(words, ", ")));
  return std::nullopt;
}

void refuse_unknown_fields(const nlohmann::json& object, const std::string& pointer,
                           std::span<const std::string_view> known, Faults& faults) {
  for (const auto& [name, value] : object.items()) {
    if (std::ranges::find(known, name) != known.end()) continue;
    std::string message = "is no field";
    for (const std::string_view near : known)
      if (name.size() < 40 && edit_distance(near, name) <= 2) message += fmt::format("; is '{}' meant?", near);
    faults.add(pointer + "/" + printable_text(name, 60), std::move(message));
  }
}

}  // namespace twinlight::partnership
