#include "twinlight/matching/what_if.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/measured_areas.h"
#include "twinlight/evidence/place_checks.h"
#include "twinlight/evidence/sensitivity.h"
#include "twinlight/foundation/range.h"
#include "twinlight/matching/parallel_for.h"

namespace twinlight::matching {
namespace {

using evidence::EvaluatedLayout;

constexpr Range target_lx = {.least = 0.0, .most = 1e6, .least_excluded = true};
constexpr Range maintenance = {.least = 0.0, .most = 1.0, .least_excluded = true};
constexpr Range reflectance = Range::between(0.0, 0.95);

struct Key {
  std::string_view name;
  std::optional<double> WhatIf::*value;
  Range range;
  bool whole = false;
};
constexpr std::array<Key, 8> keys{
    {{"maintained_illuminance_lx", &WhatIf::maintained_illuminance_lx, target_lx},
     {"maintenance_factor", &WhatIf::maintenance_factor, maintenance},
     {"reflectance.ceiling", &WhatIf::ceiling, reflectance},
     {"reflectance.walls", &WhatIf::walls, reflectance},
     {"reflectance.floor", &WhatIf::floor, reflectance},
     {"cost.years", &WhatIf::cost_years, evidence::cost_years_range, true},
     {"cost.discount_rate", &WhatIf::discount_rate, evidence::discount_rate_range},
     {"cost.electricity_price_growth", &WhatIf::electricity_price_growth, evidence::price_growth_range}}};

Result<void> read_part(std::string_view part, WhatIf& what_if) {
  const std::size_t equals = part.find('=');
  const std::string_view name = part.substr(0, equals);
  const auto* const key = std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == name; });
  if (equals == std::string_view::npos || key == keys.end())
    return failure({.message = "'" + std::string(part) + "': expected KEY=NUMBER with one of " + what_if_keys(),
                    .file = "--what-if"});
  const std::string text(part.substr(equals + 1));
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  std::string fault = "'" + text + "' is not a number";
  if (error == std::errc() && end == text.data() + text.size() && std::isfinite(value))
    fault = range_fault(value, key->range);
  if (fault.empty() && key->whole && value != std::floor(value)) fault = text + " is not a whole number";
  if (!fault.empty()) return failure({.message = fault, .file = "--what-if", .field = std::string(name)});
  what_if.*(key->value) = value;
  return {};
}

void scale(lighting::IlluminanceField& field, double factor) {
  for (double& illuminance_lx : field.illuminance_lx) illuminance_lx *= factor;
  for (double* value : {&field.mean_lx, &field.min_lx, &field.max_lx}) *value *= factor;
}

void scale(lighting::SurfaceIlluminance& surface, double factor) {
  surface.mean_lx *= factor;
  surface.min_lx *= factor;
}

/// Maintained values with another maintenance factor.
lighting::Evaluation scaled(lighting::Evaluation evaluation, double factor) {
  scale(evaluation.task, factor);
  scale(evaluation.direct_only, factor);
  scale(evaluation.floor, factor);
  for (auto* surface :
       {&evaluation.walls, &evaluation.ceiling, &evaluation.windows, &evaluation.obstacles, &evaluation.cylindrical})
    if (*surface) scale(**surface, factor);
  return evaluation;
}

/// Whether nothing that is asked of the light became easier.
bool only_asks_for_more(const evidence::Need& before, const evidence::Need& after, const WhatIf& change) {
  if (!change.changes_light()) return true;
  return *after.requirement.maintained_illuminance_lx >= *before.requirement.maintained_illuminance_lx &&
         after.maintenance_factor <= before.maintenance_factor;
}

Result<EvaluatedLayout> layout_in(const evidence::Need& before, const evidence::Need& after, const WhatIf& change,
                                  const ShortlistEntry& entry, const lighting::RoomModel* changed_room) {
  const EvaluatedLayout& found = entry.evidence.found;
  if (!change.changes_light()) return found;
  if (changed_room != nullptr) {
    const lighting::Scene scene = scene_of(after, entry.product->luminaire, found.layout);
    EvaluatedLayout layout = TWL_TRY(evaluate_layout(after, scene, found.layout, evidence::engine_on(*changed_room)));
    hold_against_place(after, entry.product->enclosure, layout);
    return layout;
  }
  EvaluatedLayout layout{.layout = found.layout,
                         .evaluation = scaled(found.evaluation, after.maintenance_factor / before.maintenance_factor)};
  layout.checks = evidence::make_checks(
      after.requirement, layout.evaluation, *entry.product->luminaire,
      evidence::further_values(after, after.requirement, layout.evaluation, *entry.product->luminaire));
  layout.verdict = judge(layout.checks);
  hold_against_place(after, entry.product->enclosure, layout);
  return layout;
}

}  // namespace

std::string what_if_keys() {
  std::string list;
  for (const Key& key : keys) list.append(list.empty() ? "" : ", ").append(key.name);
  return list;
}

Result<WhatIf> parse_what_if(std::string_view text) {
  WhatIf what_if{.text = std::string(text)};
  while (true) {
    const std::size_t comma = text.find(',');
    TWL_CHECK(read_part(text.substr(0, comma), what_if));
    if (comma == std::string_view::npos) return what_if;
    text.remove_prefix(comma + 1);
  }
}

evidence::Need changed(evidence::Need need, const WhatIf& what_if) {
  if (what_if.maintained_illuminance_lx) need.requirement.maintained_illuminance_lx = what_if.maintained_illuminance_lx;
  need.maintenance_factor = what_if.maintenance_factor.value_or(need.maintenance_factor);
  lighting::Reflectances& surfaces = need.room.reflectance;
  surfaces.ceiling = what_if.ceiling.value_or(surfaces.ceiling);
  surfaces.walls = what_if.walls.value_or(surfaces.walls);
  surfaces.floor = what_if.floor.value_or(surfaces.floor);
  if (!need.cost) return need;
  evidence::CostPlan& plan = *need.cost;
  plan.years = static_cast<int>(what_if.cost_years.value_or(plan.years));
  plan.discount_rate = what_if.discount_rate.value_or(plan.discount_rate);
  plan.electricity_price_growth = what_if.electricity_price_growth.value_or(plan.electricity_price_growth);
  return need;
}

Result<void> check_what_if_can_be_asked(const evidence::Need& need, const WhatIf& change) {
  const bool scales =
      need.requirement.maintained_illuminance_lx && !need.day && need.also.empty() && measured_areas(need).empty();
  std::string fault;
  if (change.changes_light() && !scales)
    fault = "light can not be asked of a need in photons, with further rows, with areas or with a [day]";
  else if (change.changes_room() && need.room.shape)
    fault = "reflectances can be asked of an empty box only: other rooms have one for each surface";
  else if (change.changes_cost() && !need.cost)
    fault = "cost over life can not be asked of a need without [cost]";
  if (fault.empty()) return {};
  return failure({.message = fault, .file = need.file, .field = "--what-if"});
}

Result<std::vector<WhatIfAnswer>> what_if(const evidence::Need& need, const Match& match, const WhatIf& change,
                                          std::size_t entries, unsigned threads) {
  TWL_CHECK(check_what_if_can_be_asked(need, change));
  const evidence::Need after = changed(need, change);
  std::optional<lighting::RoomModel> changed_room;
  if (change.changes_room()) changed_room.emplace(after.room);
  const std::size_t count = std::min(entries, match.shortlist.size());
  std::vector<std::optional<Result<EvaluatedLayout>>> layouts(count);
  parallel_for(count, threads, [&](std::size_t i) {
    layouts[i] = layout_in(need, after, change, match.shortlist[i], changed_room ? &*changed_room : nullptr);
  });
  std::vector<WhatIfAnswer> answers;
  for (std::size_t i = 0; i < count; ++i) {
    WhatIfAnswer answer{.entry = &match.shortlist[i]};
    answer.layout = TWL_TRY(*std::move(layouts[i]));
    answer.is_what_a_search_finds = !changed_room && only_asks_for_more(need, after, change) &&
                                    answer.layout.verdict.pass && answer.entry->evidence.found.verdict.pass;
    answer.life_cost = life_cost(after, answer.entry->evidence.luminaires,
                                 answer.entry->product->luminaire->input_power_W, answer.entry->product->price);
    answers.push_back(std::move(answer));
  }
  return answers;
}

std::optional<Headroom> headroom_of(const evidence::Need& need, const EvaluatedLayout& layout) {
  if (!layout.verdict.pass) return std::nullopt;
  Headroom headroom{.least_maintenance_factor =
                        evidence::robustness_of(layout.checks, need.maintenance_factor).least_maintenance_factor};
  if (need.requirement.maintained_illuminance_lx) headroom.greatest_target_lx = layout.evaluation.task.mean_lx;
  return headroom;
}

}  // namespace twinlight::matching
