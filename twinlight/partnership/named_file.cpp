#include "twinlight/partnership/named_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/partnership/id.h"

namespace twinlight::partnership {
namespace {

using Json = nlohmann::json;

/// The hash of the inputs of an evaluation, which are no file.
bool names_no_file(std::string_view key) {
  return key == "input_sha256";
}

std::string text_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void collect(const Json& value, const std::string& pointer, std::vector<NamedFile>& found) {
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], pointer + "/" + std::to_string(i), found);
  if (!value.is_object()) return;
  for (const auto& [key, member] : value.items()) {
    const std::string place = pointer + "/" + key;
    if (member.is_structured()) {
      collect(member, place, found);
    } else if (member.is_string() && !names_no_file(key) && is_file_hash(member.get_ref<const std::string&>())) {
      const bool is_link = key == "hash";
      found.push_back({.hash = member.get<std::string>(),
                       .pointer = place,
                       .name = is_link ? text_in(value, "name") : "",
                       .role = is_link ? text_in(value, "role") : ""});
    }
  }
}

}  // namespace

std::vector<NamedFile> named_files(const Json& document) {
  std::vector<NamedFile> found;
  collect(document, "", found);
  return found;
}

std::optional<NamedFile> find_named_file(const Json& document, const std::string& hash) {
  const auto all = named_files(document);
  const auto found = std::ranges::find(all, hash, &NamedFile::hash);
  return found == all.end() ? std::nullopt : std::optional(*found);
}

}  // namespace twinlight::partnership
