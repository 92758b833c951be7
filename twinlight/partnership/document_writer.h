#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/field_rule.h"
#include "twinlight/partnership/money.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

/// Makes the document of a record by visiting its fields.
class DocumentWriter {
 public:
  template <class T>
  void field(const char* name, const T& value, const FieldRule& /*rule*/) {
    document_[name] = json_of(value);
  }
  nlohmann::json take() { return std::move(document_); }

 private:
  using Json = nlohmann::json;

  static Json json_of(const std::string& value) { return value; }
  static Json json_of(bool value) { return value; }
  static Json json_of(double value) { return value; }
  static Json json_of(std::int64_t value) { return value; }
  static Json json_of(const Date& value) { return date_text(value); }
  static Json json_of(const Instant& value) { return instant_text(value); }
  static Json json_of(const FileHash& value) { return value.hex; }
  static Json json_of(const Money& value) {
    return {{"amount", amount_text(value)}, {"currency", word_of(value.currency)}};
  }
  static Json json_of(const Text& value) {
    Json translations = Json::object();
    for (const auto& [language, translation] : value.translations)
      translations[std::string(word_of(language))] = {{"text", translation.text},
                                                      {"status", word_of(translation.status)}};
    return {{"language", word_of(value.language)}, {"text", value.text}, {"translations", std::move(translations)}};
  }
  template <class R>
  static Json json_of(const Id<R>& value) {
    return value.text;
  }
  template <Worded E>
  static Json json_of(const E& value) {
    return word_of(value);
  }
  template <class T>
  static Json json_of(const std::optional<T>& value) {
    return value ? json_of(*value) : Json();
  }
  template <class T>
  static Json json_of(const std::vector<T>& values) {
    Json list = Json::array();
    for (const T& value : values) list.push_back(json_of(value));
    return list;
  }
  template <class T>
  static Json json_of(const T& listed) {
    DocumentWriter writer;
    visit(writer, listed);
    return writer.take();
  }

  Json document_ = Json::object();
};

}  // namespace twinlight::partnership
