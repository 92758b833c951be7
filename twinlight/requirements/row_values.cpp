#include "twinlight/requirements/row_values.h"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace twinlight::requirements {

Result<Confidence> read_confidence(const Settings& table, std::string_view key) {
  const std::string word = TWL_TRY(table.choice(key, {"verified", "known", "uncertain"}));
  if (word == "verified") return Confidence::verified;
  return word == "known" ? Confidence::known : Confidence::uncertain;
}

Result<LocalisedText> read_localised(const Settings& row, std::string_view key) {
  const Settings table = TWL_TRY(row.table(key));
  TWL_CHECK(table.allow_only({"en", "nl", "zh"}));
  LocalisedText made;
  made.en = TWL_TRY(table.text("en"));
  made.nl = TWL_TRY(table.text("nl"));
  made.zh = TWL_TRY(table.text("zh"));
  return made;
}

Result<LocalisedText> read_optional_localised(const Settings& row, std::string_view key) {
  if (!row.has(key)) return LocalisedText{};
  return read_localised(row, key);
}

Result<std::optional<Date>> read_optional_date(const Settings& row, std::string_view key) {
  if (!row.has(key)) return std::optional<Date>();
  Result<Date> date = parse_date(TWL_TRY(row.text(key)));
  if (!date) return failure(row.complaint(key, date.error().message));
  return std::optional<Date>(*date);
}

Result<Period> read_period(const Settings& table, const Period& otherwise) {
  Period period = otherwise;
  if (const auto from = TWL_TRY(read_optional_date(table, "from"))) period.from = from;
  if (const auto until = TWL_TRY(read_optional_date(table, "until"))) period.until = until;
  if (period.from && period.until && *period.until < *period.from)
    return failure(table.complaint("until", "is before the day it is in force from"));
  return period;
}

Result<std::vector<Limit>> read_limits(const Settings& row, std::string_view key, Confidence confidence) {
  constexpr std::array<std::pair<std::string_view, Comparison>, 4> bounds = {{{"at_least", Comparison::at_least},
                                                                              {"above", Comparison::above},
                                                                              {"at_most", Comparison::at_most},
                                                                              {"below", Comparison::below}}};
  std::vector<Limit> limits;
  for (const Settings& table : TWL_TRY(row.tables(key))) {
    TWL_CHECK(table.allow_only({"quantity", "at_least", "at_most", "above", "below", "confidence", "strength"}));
    const std::string name = TWL_TRY(table.text("quantity"));
    const std::optional<Quantity> quantity = quantity_named(name);
    if (!quantity) return failure(table.complaint("quantity", fmt::format("'{}' is no quantity", name)));
    Limit limit{.quantity = *quantity, .confidence = confidence};
    if (table.has("confidence")) limit.confidence = TWL_TRY(read_confidence(table, "confidence"));
    if (table.has("strength") && TWL_TRY(table.choice("strength", {"required", "recommended"})) == "recommended")
      limit.strength = Strength::recommended;
    const std::size_t before = limits.size();
    for (const auto& [word, comparison] : bounds) {
      const std::optional<double> value = TWL_TRY(table.optional_number(word));
      if (!value) continue;
      limit.comparison = comparison;
      limit.value = *value;
      limits.push_back(limit);
    }
    if (limits.size() == before)
      return failure(table.complaint("", "has no bound; expected at_least, at_most, above or below"));
    if (limits.size() == before + 2 && limits[before + 1].value < limits[before].value)
      return failure(table.complaint("", "its greatest value is less than its least"));
    if (limits.size() > before + 2) return failure(table.complaint("", "has more than two bounds"));
  }
  return limits;
}

}  // namespace twinlight::requirements
