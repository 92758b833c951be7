#include "twinlight/evidence/day_of_light.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "twinlight/evidence/day_of_light_result.h"
#include "twinlight/evidence/open_reasons.h"
#include "twinlight/evidence/source_spectrum.h"

namespace twinlight::evidence {
namespace {

constexpr const char* no_spectrum_note =
    "melanopic light can not be computed: neither the file nor a spectrum beside it says what the light is made of; "
    "ask the maker for the spectrum (CIE S 026, TM-33 or .spdx)";

/// The scene with nothing but some eyes that look the same way.
lighting::Scene scene_of_eyes(lighting::Scene scene, const std::vector<const Eye*>& eyes) {
  scene.task = {.normal = eyes.front()->gaze};
  for (const Eye* eye : eyes) scene.task.points_m.push_back(eye->position_m);
  scene.further_tasks.clear();
  scene.cylindrical_points_m.clear();
  scene.observers.clear();
  return scene;
}

/// Melanopic EDI of an eye in a period, for a least or a greatest limit.
double melanopic_lx(const LightPeriod& period, const EyeLight& eye, double melanopic_der, bool at_most) {
  const double lamp_lx = at_most ? eye.initial_lx : eye.maintained_lx;
  return lamp_lx * period.output * melanopic_der + period.daylight_melanopic_lx.value_or(0.0);
}

bool asks_for_a_greatest(const LightPeriod& period) {
  const auto& limits = period.requirement.limits;
  return std::any_of(limits.begin(), limits.end(), [](const requirements::Limit& limit) {
    return limit.quantity == Quantity::melanopic_edi_lx && is_greatest(limit);
  });
}

/// The least or the greatest of the eyes, as the limit asks; none for other quantities, where there is no spectrum, and
/// where daylight that is not known could still break the limit.
FurtherValues worst_of(const LightPeriod& period, const std::vector<double>& melanopic_lx) {
  return [&](const requirements::Limit& limit) -> std::optional<double> {
    if (limit.quantity != Quantity::melanopic_edi_lx || melanopic_lx.empty()) return std::nullopt;
    if (!is_greatest(limit)) return *std::min_element(melanopic_lx.begin(), melanopic_lx.end());
    const double greatest_lx = *std::max_element(melanopic_lx.begin(), melanopic_lx.end());
    return period.daylight_melanopic_lx || greatest_lx > limit.value ? std::optional(greatest_lx) : std::nullopt;
  };
}

/// Rows that ask for light during so many hours are judged by the length of all periods that name them, together. None
/// for a period that is not the first of its row.
std::optional<Check> duration_check(const DayOfLight& day, const LightPeriod& period) {
  const requirements::Requirement& row = period.requirement;
  if (!row.when || !row.when->hours_per_day) return std::nullopt;
  std::vector<DayHours> of_row;
  std::string hours;
  for (const LightPeriod& other : day.periods) {
    if (other.requirement.id != row.id) continue;
    if (of_row.empty() && &other != &period) return std::nullopt;
    of_row.push_back(other.hours);
    hours += ", " + other.hours.text();
  }
  return Check{.requirement = row.id,
               .clause = row.clause + hours,
               .quantity = Quantity::light_h_per_day,
               .limit = *row.when->hours_per_day,
               .value = hours_within(of_row),
               .confidence = row.confidence.base};
}

}  // namespace

std::string_view to_string(Posture posture) {
  switch (posture) {
    case Posture::sitting:
      return "sitting";
    case Posture::standing:
      return "standing";
    case Posture::lying:
      break;
  }
  return "lying";
}

double hours_without_period(const DayOfLight& day) {
  std::vector<DayHours> stretches;
  stretches.reserve(day.periods.size());
  for (const LightPeriod& period : day.periods) stretches.push_back(period.hours);
  return hours_of_a_day - hours_within(stretches);
}

Result<DayOfLightResult> day_of_light(const Need& need, const lighting::Scene& scene, const LightingEngine& engine) {
  const DayOfLight& day = *need.day;
  DayOfLightResult result{.eyes = std::vector<EyeLight>(day.eyes.size()),
                          .hours_judged = hours_of_a_day - hours_without_period(day)};
  std::map<std::array<double, 3>, std::vector<const Eye*>> by_gaze;
  for (const Eye& eye : day.eyes) by_gaze[{eye.gaze.x(), eye.gaze.y(), eye.gaze.z()}].push_back(&eye);
  for (const auto& [gaze, eyes] : by_gaze) {
    const lighting::Evaluation evaluation = TWL_TRY(engine.evaluate(scene_of_eyes(scene, eyes)));
    for (std::size_t i = 0; i < eyes.size(); ++i) {
      EyeLight& light = result.eyes[static_cast<std::size_t>(eyes[i] - day.eyes.data())];
      light.maintained_lx = evaluation.task.illuminance_lx[i];
      light.initial_lx = light.maintained_lx / need.maintenance_factor;
    }
  }
  const auto metrics = spectrum_of(*scene.luminaire);
  if (metrics) result.melanopic_der = metrics->melanopic_der();
  for (const LightPeriod& period : day.periods) {
    std::vector<double>& melanopic = result.periods_melanopic_lx.emplace_back();
    if (!result.melanopic_der && period.output > 0.0) continue;
    for (const EyeLight& eye : result.eyes)
      melanopic.push_back(melanopic_lx(period, eye, result.melanopic_der.value_or(0.0), asks_for_a_greatest(period)));
  }
  return result;
}

std::vector<Check> day_checks(const Need& need, const DayOfLightResult& result) {
  std::vector<Check> checks;
  for (std::size_t i = 0; i < need.day->periods.size(); ++i) {
    const LightPeriod& period = need.day->periods[i];
    const std::vector<double>& melanopic = result.periods_melanopic_lx[i];
    for (Check& check : make_further_checks(period.requirement, worst_of(period, melanopic))) {
      check.clause += ", " + period.hours.text();
      if (!check.value && check.quantity == Quantity::melanopic_edi_lx)
        check.note = melanopic.empty() ? no_spectrum_note : std::string(no_eye_daylight_note);
      checks.push_back(std::move(check));
    }
    if (auto duration = duration_check(*need.day, period)) checks.push_back(*std::move(duration));
  }
  return checks;
}

}  // namespace twinlight::evidence
