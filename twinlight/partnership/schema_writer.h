#pragma once

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/field_rule.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/money.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

/// Makes the JSON Schema of a listed type by visiting its fields.
class SchemaWriter {
 public:
  using Json = nlohmann::ordered_json;

  template <class T>
  void field(const char* name, const T& value, const FieldRule& rule) {
    Json schema = schema_for(value, rule);
    if (rule.disclosure != Disclosure::open) schema["x-disclosure"] = word_of(rule.disclosure);
    properties_[name] = std::move(schema);
    if (rule.required) required_.push_back(name);
  }

  /// What is not required may be left out.
  Json take() {
    Json schema = {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties_)}};
    if (!required_.empty()) schema["required"] = std::move(required_);
    return schema;
  }

 private:
  static Json schema_for(const std::string& /*value*/, const FieldRule& rule) {
    return {{"type", "string"}, {"maxLength", rule.longest}};
  }
  static Json schema_for(bool /*value*/, const FieldRule& /*rule*/) { return {{"type", "boolean"}}; }
  static Json schema_for(double /*value*/, const FieldRule& rule) { return number("number", rule.range); }
  static Json schema_for(std::int64_t /*value*/, const FieldRule& rule) { return number("integer", rule.range); }
  static Json schema_for(const Date& /*value*/, const FieldRule& /*rule*/) {
    return {{"type", "string"}, {"format", "date"}};
  }
  static Json schema_for(const Instant& /*value*/, const FieldRule& /*rule*/) {
    return {{"type", "string"}, {"format", "date-time"}};
  }
  static Json schema_for(const FileHash& /*value*/, const FieldRule& /*rule*/) {
    return {{"type", "string"}, {"maxLength", 64}, {"x-names", "file content"}};
  }
  static Json schema_for(const Money& /*value*/, const FieldRule& /*rule*/) {
    return {{"$ref", "#/components/schemas/Money"}};
  }
  static Json schema_for(const Text& /*value*/, const FieldRule& /*rule*/) {
    return {{"$ref", "#/components/schemas/Text"}};
  }
  template <class R>
  static Json schema_for(const Id<R>& /*value*/, const FieldRule& /*rule*/) {
    return {{"type", "string"}, {"maxLength", 36}, {"x-names", word_of(kind_of<R>)}};
  }
  template <Worded E>
  static Json schema_for(const E& /*value*/, const FieldRule& /*rule*/) {
    return {{"type", "string"}, {"enum", Words<E>::all}};
  }
  template <class T>
  static Json schema_for(const std::optional<T>& /*value*/, const FieldRule& rule) {
    return {{"anyOf", {schema_for(T{}, rule), {{"type", "null"}}}}};
  }
  template <class T>
  static Json schema_for(const std::vector<T>& /*values*/, const FieldRule& rule) {
    return {{"type", "array"}, {"maxItems", rule.longest}, {"items", schema_for(T{}, rule)}};
  }
  template <class T>
  static Json schema_for(const T& listed, const FieldRule& /*rule*/) {
    SchemaWriter writer;
    visit(writer, listed);
    return writer.take();
  }

  static Json number(const char* type, const Range& range) {
    Json schema = {{"type", type}};
    if (std::isfinite(range.least)) schema[range.least_excluded ? "exclusiveMinimum" : "minimum"] = range.least;
    if (std::isfinite(range.most)) schema["maximum"] = range.most;
    return schema;
  }

  Json properties_ = Json::object();
  Json required_ = Json::array();
};

}  // namespace twinlight::partnership
