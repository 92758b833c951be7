#include "twinlight/server/field_names.h"

#include <array>
#include <map>

namespace twinlight::server {

extern const std::string_view field_words_text;  // of data/words/fields.tsv

namespace {

using Names = std::array<std::string_view, 3>;  // in the order of Language
using AllNames = std::map<std::string_view, Names, std::less<>>;

std::string_view up_to(std::string_view& text, char mark) {
  const std::size_t end = text.find(mark);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

AllNames parsed_names(std::string_view text) {
  AllNames all;
  up_to(text, '\n');  // the heading: field, nl, en, zh
  while (!text.empty()) {
    std::string_view line = up_to(text, '\n');
    const std::string_view field = up_to(line, '\t');
    Names names;
    for (std::string_view& name : names) name = up_to(line, '\t');
    all.emplace(field, names);
  }
  return all;
}

const AllNames& all_names() {
  static const AllNames all = parsed_names(field_words_text);
  return all;
}

}  // namespace

std::string field_name(std::string_view path, partnership::Language language) {
  std::string name;
  while (!path.empty()) {
    const std::string_view field = up_to(path, '.');
    const auto known = all_names().find(field);
    if (!name.empty()) name += ": ";
    name += known == all_names().end() ? field : known->second.at(static_cast<std::size_t>(language));
  }
  return name;
}

bool has_field_name(std::string_view field) {
  return all_names().contains(field);
}

}  // namespace twinlight::server
