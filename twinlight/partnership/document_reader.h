#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/partnership/value_reader.h"

namespace twinlight::partnership {

/// Fills a record from a document by visiting its fields.
class DocumentReader {
 public:
  DocumentReader(const nlohmann::json& document, std::string pointer, Faults& faults)
      : document_(document), pointer_(std::move(pointer)), faults_(faults) {}

  template <class T>
  void field(const char* name, T& value, const FieldRule& rule) {
    known_.emplace_back(name);
    const std::string pointer = pointer_ + "/" + name;
    const auto found = document_.find(name);
    if (found != document_.end() && !found->is_null())
      read({*found, pointer, rule, faults_}, value);
    else if (rule.required)
      faults_.add(pointer, "is missing");
  }

  void finish() { refuse_unknown_fields(document_, pointer_, known_, faults_); }

  /// Reads a listed type, a record or a part of one.
  template <class T>
  static void read_listed(const nlohmann::json& document, const std::string& pointer, Faults& faults, T& listed) {
    if (!document.is_object()) return faults.add(pointer, "is no object");
    DocumentReader reader(document, pointer, faults);
    visit(reader, listed);
    reader.finish();
  }

 private:
  template <class T>
  static void read(const Source& from, T& value) {
    if constexpr (requires { read_value(from, value); })
      read_value(from, value);
    else if constexpr (Worded<T>) {
      if (const auto index = read_word(from, Words<T>::all)) value = static_cast<T>(*index);
    } else
      read_listed(from.json, from.pointer, from.faults, value);
  }
  template <class R>
  static void read(const Source& from, Id<R>& value) {
    read_id(from, value.text);
  }
  template <class T>
  static void read(const Source& from, std::optional<T>& value) {
    read(from, value.emplace());
  }
  template <class T>
  static void read(const Source& from, std::vector<T>& values) {
    if (!from.json.is_array()) return from.faults.add(from.pointer, "is no list");
    if (from.rule.required && from.json.empty()) from.faults.add(from.pointer, "is an empty list");
    if (from.json.size() > from.rule.longest) from.faults.add(from.pointer, "has too many items");
    for (std::size_t i = 0; i < from.json.size() && i < from.rule.longest; ++i)
      read({from.json[i], from.pointer + "/" + std::to_string(i), from.rule, from.faults}, values.emplace_back());
  }

  const nlohmann::json& document_;
  std::string pointer_;
  Faults& faults_;
  std::vector<std::string_view> known_;
};

}  // namespace twinlight::partnership
