#include "twinlight/evidence/check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace twinlight::evidence {
namespace {

using requirements::Confidence;
using requirements::Requirement;

/// Why a limit that only some rows have has no value, and who can say.
std::string note_on_missing(const requirements::Limit& limit) {
  const std::string what = fmt::format("{} ({} {})", name_of(limit.quantity, requirements::Language::en),
                                       sign_of(limit.comparison), with_unit(limit.quantity, limit.value));
  switch (limit.quantity) {
    case Quantity::photoperiod_h:
    case Quantity::light_h_per_day:
    case Quantity::dark_h_per_day:
    case Quantity::uninterrupted_dark_h:
      return what + ": the need does not say when the light burns; give it hours_used";
    case Quantity::dli_mol_per_m2_day:
      return what +
             ": the need must say when the light burns (hours_used) and what daylight the crop gets "
             "(daylight_mol_per_m2_day, 0 where none)";
    case Quantity::ppfd_umol_per_m2_s:
    case Quantity::blue_share:
    case Quantity::red_to_far_red_ratio:
      return what + " can not be computed: ask the maker for the spectrum, or for a TM-33 file with photons";
    default:
      return what + " can not be computed from the file: ask the maker or measure it";
  }
}

/// Collects the limits that a requirement has.
class CheckList {
 public:
  explicit CheckList(const Requirement& requirement) : requirement_(requirement) {}

  void at_least(Quantity quantity, const std::optional<double>& limit, std::optional<double> value,
                Confidence confidence) {
    add(quantity, limit, value, confidence, false);
  }
  void at_most(Quantity quantity, const std::optional<double>& limit, std::optional<double> value,
               Confidence confidence) {
    add(quantity, limit, value, confidence, true);
  }
  /// The mean and the uniformity of a surface; no limit of uniformity without one of the mean.
  void surface(Quantity mean, Quantity uniformity, const std::optional<double>& least_mean_lx,
               const std::optional<lighting::SurfaceIlluminance>& surface) {
    const Confidence confidence = requirement_.confidence.ambient;
    const auto value = [&](double lighting::SurfaceIlluminance::*member) {
      return surface ? std::optional((*surface).*member) : std::nullopt;
    };
    at_least(mean, least_mean_lx, value(&lighting::SurfaceIlluminance::mean_lx), confidence);
    const std::optional<double> least_uniformity = least_mean_lx ? requirement_.ambient.uniformity : std::nullopt;
    at_least(uniformity, least_uniformity, value(&lighting::SurfaceIlluminance::uniformity), confidence);
  }

  /// A limit that only some rows have. What is merely recommended decides nothing.
  void further(const requirements::Limit& limit, std::optional<double> value) {
    const std::size_t before = checks_.size();
    add(limit.quantity, limit.value, value, limit.confidence, is_greatest(limit));
    checks_[before].binding = limit.strength == requirements::Strength::required;
    if (!value) checks_[before].note = note_on_missing(limit);
  }

  /// Adds a note to the last check where it has no value.
  void explain_missing(Quantity quantity, const std::string& note) {
    for (Check& check : checks_)
      if (check.quantity == quantity && !check.value) check.note = note;
  }

  /// Settles what the verdict rests on, from the limits of `Requirement`'s own fields: further ones that are certain
  /// do not make an uncertain illuminance advisory.
  void settle() {
    const auto certain = [](const auto& of) { return of.confidence != Confidence::uncertain; };
    const bool any_certain = checks_.empty()
                                 ? std::any_of(requirement_.limits.begin(), requirement_.limits.end(), certain)
                                 : std::any_of(checks_.begin(), checks_.end(), certain);
    for (Check& check : checks_) check.binding = !any_certain || check.confidence != Confidence::uncertain;
    rests_on_uncertain_ = !any_certain;
  }

  std::vector<Check> take() && {
    for (Check& check : checks_)
      check.binding = check.binding && (rests_on_uncertain_ || check.confidence != Confidence::uncertain);
    return std::move(checks_);
  }

 private:
  void add(Quantity quantity, const std::optional<double>& limit, std::optional<double> value, Confidence confidence,
           bool at_most) {
    if (!limit) return;
    checks_.push_back({.requirement = requirement_.id,
                       .clause = requirement_.clause,
                       .quantity = quantity,
                       .limit = *limit,
                       .at_most = at_most,
                       .value = value,
                       .confidence = confidence});
  }

  const Requirement& requirement_;
  std::vector<Check> checks_;
  bool rests_on_uncertain_ = false;
};

std::optional<double> value_of(Quantity quantity, const lighting::Evaluation& evaluation,
                               const photometry::Luminaire& luminaire) {
  if (quantity == Quantity::power_density_W_per_m2) return evaluation.power_density_W_per_m2;
  if (quantity == Quantity::cct_K) return luminaire.colour_temperature_K;
  return std::nullopt;
}

}  // namespace

bool is_greatest(const requirements::Limit& limit) {
  return limit.comparison == requirements::Comparison::at_most || limit.comparison == requirements::Comparison::below;
}

bool is_mean_illuminance(Quantity quantity) {
  return quantity == Quantity::maintained_illuminance_lx || quantity == Quantity::walls_mean_lx ||
         quantity == Quantity::ceiling_mean_lx || quantity == Quantity::cylindrical_mean_lx ||
         quantity == Quantity::surrounding_mean_lx;
}

std::optional<double> Check::margin() const {
  if (!value) return std::nullopt;
  return at_most ? limit - *value : *value - limit;
}

std::optional<bool> Check::pass() const {
  const auto distance = margin();
  return distance ? std::optional(*distance >= 0.0) : std::nullopt;
}

double Check::shortfall() const {
  const auto distance = margin();
  return distance && limit > 0.0 ? std::max(0.0, -*distance / limit) : 0.0;
}

std::vector<Check> make_checks(const Requirement& requirement, const lighting::Evaluation& evaluation,
                               const photometry::Luminaire& luminaire, const FurtherValues& further) {
  const Confidence base = requirement.confidence.base;
  CheckList list(requirement);
  list.at_least(Quantity::maintained_illuminance_lx, requirement.maintained_illuminance_lx, evaluation.task.mean_lx,
                base);
  list.at_least(Quantity::uniformity, requirement.uniformity, evaluation.task.uniformity, base);
  list.at_most(Quantity::ugr, requirement.ugr, evaluation.ugr_max, base);
  const bool no_area = luminaire.opening.shape == photometry::LuminousOpening::Shape::point;
  list.explain_missing(Quantity::ugr, no_area
                                          ? "the file states no luminous area, so glare can not be computed: ask the "
                                            "maker for its dimensions or a UGR table"
                                          : "no luminous area is in view of an observer: glare has no rating");
  list.at_least(Quantity::colour_rendering_index, requirement.colour_rendering_index, luminaire.colour_rendering_index,
                base);
  list.explain_missing(Quantity::colour_rendering_index,
                       "the file does not state Ra: ask the maker for the colour rendering index");
  list.surface(Quantity::walls_mean_lx, Quantity::walls_uniformity, requirement.ambient.walls_lx, evaluation.walls);
  list.surface(Quantity::ceiling_mean_lx, Quantity::ceiling_uniformity, requirement.ambient.ceiling_lx,
               evaluation.ceiling);
  const auto explain_surface = [&](Quantity mean, Quantity uniformity, const char* note) {
    list.explain_missing(mean, note);
    list.explain_missing(uniformity, note);
  };
  explain_surface(Quantity::walls_mean_lx, Quantity::walls_uniformity, "the room has no walls");
  explain_surface(Quantity::ceiling_mean_lx, Quantity::ceiling_uniformity, "the room has no ceiling");
  list.surface(Quantity::cylindrical_mean_lx, Quantity::cylindrical_uniformity, requirement.ambient.cylindrical_lx,
               evaluation.cylindrical);
  explain_surface(Quantity::cylindrical_mean_lx, Quantity::cylindrical_uniformity,
                  "no place in the room is free at the height of the faces");
  list.settle();
  for (const requirements::Limit& limit : requirement.limits)
    list.further(limit, further ? further(limit) : value_of(limit.quantity, evaluation, luminaire));
  return std::move(list).take();
}

std::vector<Check> make_further_checks(const Requirement& requirement, const FurtherValues& further) {
  CheckList list(requirement);
  list.settle();
  for (const requirements::Limit& limit : requirement.limits) list.further(limit, further(limit));
  return std::move(list).take();
}

bool grows_with_luminaires(const Check& check) {
  if (check.at_most) return false;
  return is_mean_illuminance(check.quantity) || check.quantity == Quantity::illuminance_lx ||
         check.quantity == Quantity::ppfd_umol_per_m2_s || check.quantity == Quantity::dli_mol_per_m2_day ||
         check.quantity == Quantity::melanopic_edi_lx || check.quantity == Quantity::background_to_surrounding_ratio;
}

namespace {

std::string names(const std::vector<const Check*>& checks) {
  std::vector<std::string_view> words;
  words.reserve(checks.size());
  for (const Check* check : checks) words.push_back(to_string(check->quantity));
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string note_on_uncertain_limits(const std::vector<Check>& checks) {
  std::vector<const Check*> advisory;
  std::vector<const Check*> advisory_not_met;
  bool rests_on_uncertain = false;
  for (const Check& check : checks) {
    if (check.confidence != Confidence::uncertain) continue;
    rests_on_uncertain |= check.binding;
    if (!check.binding) advisory.push_back(&check);
    if (!check.binding && check.pass() == false) advisory_not_met.push_back(&check);
  }
  if (rests_on_uncertain)
    return "the verdict rests on uncertain limits; check them against the standard before relying on it";
  if (advisory.empty()) return {};
  const std::string met =
      advisory_not_met.empty() ? "all of them met as remembered" : "not met as remembered: " + names(advisory_not_met);
  return fmt::format("uncertain limits, not part of the verdict: {}; {}", names(advisory), met);
}

}  // namespace

Verdict judge(const std::vector<Check>& checks) {
  Verdict verdict{.pass = !checks.empty(), .confidence = Confidence::verified};
  for (const Check& check : checks) {
    if (!check.value) verdict.open_points.push_back(check.note);
    if (!check.binding) continue;
    if (!check.value) ++verdict.open_binding_checks;
    verdict.confidence = std::max(verdict.confidence, check.confidence);
    verdict.shortfall += check.shortfall();
    const bool needed = check.quantity == Quantity::maintained_illuminance_lx ||
                        (check.quantity == Quantity::ppfd_umol_per_m2_s && !check.at_most);
    if (check.pass() == false || (needed && !check.value)) verdict.pass = false;
  }
  verdict.note = note_on_uncertain_limits(checks);
  return verdict;
}

}  // namespace twinlight::evidence
