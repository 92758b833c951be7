#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "twinlight/partnership/field_rule.h"
#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/string_form.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

/// Puts what people wrote in a document through an edit, by visiting the fields of its type. What has another form than
/// its field, as of an earlier version of the program, stays.
class TextEditor {
 public:
  TextEditor(nlohmann::json& document, const TextEdit& edit) : document_(document), edit_(edit) {}

  template <class T>
  void field(const char* name, const T& value, const FieldRule& rule) {
    if (const auto found = document_.find(name); found != document_.end()) put(*found, value, rule);
  }

 private:
  using Json = nlohmann::json;

  template <class T>
  void put(Json& json, const T& listed, const FieldRule& /*rule*/) {
    if constexpr (requires(TextEditor editor) { visit(editor, listed); })
      if (json.is_object()) {
        TextEditor editor(json, edit_);
        visit(editor, listed);
      }
  }
  void put(Json& json, const std::string& /*value*/, const FieldRule& rule) {
    const bool is_prose = rule.form == Form::line || rule.form == Form::lines;
    if (!json.is_string() || (!is_prose && rule.form != Form::email)) return;
    const Written written = is_prose ? Written::prose : Written::email;
    json = first_characters(edit_(json.get<std::string>(), written), rule.longest);
  }
  void put(Json& json, const Text& /*value*/, const FieldRule& rule) {
    if (!json.is_object()) return;
    if (json.contains("text")) put(json["text"], std::string(), rule);
    if (json.contains("translations"))
      for (Json& translation : json["translations"])
        if (translation.is_object() && translation.contains("text")) put(translation["text"], std::string(), rule);
  }
  template <class T>
  void put(Json& json, const std::optional<T>& /*value*/, const FieldRule& rule) {
    put(json, T{}, rule);
  }
  template <class T>
  void put(Json& json, const std::vector<T>& /*values*/, const FieldRule& rule) {
    if (!json.is_array()) return;
    for (Json& item : json) put(item, T{}, rule);
  }

  Json& document_;
  const TextEdit& edit_;
};

}  // namespace twinlight::partnership
