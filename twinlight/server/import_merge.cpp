#include "twinlight/server/import_merge.h"

#include <algorithm>
#include <cctype>

namespace twinlight::server {
namespace {

using nlohmann::json;

bool is_text_value(const json& value) {
  return value.is_object() && value.contains("language") && value.contains("text");
}

/// A text with new words: its translations are of the old ones.
json reworded(json stored, const json& given, bool says_language) {
  if (stored["text"] == given["text"] && (!says_language || stored["language"] == given["language"])) return stored;
  const auto translations = stored.find("translations");
  if (translations != stored.end() && translations->is_object()) {
    translations->erase(given["language"].get<std::string>());
    for (auto& translation : *translations) translation["status"] = "outdated";
  }
  stored["text"] = given["text"];
  stored["language"] = given["language"];
  return stored;
}

}  // namespace

json merged_document(const json& stored, const json& row, bool says_language) {
  json merged = stored;
  for (const auto& [name, value] : row.items()) {
    json& place = merged[name];
    if (is_text_value(value) && is_text_value(place))
      place = reworded(place, value, says_language);
    else if (value.is_object() && place.is_object() && !is_text_value(value))
      place = merged_document(place, value, says_language);
    else
      place = value;
  }
  return merged;
}

json with_links(const json& stored, const json& links) {
  json files = json::array();
  for (const json& file : stored.value("files", json::array()))
    if (std::ranges::none_of(links, [&](const json& link) { return link["role"] == file["role"]; }))
      files.push_back(file);
  files.insert(files.end(), links.begin(), links.end());
  return files;
}

std::vector<std::string> registration_keys(const json& organisation) {
  std::vector<std::string> keys;
  for (const json& entry : organisation.value("registrations", json::array())) {
    std::string key;
    for (const char* part : {"register", "number"})
      for (const char c : entry.value(part, ""))
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
          key += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    keys.push_back(std::move(key));
  }
  return keys;
}

std::string column_of_pointer(const std::string& pointer) {
  std::string path;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    const std::string part = pointer.substr(at + 1, end - at - 1);
    const bool index = !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    if (index || part == "text") break;
    path += (path.empty() ? "" : ".") + part;
    at = end;
  }
  return path;
}

}  // namespace twinlight::server
