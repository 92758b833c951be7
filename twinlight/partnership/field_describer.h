#pragma once

#include <optional>
#include <vector>

#include "twinlight/partnership/field_rule.h"
#include "twinlight/partnership/record_document.h"

namespace twinlight::partnership {

/// The kind of record that a field of this type names.
template <class T>
inline constexpr std::optional<Kind> referred = std::nullopt;
template <class R>
inline constexpr std::optional<Kind> referred<Id<R>> = kind_of<R>;
template <class R>
inline constexpr std::optional<Kind> referred<std::optional<Id<R>>> = kind_of<R>;
template <class R>
inline constexpr std::optional<Kind> referred<std::vector<Id<R>>> = kind_of<R>;

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

/// Lists the fields of a record by visiting an empty one.
class FieldDescriber {
 public:
  template <class T>
  void field(const char* name, const T& /*value*/, const FieldRule& rule) {
    fields_.push_back({.name = name,
                       .disclosure = rule.disclosure,
                       .required = rule.required,
                       .indexed = rule.indexed,
                       .several = is_list<T>,
                       .reference = referred<T>});
  }
  std::vector<FieldDescription> take() { return std::move(fields_); }

 private:
  std::vector<FieldDescription> fields_;
};

}  // namespace twinlight::partnership
