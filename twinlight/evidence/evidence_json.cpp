#include "twinlight/evidence/evidence_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "twinlight/evidence/life_cost_json.h"
#include "twinlight/evidence/lighting_energy_json.h"
#include "twinlight/evidence/living_light_json.h"
#include "twinlight/evidence/measured_areas.h"
#include "twinlight/evidence/need_room_json.h"
#include "twinlight/evidence/need_rows.h"
#include "twinlight/evidence/sensitivity.h"
#include "twinlight/foundation/nullable.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/lighting/evaluation_json.h"

namespace twinlight::evidence {
namespace {

using nlohmann::ordered_json;

std::string_view to_string(Objective objective) {
  switch (objective) {
    case Objective::energy:
      return "energy";
    case Objective::cost:
      return "cost";
    case Objective::count:
      break;
  }
  return "count";
}

/// Of a row whose clause is words, in each language.
void add_clause_words(const requirements::Requirement* row, ordered_json& json) {
  if (row == nullptr) return;
  const requirements::LocalisedText words = clause_words(*row);
  if (!words.empty()) json["clause_words"] = {{"en", words.en}, {"nl", words.nl}, {"zh", words.zh}};
}

ordered_json to_json(const requirements::Requirement& row) {
  const requirements::RowConfidence& confidence = row.confidence;
  ordered_json json = {{"id", row.id},
                       {"standard", row.standard.name},
                       {"year", row.standard.year},
                       {"clause", row.clause},
                       {"title", {{"en", row.title.en}, {"nl", row.title.nl}, {"zh", row.title.zh}}},
                       {"confidence",
                        {{"reference", to_string(confidence.reference)},
                         {"base", to_string(confidence.base)},
                         {"edition_checked", nullable(confidence.edition_checked)},
                         {"ambient", to_string(confidence.ambient)}}},
                       {"sources", row.sources},
                       {"note", row.note.en}};
  add_clause_words(&row, json);
  return json;
}

/// What layouts that are no single grid or row have beside it.
void add_points(const Need& need, const LayoutChoice& layout, ordered_json& json) {
  if (!layout.per_line.empty()) json["luminaires_on_each_line"] = layout.per_line;
  if (!need.layout.fixed) return;
  const auto given = static_cast<int>(need.layout.fixed->placements.size());
  ordered_json used = ordered_json::array();
  ordered_json unused = ordered_json::array();
  for (int point = 0; point < given; ++point) {
    const bool is_used = std::binary_search(layout.points.begin(), layout.points.end(), point);
    (is_used ? used : unused).push_back(point + 1);
  }
  json["positions_given"] = given;
  json["positions_used"] = std::move(used);
  json["positions_unused"] = std::move(unused);
}

ordered_json layout_json(const Need& need, const LayoutChoice& layout) {
  ordered_json positions = ordered_json::array();
  for (const lighting::Placement& placement : placements(need, layout)) {
    const Eigen::Vector3d& p = placement.position_m;
    positions.push_back({p.x(), p.y(), p.z(), placement.rotation_deg});
  }
  ordered_json json = {{"pattern", to_string(layout.pattern)},
                       {"columns", layout.columns},
                       {"rows", layout.rows},
                       {"left_out", layout.left_out},
                       {"repeats", layout.repeats},
                       {"rotation_deg", layout.rotation_deg},
                       {"mounting_height_m", layout.mounting_height_m},
                       {"suspension_m", layout.suspension_m},
                       {"spacing_along_m", layout.spacing_along_m},
                       {"spacing_across_m", layout.spacing_across_m},
                       {"positions", std::move(positions)}};
  add_points(need, layout, json);
  return json;
}

ordered_json to_json(const Robustness& robustness) {
  return {{"flux_factor", nullable(robustness.flux_factor)},
          {"maintenance_factor", nullable(robustness.maintenance_factor)},
          {"within_uncertainty", robustness.within_uncertainty}};
}

ordered_json to_json(const VerdictRobustness& robustness) {
  ordered_json within = ordered_json::array();
  for (const Quantity quantity : robustness.within_uncertainty) within.push_back(to_string(quantity));
  return {{"flux_uncertainty", flux_uncertainty},
          {"least_flux_factor", nullable(robustness.least_flux_factor)},
          {"most_flux_factor", nullable(robustness.most_flux_factor)},
          {"least_maintenance_factor", nullable(robustness.least_maintenance_factor)},
          {"within_uncertainty", std::move(within)}};
}

ordered_json to_json(const std::optional<ReflectanceRobustness::Turn>& turn) {
  if (!turn) return nullptr;
  return {{"factor", turn->factor}, {"quantity", to_string(turn->quantity)}};
}

ordered_json to_json(const ReflectanceRobustness& robustness) {
  return {{"tried_least_factor", robustness.tried_least},
          {"tried_most_factor", robustness.tried_most},
          {"below", to_json(robustness.below)},
          {"above", to_json(robustness.above)}};
}

ordered_json verdict_robustness_json(const Need& need, const ProductEvidence& evidence) {
  ordered_json json = to_json(robustness_of(evidence.found.checks, need.maintenance_factor));
  json["reflectances"] = evidence.reflectances ? to_json(*evidence.reflectances) : nullptr;
  if (!evidence.reflectances)
    json["reflectances_note"] = evidence.found.verdict.pass
                                    ? "varied for the first lines of a shortlist and for a report only"
                                    : "varied where the verdict passes only";
  return json;
}

ordered_json to_json(const Check& check, const Need& need) {
  ordered_json json = {{"requirement", check.requirement},
                       {"clause", check.clause},
                       {"area", check.area.empty() ? ordered_json(nullptr) : ordered_json(check.area)},
                       {"quantity", to_string(check.quantity)},
                       {"limit", check.limit},
                       {"limit_is", check.at_most ? "greatest" : "least"},
                       {"value", nullable(check.value)},
                       {"margin", nullable(check.margin())},
                       {"pass", nullable(check.pass())},
                       {"confidence", to_string(check.confidence)},
                       {"binding", check.binding}};
  if (!check.note.empty()) json["value_note"] = check.note;
  add_clause_words(row_named(need, check.requirement), json);
  json["robustness"] = to_json(robustness_of(check, need.maintenance_factor));
  return json;
}

ordered_json checks_json(const std::vector<Check>& checks, const Need& need) {
  ordered_json array = ordered_json::array();
  for (const Check& check : checks) array.push_back(to_json(check, need));
  return array;
}

ordered_json place_json(const Need& need) {
  if (!need.place) return nullptr;
  ordered_json rows = ordered_json::array();
  for (const requirements::Requirement& row : need.place->rows) rows.push_back(row.id);
  return {{"requirements", std::move(rows)},
          {"made_for_domain", need.place->made_for_domain},
          {"mounting", need.place->mountings}};
}

/// What the parts of the room have.
void add_areas(const Need& need, const lighting::Evaluation& evaluation, ordered_json& json) {
  const std::vector<MeasuredArea> areas = measured_areas(need);
  if (areas.empty()) return;
  json["areas"] = ordered_json::array();
  for (std::size_t i = 0; i < areas.size() && i < evaluation.further_tasks.size(); ++i) {
    const lighting::IlluminanceField& field = evaluation.further_tasks[i];
    json["areas"].push_back({{"name", areas[i].name},
                             {"kind", to_string(areas[i].kind)},
                             {"mean_lx", field.mean_lx},
                             {"min_lx", field.min_lx},
                             {"uniformity", field.uniformity}});
  }
}

/// Luminaires that stay.
ordered_json standing_json(const Need& need) {
  ordered_json kinds = ordered_json::array();
  for (const StandingLight& kind : need.layout.standing)
    kinds.push_back({{"file", printable_text(kind.file, 4000)},
                     {"sha256", kind.sha256},
                     {"luminaires", kind.luminaires.placements.size()},
                     {"output", kind.luminaires.output},
                     {"power_W", kind.luminaires.power_W}});
  return kinds;
}

}  // namespace

ordered_json to_json(const Enclosure& enclosure) {
  ordered_json json = {{"ip", nullptr},
                       {"ik", nullptr},
                       {"dims_to", nullable(enclosure.least_output)},
                       {"domains", enclosure.domains},
                       {"mounting", enclosure.mountings}};
  if (enclosure.ip) json["ip"] = ip_text(*enclosure.ip);
  if (enclosure.ik) json["ik"] = ik_text(*enclosure.ik);
  return json;
}

ordered_json to_json(const Need& need) {
  ordered_json json = {{"name", need.name},
                       {"file", need.file},
                       {"requirement", to_json(need.requirement)},
                       {"minimise", to_string(need.minimise)}};
  add_room(need.room, json);
  json["maintenance_factor"] = need.maintenance_factor;
  json["hours_per_year"] = need.operation.hours_per_year;
  ordered_json also = ordered_json::array();
  for (const requirements::Requirement& row : need.also) also.push_back(row.id);
  json["also"] = std::move(also);
  json["place"] = place_json(need);
  json["areas"] = ordered_json::array();
  for (const TaskArea& area : need.areas)
    json["areas"].push_back({{"name", area.name}, {"requirement", area.requirement.id}});
  if (!need.layout.standing.empty()) json["existing"] = standing_json(need);
  add_lighting_use(need, json);
  add_cost_plan(need, json);
  return json;
}

ordered_json to_json(const Need& need, const ProductEvidence& evidence) {
  const Verdict& verdict = evidence.found.verdict;
  const RunningCost& cost = evidence.cost;
  ordered_json json = {{"luminaires", evidence.luminaires},
                       {"layout", layout_json(need, evidence.found.layout)},
                       {"verdict", verdict.pass ? "pass" : "fail"},
                       {"verdict_confidence", to_string(verdict.confidence)},
                       {"verdict_note", verdict.note},
                       {"verdict_robustness", verdict_robustness_json(need, evidence)},
                       {"open_points", verdict.open_points},
                       {"checks", checks_json(evidence.found.checks, need)},
                       {"energy_kWh_per_m2_year", nullable(cost.energy_kWh_per_m2_year)},
                       {"cost_per_year", nullable(cost.cost_per_year)},
                       {"cost_currency", cost.currency}};
  if (!cost.energy_kWh_per_m2_year) json["energy_kWh_per_m2_year_note"] = cost.note;
  if (!cost.note.empty()) json["cost_per_year_note"] = cost.note;
  add_lighting_energy(need, cost, json);
  add_living_light(need, evidence.found, json);
  add_life_cost(need, evidence.life_cost, json);
  add_areas(need, evidence.found.evaluation, json);
  json["evaluation"] = lighting::to_json(evidence.found.evaluation);
  json["layouts_estimated"] = evidence.estimates;
  json["layouts_evaluated"] = evidence.exact_evaluations;
  json["search_cut_short"] = evidence.cut_short;
  return json;
}

}  // namespace twinlight::evidence
