#include "twinlight/foundation/printable_text.h"
#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"

namespace twinlight::report {
namespace {

std::string task_text(const Phrases& say, const evidence::Task& task) {
  if (const auto& wall = task.wall_area)
    return say("need.task_wall", {{"width", metres(say, wall->width_m)},
                                  {"lower", metres(say, wall->lower_edge_m)},
                                  {"upper", metres(say, wall->upper_edge_m)}});
  if (const auto& area = task.floor_area)
    return say("need.task_area", {{"length", metres(say, area->x_to_m - area->x_from_m)},
                                  {"width", metres(say, area->y_to_m - area->y_from_m)},
                                  {"height", metres(say, task.height_m)}});
  return say("need.task_level", {{"height", metres(say, task.height_m)}});
}

std::string objective_text(const Phrases& say, evidence::Objective objective) {
  if (objective == evidence::Objective::energy) return say("need.objective_energy");
  return say(objective == evidence::Objective::cost ? "need.objective_cost" : "need.objective_count");
}

std::string reflectances_text(const Phrases& say, const lighting::Reflectances& reflectance) {
  return say.number(reflectance.ceiling, 2) + " / " + say.number(reflectance.walls, 2) + " / " +
         say.number(reflectance.floor, 2);
}

/// The factor with its four parts where the need says what it is made of.
std::string maintenance_text(const Phrases& say, const evidence::Need& need) {
  const std::string factor = say.number(need.maintenance_factor, 2);
  if (!need.maintenance) return factor;
  const evidence::MaintenancePlan& plan = *need.maintenance;
  return factor + " = LLMF " + say.number(plan.lamp_lumen, 3) + " × LSF " + say.number(plan.lamp_survival, 3) +
         " × LMF " + say.number(plan.luminaire, 3) + " × RSMF " + say.number(plan.room_surface, 3);
}

/// Codes that the need asks for itself, then rows by their titles.
std::string place_text(const Phrases& say, const evidence::Place& place) {
  std::vector<std::string> parts;
  for (const requirements::Requirement& row : place.rows) {
    if (!row.title.empty()) {
      parts.push_back(row.title.in(say.language()));
      continue;
    }
    for (const requirements::Limit& limit : row.limits)
      parts.push_back(quantity_name(say, limit.quantity) + " " + limit_text(say, limit));
  }
  return joined(say, parts);
}

/// When the light burns.
std::string hours_text(const Phrases& say, const evidence::Operation& operation) {
  std::vector<std::string> stretches;
  for (const evidence::DayHours& hours : operation.hours_used) stretches.push_back(hours.text());
  return joined(say, stretches);
}

/// What a kWh costs in each part of the day.
std::string tariff_text(const Phrases& say, const evidence::Operation& operation) {
  std::vector<std::string> bands;
  for (const evidence::TariffBand& band : operation.tariff)
    bands.push_back(band.hours.text() + ": " + say.quantity(band.price_per_kWh, 3, operation.currency + "/kWh"));
  return joined(say, bands);
}

std::vector<Fact> room_facts(const Phrases& say, const evidence::Need& need) {
  const lighting::Room& room = need.room;
  std::vector<Fact> facts = {{say("need.room"), say.number(room.length_m, 2) + " × " + say.number(room.width_m, 2) +
                                                    " × " + metres(say, room.height_m)},
                             {say("need.reflectance"), reflectances_text(say, room.reflectance)},
                             {say("need.maintenance"), maintenance_text(say, need)},
                             {say("need.task"), task_text(say, need.task)}};
  if (room.shape)
    facts.insert(facts.begin() + 1, {say("need.floor_area"), say.quantity(room.floor_area_m2(), 1, "m²")});
  if (!need.task.floor_area && !need.task.wall_area)
    facts.push_back({say("need.border"), metres(say, need.task.border_m)});
  if (need.requirement.ambient.cylindrical_lx)
    facts.push_back({say("need.cylinder"), metres(say, need.cylindrical_height_m)});
  if (need.requirement.ugr) facts.push_back({say("need.eye"), metres(say, need.eye_height_m)});
  if (need.place) facts.push_back({say("need.place"), place_text(say, *need.place)});
  facts.push_back({say("need.hours"), say.quantity(need.operation.hours_per_year, 0, "h")});
  if (!need.operation.hours_used.empty()) facts.push_back({say("need.hours_used"), hours_text(say, need.operation)});
  facts.push_back(
      {say("need.price"), say.quantity(need.operation.electricity_price_per_kWh, 3, need.operation.currency + "/kWh")});
  if (!need.operation.tariff.empty()) facts.push_back({say("need.tariff"), tariff_text(say, need.operation)});
  facts.push_back({say("need.objective"), objective_text(say, need.minimise)});
  return facts;
}

}  // namespace

void add_need(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  const requirements::Requirement& row = text.subject.need.requirement;
  flow.heading(say("need.title"), 100.0);
  flow.paragraph(say("need.text"));
  flow.facts(room_facts(say, text.subject.need));
  flow.subheading(say("need.requirement_title"), 60.0);
  std::vector<Fact> facts = {{say("need.standard"), row.standard.name + ":" + std::to_string(row.standard.year)},
                             {say("need.clause"), clause_text(say, row)},
                             {say("need.room_kind"), row.title.in(say.language())},
                             {say("need.reference_confidence"), confidence_text(say, row.confidence.reference)},
                             {say("need.base_confidence"), confidence_text(say, row.confidence.base)}};
  if (row.ambient.walls_lx || row.ambient.ceiling_lx || row.ambient.cylindrical_lx)
    facts.push_back({say("need.ambient_confidence"), confidence_text(say, row.confidence.ambient)});
  for (const requirements::Requirement& other : text.subject.need.also)
    facts.push_back({say("need.also"), other.standard.name + ":" + std::to_string(other.standard.year) + ", " +
                                           clause_text(say, other) + ": " + other.title.in(say.language())});
  if (const auto& edition = row.confidence.edition_checked)
    facts.push_back({say("need.edition"), std::to_string(*edition)});
  flow.facts(facts);
  if (!row.note.empty())
    flow.paragraph(say("need.note", {{"note", printable_text(row.note.in(say.language()), 500)}}),
                   {.size_pt = 8.5, .colour = colours::quiet});
}

}  // namespace twinlight::report
