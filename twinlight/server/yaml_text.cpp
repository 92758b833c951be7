#include "twinlight/server/yaml_text.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace twinlight::server {
namespace {

using nlohmann::ordered_json;

/// A scalar in YAML's JSON form, which needs no rules of its own; a whole number without its point.
std::string scalar(const ordered_json& value) {
  if (value.is_number_float() && std::floor(value.get<double>()) == value.get<double>())
    return fmt::format("{:.0f}", value.get<double>());
  return value.dump();
}

/// Plain where every parser takes it for text, else quoted.
std::string key_text(const std::string& key) {
  const bool plain = !key.empty() && std::ranges::all_of(key, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '/' || c == '-';
  });
  return plain && key != "null" && key != "true" && key != "false" ? key : ordered_json(key).dump();
}

bool is_short(const ordered_json& value) {
  constexpr std::size_t longest_line = 100;
  const bool flat = std::ranges::none_of(value, [](const ordered_json& item) { return item.is_structured(); });
  return value.empty() || (flat && value.dump().size() <= longest_line);
}

std::string inline_text(const ordered_json& value) {
  if (!value.is_structured()) return scalar(value);
  std::string text;
  for (const auto& [key, item] : value.items()) {
    if (!text.empty()) text += ", ";
    if (value.is_object()) text += key_text(key) + ": ";
    text += inline_text(item);
  }
  return value.is_object() ? (text.empty() ? "{}" : "{ " + text + " }") : "[" + text + "]";
}

void write(std::string& out, const ordered_json& value, std::size_t indent) {
  const std::string blanks(indent, ' ');
  for (const auto& [key, item] : value.items()) {
    out += blanks + (value.is_array() ? "-" : key_text(key) + ":");
    if (!item.is_structured() || is_short(item)) {
      out += " " + inline_text(item) + "\n";
    } else {
      out += "\n";
      write(out, item, indent + 2);
    }
  }
}

ordered_json plain_scalar(const std::string& text) {
  if (text.empty() || text == "~" || text == "null") return nullptr;
  if (text == "true") return true;
  if (text == "false") return false;
  const ordered_json number = ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
  return number.is_number() ? number : ordered_json(text);
}

ordered_json json_of(const YAML::Node& node) {
  switch (node.Type()) {
    case YAML::NodeType::Map: {
      ordered_json object = ordered_json::object();
      for (const auto& member : node) object[member.first.Scalar()] = json_of(member.second);
      return object;
    }
    case YAML::NodeType::Sequence: {
      ordered_json list = ordered_json::array();
      for (const auto& item : node) list.push_back(json_of(item));
      return list;
    }
    case YAML::NodeType::Scalar:
      return node.Tag() == "!" ? ordered_json(node.Scalar()) : plain_scalar(node.Scalar());
    case YAML::NodeType::Null:
    case YAML::NodeType::Undefined:
      break;
  }
  return nullptr;
}

}  // namespace

std::string yaml_text(const ordered_json& object, std::size_t indent) {
  std::string text;
  write(text, object, indent);
  return text;
}

Result<ordered_json> parse_yaml(std::string_view text, const std::string& file) {
  try {
    return json_of(YAML::Load(std::string(text)));
  } catch (const YAML::Exception& fault) {
    return failure(
        {.message = fault.msg, .file = file, .line = static_cast<std::size_t>(std::max(0, fault.mark.line)) + 1});
  }
}

}  // namespace twinlight::server
