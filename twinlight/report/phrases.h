#pragma once

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "twinlight/foundation/result.h"
#include "twinlight/report/language.h"

namespace twinlight::report {

using Fillings = std::initializer_list<std::pair<std::string_view, std::string>>;

/// A text with each {name} replaced by what it is filled with.
std::string filled(std::string text, Fillings fillings);

/// The words of a report in one language.
class Phrases {
 public:
  /// Reads `nl.toml`, `en.toml` or `zh.toml` of a folder: tables of texts, addressed as `table.key`.
  static Result<Phrases> load(const std::filesystem::path& folder, Language language);

  Language language() const { return language_; }
  bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  /// The text, or the key in ⟦ ⟧ where there is none: seen by every reader, and refused by the tests.
  std::string operator()(std::string_view key, Fillings fillings = {}) const;

  std::string number(double value, int decimals) const { return number_text(language_, value, decimals); }
  /// A number with its unit, held together on a line.
  std::string quantity(double value, int decimals, std::string_view unit) const;

  const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }

 private:
  Language language_ = Language::en;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace twinlight::report
