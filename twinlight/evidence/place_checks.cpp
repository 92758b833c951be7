#include "twinlight/evidence/place_checks.h"

#include <fmt/format.h>

#include <algorithm>

namespace twinlight::evidence {
namespace {

std::optional<double> stated(Quantity quantity, const Enclosure& enclosure) {
  const auto number = [](const std::optional<int>& code) { return code ? std::optional<double>(*code) : std::nullopt; };
  if (quantity == Quantity::ik) return number(enclosure.ik);
  if (quantity == Quantity::least_output) return enclosure.least_output;
  if (!enclosure.ip) return std::nullopt;
  if (quantity == Quantity::ip_solids) return number(enclosure.ip->solids);
  return quantity == Quantity::ip_liquids ? number(enclosure.ip->liquids) : std::nullopt;
}

std::string note_on_unstated(const Check& check) {
  const std::string what = fmt::format("{} ({} {})", name_of(check.quantity, requirements::Language::en),
                                       check.at_most ? "≤" : "≥", with_unit(check.quantity, check.limit));
  return what + ": the catalogue does not say; ask the maker for a test report";
}

bool share_a_word(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& word) { return std::ranges::find(b, word) != b.end(); });
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " or "));
}

}  // namespace

bool is_code_digit(Quantity quantity) {
  return quantity == Quantity::ip_solids || quantity == Quantity::ip_liquids || quantity == Quantity::ik;
}

std::vector<Check> place_checks(const Need& need, const Enclosure& enclosure) {
  std::vector<Check> checks;
  if (!need.place) return checks;
  for (const requirements::Requirement& row : need.place->rows) {
    auto of_row =
        make_further_checks(row, [&](const requirements::Limit& limit) { return stated(limit.quantity, enclosure); });
    for (Check& check : of_row) {
      if (!check.value) check.note = note_on_unstated(check);
      checks.push_back(std::move(check));
    }
  }
  return checks;
}

void hold_against_place(const Need& need, const Enclosure& enclosure, EvaluatedLayout& found) {
  if (!need.place) return;
  for (Check& check : place_checks(need, enclosure)) found.checks.push_back(std::move(check));
  found.verdict = judge(found.checks);
  if (!need.place->mountings.empty() && enclosure.mountings.empty()) {
    found.verdict.open_points.push_back("Mounting (" + joined(need.place->mountings) +
                                        "): the catalogue does not say; ask the maker");
    ++found.verdict.open_binding_checks;
  }
  for (const requirements::Requirement& row : need.place->rows) {
    if (!row.product || !row.product->proof) continue;
    found.verdict.open_points.push_back(row.title.en + ": ask the maker. " + row.product->ask.en);
    ++found.verdict.open_binding_checks;
  }
}

std::optional<Exclusion> reason_of_place(const Need& need, const Enclosure& enclosure) {
  if (!need.place) return std::nullopt;
  const Place& place = *need.place;
  if (place.made_for_domain && !enclosure.domains.empty() &&
      !share_a_word({need.requirement.domain}, enclosure.domains))
    return Exclusion{"made for other domains than " + need.requirement.domain + ", says the catalogue"};
  if (!place.mountings.empty() && !enclosure.mountings.empty() && !share_a_word(place.mountings, enclosure.mountings))
    return Exclusion{"not for mounting " + joined(place.mountings) + ", says the catalogue"};
  return std::nullopt;
}

bool suits_place(const Need& need, const Enclosure& enclosure) {
  if (reason_of_place(need, enclosure)) return false;
  const std::vector<Check> checks = place_checks(need, enclosure);
  return std::none_of(checks.begin(), checks.end(),
                      [](const Check& check) { return check.binding && check.pass() == false; });
}

}  // namespace twinlight::evidence
