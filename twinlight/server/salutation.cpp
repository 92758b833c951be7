#include "twinlight/server/salutation.h"

#include <nlohmann/json.hpp>

#include "twinlight/server/subject_finder.h"

namespace twinlight::server {
namespace {

/// Whether a name is written in Chinese characters (U+4E00 to U+9FFF: three bytes from E4 B8 80 on).
bool is_chinese(const std::string& name) {
  constexpr unsigned char first = 0xE4;
  constexpr unsigned char last = 0xE9;
  return !name.empty() && static_cast<unsigned char>(name.front()) >= first &&
         static_cast<unsigned char>(name.front()) <= last;
}

std::string in_order(const std::string& family, const std::string& given) {
  if (is_chinese(family)) return family + given;
  return given.empty() ? family : given + " " + family;
}

}  // namespace

std::string written_name(const partnership::Person& person) {
  return in_order(person.family_name, person.given_name);
}

std::string written_name(const nlohmann::json& person) {
  return in_order(member_text(person, "family_name"), member_text(person, "given_name"));
}

std::string salutation(partnership::Language language, const std::string& written_name) {
  switch (language) {
    case partnership::Language::nl:
      return "Geachte " + written_name + ",";
    case partnership::Language::en:
      return "Dear " + written_name + ",";
    case partnership::Language::zh:
      break;
  }
  return "尊敬的" + written_name + "：您好！";
}

}  // namespace twinlight::server
