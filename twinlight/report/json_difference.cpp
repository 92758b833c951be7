#include "twinlight/report/json_difference.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace twinlight::report {
namespace {

using nlohmann::ordered_json;

/// Beside numbers of this size, a difference is one of rounding about zero.
constexpr double negligible = 1e-9;

bool agree(const ordered_json& a, const ordered_json& b) {
  if (!a.is_number() || !b.is_number()) return a == b;
  const double x = a.get<double>();
  const double y = b.get<double>();
  return std::abs(x - y) <= recomputed_tolerance * std::max(std::abs(x), std::abs(y)) + negligible;
}

/// One token of a JSON pointer.
std::string token(const std::string& key) {
  std::string escaped;
  for (const char c : key) {
    if (c == '~')
      escaped += "~0";
    else if (c == '/')
      escaped += "~1";
    else
      escaped += c;
  }
  return "/" + escaped;
}

void compare_into(const ordered_json& a, const ordered_json& b, const std::string& path, JsonComparison& found) {
  if (a.is_object() && b.is_object()) {
    for (const auto& [key, value] : a.items()) {
      if (b.contains(key))
        compare_into(value, b.at(key), path + token(key), found);
      else
        found.differences.push_back({path + token(key), value.dump(), {}});
    }
    for (const auto& [key, value] : b.items())
      if (!a.contains(key)) found.differences.push_back({path + token(key), {}, value.dump()});
  } else if (a.is_array() && b.is_array() && a.size() == b.size()) {
    for (std::size_t i = 0; i < a.size(); ++i) compare_into(a[i], b[i], path + token(std::to_string(i)), found);
  } else {
    ++found.values;
    if (!agree(a, b)) found.differences.push_back({path, a.dump(), b.dump()});
  }
}

}  // namespace

JsonComparison compare(const ordered_json& reported, const ordered_json& recomputed) {
  JsonComparison found;
  compare_into(reported, recomputed, "", found);
  return found;
}

}  // namespace twinlight::report
