#include "twinlight/partnership/subject.h"

#include <nlohmann/json.hpp>

namespace twinlight::partnership {
namespace {

std::string text_at(const nlohmann::json& document, const char* name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_string() ? found->get<std::string>() : "";
}

/// The text of a field, or those of a list.
std::vector<std::string> texts_at(const nlohmann::json& document, const char* name) {
  const auto found = document.find(name);
  if (found == document.end() || !found->is_array()) return {text_at(document, name)};
  std::vector<std::string> texts;
  for (const auto& item : *found)
    if (item.is_string()) texts.push_back(item.get<std::string>());
  return texts;
}

bool true_at(const nlohmann::json& document, const char* name) {
  const auto found = document.find(name);
  return found != document.end() && found->is_boolean() && found->get<bool>();
}

}  // namespace

Subject subject_of(Kind kind, std::string_view id, const nlohmann::json& document) {
  Subject subject{.kind = kind, .state = from_word<State>(text_at(document, "state")).value_or(first_state(kind))};
  subject.partnership.text = kind == Kind::partnership ? id : text_at(document, "partnership");
  subject.organisation.text = kind == Kind::organisation ? id : text_at(document, "organisation");
  subject.person.text = kind == Kind::person ? id : text_at(document, "person");
  subject.anonymous = kind == Kind::person ? !true_at(document, "listed") : true_at(document, "anonymous");
  if (kind == Kind::organisation || kind == Kind::join_request) subject.regions.push_back(text_at(document, "region"));
  if (kind == Kind::membership) subject.granted_role = from_word<Role>(text_at(document, "role"));
  for (const char* field : {"invited", "supplier", "partners"})
    for (const std::string& other : texts_at(document, field))
      if (!other.empty()) subject.counterparts.push_back({other});
  return subject;
}

}  // namespace twinlight::partnership
