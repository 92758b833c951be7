#include "twinlight/report/phrases.h"

#include "twinlight/foundation/settings.h"

namespace twinlight::report {

std::string filled(std::string text, Fillings fillings) {
  for (const auto& [name, value] : fillings) {
    const std::string place = "{" + std::string(name) + "}";
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
      text.replace(at, place.size(), value);
  }
  return text;
}

Result<Phrases> Phrases::load(const std::filesystem::path& folder, Language language) {
  Phrases phrases;
  phrases.language_ = language;
  const Settings file = TWL_TRY(Settings::read(folder / (std::string(code_of(language)) + ".toml")));
  for (const std::string& section : file.keys()) {
    const Settings table = TWL_TRY(file.table(section));
    for (const std::string& key : table.keys()) {
      std::string name = section;
      name.append(".").append(key);
      phrases.texts_[std::move(name)] = TWL_TRY(table.text(key));
    }
  }
  return phrases;
}

std::string Phrases::operator()(std::string_view key, Fillings fillings) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return "⟦" + std::string(key) + "⟧";
  return filled(found->second, fillings);
}

std::string Phrases::quantity(double value, int decimals, std::string_view unit) const {
  constexpr std::string_view no_break_space = "\u00a0";
  return number(value, decimals) + std::string(no_break_space) + std::string(unit);
}

}  // namespace twinlight::report
