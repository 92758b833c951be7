#include "twinlight/evidence/layout_evaluation.h"

#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/measured_areas.h"
#include "twinlight/evidence/measuring_points.h"
#include "twinlight/evidence/open_reasons.h"
#include "twinlight/evidence/screen_checks.h"

namespace twinlight::evidence {
namespace {

/// Where the spectrum is known there is nothing to ask the maker for.
void explain_no_far_red(EvaluatedLayout& found) {
  if (!found.plants || !found.plants->red_share) return;
  for (Check& check : found.checks)
    if (check.quantity == Quantity::red_to_far_red_ratio && !check.value) check.note = no_far_red_note;
}

}  // namespace

lighting::Scene scene_without_layout(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire) {
  lighting::Scene scene{.room = need.room,
                        .luminaire = luminaire,
                        .task = task_surface(need),
                        .cylindrical_points_m = cylindrical_points(need),
                        .observers = glare_observers(need),
                        .maintenance_factor = need.maintenance_factor};
  for (const StandingLight& kind : need.layout.standing) scene.standing.push_back(kind.luminaires);
  for (MeasuredArea& area : measured_areas(need)) scene.further_tasks.push_back(std::move(area.surface));
  for (const lighting::Observer& observer : area_observers(need)) scene.observers.push_back(observer);
  return scene;
}

lighting::Scene scene_of(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire,
                         const LayoutChoice& layout) {
  lighting::Scene scene = scene_without_layout(need, luminaire);
  scene.placements = placements(need, layout);
  return scene;
}

Result<EvaluatedLayout> evaluate_layout(const Need& need, const lighting::Scene& scene, const LayoutChoice& layout,
                                        const LightingEngine& engine) {
  EvaluatedLayout found{.layout = layout};
  found.evaluation = TWL_TRY(engine.evaluate(scene));
  const auto values_for = [&](const requirements::Requirement& row) {
    return further_values(need, row, found.evaluation, *scene.luminaire);
  };
  found.checks = make_checks(need.requirement, found.evaluation, *scene.luminaire, values_for(need.requirement));
  const auto add = [&](std::vector<Check> checks) {
    std::move(checks.begin(), checks.end(), std::back_inserter(found.checks));
  };
  for (const requirements::Requirement& row : need.also) add(make_further_checks(row, values_for(row)));
  name_task_checks(need.task, found.checks);
  add(area_checks(need, found.evaluation, *scene.luminaire));
  if (need.day) {
    found.day = TWL_TRY(day_of_light(need, scene, engine));
    add(day_checks(need, *found.day));
  }
  if (least_ppfd(need.requirement)) found.plants = plant_light_of(*scene.luminaire);
  found.animal = animal_light_of(need, found.evaluation, *scene.luminaire);
  found.interception = interception_of(need, found.evaluation, *scene.luminaire);
  add(screen_checks(need));
  explain_no_far_red(found);
  found.verdict = judge(found.checks);
  return found;
}

}  // namespace twinlight::evidence
