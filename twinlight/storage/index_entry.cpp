#include "twinlight/storage/index_entry.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <bit>
#include <cstdlib>
#include <memory>
#include <set>

#include "twinlight/partnership/record_document.h"
#include "twinlight/partnership/subject.h"

namespace twinlight::storage {
namespace {

constexpr std::size_t longest_value = 200;

/// Compatibility decomposition without marks and capitals (Unicode UAX 15, full case folding).
std::string folded(const std::string& text) {
  constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                          UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  if (length < 0) return text;
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  std::string all(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  if (all.size() <= longest_value) return all;
  std::size_t end = longest_value;
  while (end > 0 && (static_cast<unsigned char>(all[end]) & 0xC0U) == 0x80U) --end;
  return all.substr(0, end);
}

/// IEEE 754 numbers as 16 digits that are ordered as the numbers are.
std::string ordered(double number) {
  auto bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);
  constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
  bits = (bits & sign) != 0 ? ~bits : bits | sign;
  return fmt::format("{:016x}", bits);
}

}  // namespace

std::string index_value(const nlohmann::json& value) {
  if (value.is_string()) return folded(value.get_ref<const std::string&>());
  if (value.is_number()) return ordered(value.get<double>());
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_object() && value.contains("text")) return index_value(value["text"]);
  return {};
}

std::vector<IndexEntry> index_entries(partnership::Kind kind, const nlohmann::json& document) {
  const bool anonymous = partnership::subject_of(kind, "", document).anonymous;
  std::vector<IndexEntry> entries;
  for (const auto& field : partnership::fields_of(kind)) {
    if (!field.indexed && field.name != "state") continue;
    using enum partnership::Disclosure;
    auto level = field.disclosure;
    if (level == identity) level = anonymous ? parties : open;
    const auto found = document.find(field.name);
    const nlohmann::json value = found == document.end() ? nlohmann::json() : *found;
    std::set<std::string> values;
    if (!field.several)
      values.insert(index_value(value));
    else
      for (const auto& item : value) values.insert(index_value(item));
    for (const std::string& each : values) entries.push_back({std::string(field.name), each, level});
  }
  return entries;
}

std::vector<Link> links_of(partnership::Kind kind, const nlohmann::json& document) {
  std::set<std::pair<std::string, std::string>> found;
  for (const auto& field : partnership::fields_of(kind)) {
    const auto value = document.find(field.name);
    if (!field.reference || value == document.end()) continue;
    const auto add = [&](const nlohmann::json& target) {
      if (target.is_string() && !target.get_ref<const std::string&>().empty())
        found.emplace(field.name, target.get<std::string>());
    };
    if (field.several)
      for (const auto& item : *value) add(item);
    else
      add(*value);
  }
  std::vector<Link> links;
  for (const auto& [field, target] : found) links.push_back({field, target});
  return links;
}

}  // namespace twinlight::storage
