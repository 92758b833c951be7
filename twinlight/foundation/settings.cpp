#include "twinlight/foundation/settings.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "twinlight/foundation/edit_distance.h"
#include "twinlight/foundation/file.h"

namespace twinlight {

/// `root` keeps the document alive; `table` is the part of it that this Settings shows.
struct Settings::Node {
  std::shared_ptr<const toml::table> root;
  const toml::table* table = nullptr;
  std::string file;
  std::string path;  ///< "room" or "product[2]"; empty for the document itself
};

namespace {

constexpr std::size_t largest_settings_bytes = std::size_t{4} << 20U;

/// A finite TOML integer or float within the range; otherwise `fault` says why not.
std::optional<double> finite_number(const toml::node& node, const Range& range, std::string& fault) {
  const std::optional<double> value = node.is_number() ? node.value<double>() : std::nullopt;
  if (!value || !std::isfinite(*value)) {
    fault = "expected a finite number";
    return std::nullopt;
  }
  fault = range_fault(*value, range);
  return fault.empty() ? value : std::nullopt;
}

}  // namespace

Settings::Settings(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

const std::string& Settings::file() const {
  return node_->file;
}

Result<Settings> Settings::parse(std::string_view text, std::string file) {
  try {
    auto root = std::make_shared<const toml::table>(toml::parse(text, file));
    const toml::table* table = root.get();
    return Settings(std::make_shared<const Node>(Node{std::move(root), table, std::move(file), ""}));
  } catch (const toml::parse_error& error) {
    return failure({.message = std::string("not valid TOML: ").append(error.description()),
                    .file = std::move(file),
                    .line = error.source().begin.line});
  }
}

Result<Settings> Settings::read(const std::filesystem::path& path) {
  const std::string text = TWL_TRY(read_file(path, largest_settings_bytes));
  return parse(text, path.string());
}

Diagnostic Settings::complaint(std::string_view key, std::string message) const {
  const toml::node* value = key.empty() ? nullptr : node_->table->get(key);
  const toml::source_region& place = value != nullptr ? value->source() : node_->table->source();
  std::string field = node_->path;
  if (!key.empty()) field += (field.empty() ? "" : ".") + std::string(key);
  return {.message = std::move(message), .file = node_->file, .line = place.begin.line, .field = std::move(field)};
}

Result<void> Settings::allow_only(std::initializer_list<std::string_view> known_keys) const {
  for (const std::string& key : keys()) {
    if (std::find(known_keys.begin(), known_keys.end(), key) != known_keys.end()) continue;
    const auto nearest = std::min_element(known_keys.begin(), known_keys.end(), [&](auto a, auto b) {
      return edit_distance(a, key) < edit_distance(b, key);
    });
    const bool close = nearest != known_keys.end() && edit_distance(*nearest, key) <= 1 + key.length() / 3;
    const std::string help = close ? fmt::format("did you mean '{}'?", *nearest)
                                   : fmt::format("expected one of: {}", fmt::join(known_keys, ", "));
    return failure(complaint(key, "unknown key; " + help));
  }
  return {};
}

bool Settings::has(std::string_view key) const {
  return node_->table->contains(key);
}

std::vector<std::string> Settings::keys() const {
  std::vector<std::pair<toml::source_position, std::string>> placed;
  for (const auto& [key, value] : *node_->table) placed.emplace_back(key.source().begin, std::string(key.str()));
  std::sort(placed.begin(), placed.end());
  std::vector<std::string> names;
  names.reserve(placed.size());
  for (auto& [place, name] : placed) names.push_back(std::move(name));
  return names;
}

/// Calls `read(node, fault)`, which gives an optional value; no value becomes a complaint with `fault`.
template <class Read>
auto Settings::with_value(std::string_view key, std::string_view expected, Read read) const {
  using Value = typename decltype(read(std::declval<const toml::node&>(), std::declval<std::string&>()))::value_type;
  const toml::node* node = node_->table->get(key);
  if (node == nullptr) return Result<Value>(failure(complaint(key, fmt::format("is missing; expected {}", expected))));
  std::string fault = fmt::format("expected {}", expected);
  auto value = read(*node, fault);
  if (!value) return Result<Value>(failure(complaint(key, std::move(fault))));
  return Result<Value>(*std::move(value));
}

Result<double> Settings::number(std::string_view key, Range range) const {
  return with_value(key, "a number",
                    [&](const toml::node& node, std::string& fault) { return finite_number(node, range, fault); });
}

Result<double> Settings::number_or(std::string_view key, double otherwise, Range range) const {
  return has(key) ? number(key, range) : Result<double>(otherwise);
}

Result<std::optional<double>> Settings::optional_number(std::string_view key, Range range) const {
  if (!has(key)) return std::optional<double>();
  return std::optional<double>(TWL_TRY(number(key, range)));
}

Result<int> Settings::integer(std::string_view key, Range range) const {
  const Range int_range = {.least = std::max(range.least, static_cast<double>(std::numeric_limits<int>::min())),
                           .most = std::min(range.most, static_cast<double>(std::numeric_limits<int>::max())),
                           .least_excluded = range.least_excluded};
  return with_value(key, "a whole number", [&](const toml::node& node, std::string& fault) -> std::optional<int> {
    if (!node.is_integer()) return std::nullopt;
    const auto value = finite_number(node, int_range, fault);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
  });
}

Result<int> Settings::integer_or(std::string_view key, int otherwise, Range range) const {
  return has(key) ? integer(key, range) : Result<int>(otherwise);
}

Result<bool> Settings::boolean_or(std::string_view key, bool otherwise) const {
  return TWL_TRY(optional_boolean(key)).value_or(otherwise);
}

Result<std::optional<bool>> Settings::optional_boolean(std::string_view key) const {
  if (!has(key)) return std::optional<bool>();
  return with_value(key, "true or false", [](const toml::node& node, std::string&) {
    const auto value = node.value_exact<bool>();
    return value ? std::make_optional(value) : std::nullopt;
  });
}

Result<std::string> Settings::text(std::string_view key) const {
  return with_value(key, "a text", [](const toml::node& node, std::string& fault) {
    auto value = node.value_exact<std::string>();
    if (value && value->empty()) {
      fault = "is empty; expected a text";
      value.reset();
    }
    return value;
  });
}

Result<std::string> Settings::text_or(std::string_view key, std::string otherwise) const {
  return has(key) ? text(key) : Result<std::string>(std::move(otherwise));
}

Result<std::string> Settings::choice(std::string_view key, std::initializer_list<std::string_view> choices) const {
  const std::string expected = fmt::format("one of: {}", fmt::join(choices, ", "));
  return with_value(key, expected, [&](const toml::node& node, std::string& fault) {
    auto value = node.value_exact<std::string>();
    if (value && std::find(choices.begin(), choices.end(), *value) == choices.end()) {
      fault = fmt::format("'{}' is unknown; expected {}", *value, expected);
      value.reset();
    }
    return value;
  });
}

Result<std::vector<std::string>> Settings::texts(std::string_view key) const {
  return with_value(key, "a list of texts",
                    [](const toml::node& node, std::string&) -> std::optional<std::vector<std::string>> {
                      if (!node.is_array()) return std::nullopt;
                      std::vector<std::string> values;
                      for (const toml::node& element : *node.as_array()) {
                        const auto value = element.value_exact<std::string>();
                        if (!value) return std::nullopt;
                        values.push_back(*value);
                      }
                      return values;
                    });
}

Result<std::vector<double>> Settings::numbers(std::string_view key, Range range) const {
  return with_value(key, "a list of numbers",
                    [&](const toml::node& node, std::string& fault) -> std::optional<std::vector<double>> {
                      if (!node.is_array()) return std::nullopt;
                      std::vector<double> values;
                      for (const toml::node& element : *node.as_array()) {
                        const auto value = finite_number(element, range, fault);
                        if (!value) return std::nullopt;
                        values.push_back(*value);
                      }
                      return values;
                    });
}

Result<std::vector<std::vector<double>>> Settings::number_rows(std::string_view key, std::size_t columns) const {
  using Rows = std::vector<std::vector<double>>;
  const std::string expected = fmt::format("a list of rows of {} numbers", columns);
  return with_value(key, expected, [&](const toml::node& node, std::string& fault) -> std::optional<Rows> {
    if (!node.is_array()) return std::nullopt;
    Rows rows;
    for (const toml::node& element : *node.as_array()) {
      const toml::array* row = element.as_array();
      if (row == nullptr || row->size() != columns) {
        fault = fmt::format("row {}: expected {} numbers", rows.size() + 1, columns);
        return std::nullopt;
      }
      rows.emplace_back();
      for (const toml::node& cell : *row) {
        const auto value = finite_number(cell, {}, fault);
        if (!value) return std::nullopt;
        rows.back().push_back(*value);
      }
    }
    return rows;
  });
}

Result<Settings> Settings::table(std::string_view key) const {
  return with_value(
      key, fmt::format("a table [{}]", key), [&](const toml::node& node, std::string&) -> std::optional<Settings> {
        if (!node.is_table()) return std::nullopt;
        const std::string path = complaint(key, "").field;
        return Settings(std::make_shared<const Node>(Node{node_->root, node.as_table(), node_->file, path}));
      });
}

Result<std::optional<Settings>> Settings::optional_table(std::string_view key) const {
  if (!has(key)) return std::optional<Settings>();
  return std::optional<Settings>(TWL_TRY(table(key)));
}

Result<std::vector<Settings>> Settings::tables(std::string_view key) const {
  if (!has(key)) return std::vector<Settings>();
  return with_value(key, fmt::format("a list of tables [[{}]]", key),
                    [&](const toml::node& node, std::string&) -> std::optional<std::vector<Settings>> {
                      if (!node.is_array()) return std::nullopt;
                      std::vector<Settings> found;
                      for (const toml::node& element : *node.as_array()) {
                        if (!element.is_table()) return std::nullopt;
                        const std::string path = fmt::format("{}[{}]", complaint(key, "").field, found.size() + 1);
                        found.push_back(Settings(
                            std::make_shared<const Node>(Node{node_->root, element.as_table(), node_->file, path})));
                      }
                      return found;
                    });
}

}  // namespace twinlight
