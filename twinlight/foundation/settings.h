#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/range.h"
#include "twinlight/foundation/result.h"

namespace twinlight {

/// A table of a TOML file that knows its file, its line and its path, so that every complaint says where the
/// fault is and what was expected: `classroom.toml:7: room.height_m: -3 is not greater than 0`.
///
/// Keys are those of this table, not dotted paths. Readers of one table first call `allow_only`, so that a
/// misspelt key is an error and not a silently used default.
class Settings {
 public:
  static Result<Settings> read(const std::filesystem::path& path);
  static Result<Settings> parse(std::string_view text, std::string file);

  /// Refuses any key that is not listed, naming the nearest listed one.
  Result<void> allow_only(std::initializer_list<std::string_view> known_keys) const;

  bool has(std::string_view key) const;
  std::vector<std::string> keys() const;  ///< in the order of the file

  Result<double> number(std::string_view key, Range range = {}) const;
  Result<double> number_or(std::string_view key, double otherwise, Range range = {}) const;
  Result<std::optional<double>> optional_number(std::string_view key, Range range = {}) const;
  Result<int> integer(std::string_view key, Range range = {}) const;
  Result<int> integer_or(std::string_view key, int otherwise, Range range = {}) const;
  Result<bool> boolean_or(std::string_view key, bool otherwise) const;
  Result<std::optional<bool>> optional_boolean(std::string_view key) const;
  Result<std::string> text(std::string_view key) const;  ///< not empty
  Result<std::string> text_or(std::string_view key, std::string otherwise) const;
  /// A text that must be one of `choices`.
  Result<std::string> choice(std::string_view key, std::initializer_list<std::string_view> choices) const;
  Result<std::vector<std::string>> texts(std::string_view key) const;
  Result<std::vector<double>> numbers(std::string_view key, Range range = {}) const;
  /// `[[x, y, z], …]`: rows of exactly `columns` numbers.
  Result<std::vector<std::vector<double>>> number_rows(std::string_view key, std::size_t columns) const;

  Result<Settings> table(std::string_view key) const;
  Result<std::optional<Settings>> optional_table(std::string_view key) const;
  Result<std::vector<Settings>> tables(std::string_view key) const;  ///< `[[key]]`; empty when there is none

  /// A Diagnostic at `key` (at the table itself when the key is absent or empty), for rules that span several keys.
  Diagnostic complaint(std::string_view key, std::string message) const;

  const std::string& file() const;

 private:
  struct Node;
  explicit Settings(std::shared_ptr<const Node> node);
  template <class Read>
  auto with_value(std::string_view key, std::string_view expected, Read read) const;
  std::shared_ptr<const Node> node_;
};

}  // namespace twinlight
