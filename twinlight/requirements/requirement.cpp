#include "twinlight/requirements/requirement.h"

#include <algorithm>

namespace twinlight::requirements {

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::verified:
      return "verified";
    case Confidence::known:
      return "known";
    case Confidence::uncertain:
      break;
  }
  return "uncertain";
}

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::law:
      return "law";
    case Standing::standard:
      return "standard";
    case Standing::programme:
      return "programme";
    case Standing::guidance:
      return "guidance";
    case Standing::practice:
      break;
  }
  return "practice";
}

LocalisedText clause_words(const Requirement& requirement) {
  if (requirement.clause.empty()) return {};
  if (requirement.clause == requirement.title.en) return requirement.title;
  return requirement.clause == requirement.group.en ? requirement.group : LocalisedText{};
}

const std::string& clause_in(const Requirement& requirement, Language language) {
  if (requirement.clause == requirement.title.en) return requirement.title.in(language);
  return requirement.clause == requirement.group.en ? requirement.group.in(language) : requirement.clause;
}

std::vector<Limit> all_limits(const Requirement& requirement) {
  std::vector<Limit> limits;
  const auto add = [&](Quantity quantity, Comparison comparison, const std::optional<double>& value,
                       Confidence confidence) {
    if (value)
      limits.push_back({.quantity = quantity, .comparison = comparison, .value = *value, .confidence = confidence});
  };
  const auto surface = [&](Quantity mean, Quantity uniformity, const std::optional<double>& least_mean_lx) {
    add(mean, Comparison::at_least, least_mean_lx, requirement.confidence.ambient);
    if (least_mean_lx)
      add(uniformity, Comparison::at_least, requirement.ambient.uniformity, requirement.confidence.ambient);
  };
  const Confidence base = requirement.confidence.base;
  add(Quantity::maintained_illuminance_lx, Comparison::at_least, requirement.maintained_illuminance_lx, base);
  add(Quantity::uniformity, Comparison::at_least, requirement.uniformity, base);
  add(Quantity::ugr, Comparison::at_most, requirement.ugr, base);
  add(Quantity::colour_rendering_index, Comparison::at_least, requirement.colour_rendering_index, base);
  surface(Quantity::walls_mean_lx, Quantity::walls_uniformity, requirement.ambient.walls_lx);
  surface(Quantity::ceiling_mean_lx, Quantity::ceiling_uniformity, requirement.ambient.ceiling_lx);
  surface(Quantity::cylindrical_mean_lx, Quantity::cylindrical_uniformity, requirement.ambient.cylindrical_lx);
  limits.insert(limits.end(), requirement.limits.begin(), requirement.limits.end());
  return limits;
}

bool has_uncertain_figures(const Requirement& requirement) {
  const std::vector<Limit> limits = all_limits(requirement);
  return requirement.dates == Confidence::uncertain || requirement.confidence.base == Confidence::uncertain ||
         std::any_of(limits.begin(), limits.end(),
                     [](const Limit& limit) { return limit.confidence == Confidence::uncertain; });
}

}  // namespace twinlight::requirements
