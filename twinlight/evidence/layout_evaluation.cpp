#include "twinlight/evidence/layout_evaluation.h"

#include "twinlight/evidence/further_values.h"
#include "twinlight/evidence/measuring_points.h"

namespace twinlight::evidence {

namespace {

std::vector<lighting::FurtherLuminaires> existing_light(const Need& need) {
  std::vector<lighting::FurtherLuminaires> further;
  for (const ExistingLuminaires& existing : need.layout.existing)
    further.push_back({existing.luminaire, existing.placements});
  return further;
}

}  // namespace

lighting::Scene scene_without_layout(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire) {
  return {.room = need.room,
          .luminaire = luminaire,
          .further = existing_light(need),
          .task = task_surface(need),
          .cylindrical_points_m = cylindrical_points(need),
          .observers = glare_observers(need),
          .maintenance_factor = need.maintenance_factor};
}

lighting::Scene scene_of(const Need& need, const std::shared_ptr<const photometry::Luminaire>& luminaire,
                         const LayoutChoice& layout) {
  lighting::Scene scene = scene_without_layout(need, luminaire);
  scene.placements = placements(need, layout);
  return scene;
}

Result<EvaluatedLayout> evaluate_layout(const Need& need, const lighting::Scene& scene, const LayoutChoice& layout,
                                        const LightingEngine& engine) {
  EvaluatedLayout found{.layout = layout, .evaluation = TWL_TRY(engine.evaluate(scene))};
  const auto values_for = [&](const requirements::Requirement& row) {
    return further_values(need, row, found.evaluation, *scene.luminaire);
  };
  found.checks = make_checks(need.requirement, found.evaluation, *scene.luminaire, values_for(need.requirement));
  const auto add = [&](std::vector<Check> checks) {
    std::move(checks.begin(), checks.end(), std::back_inserter(found.checks));
  };
  for (const requirements::Requirement& row : need.also) add(make_further_checks(row, values_for(row)));
  if (need.day) {
    found.day = TWL_TRY(day_of_light(need, scene, engine));
    add(day_checks(need, *found.day));
  }
  if (least_ppfd(need.requirement)) found.plants = plant_light_of(*scene.luminaire);
  found.verdict = judge(found.checks);
  return found;
}

}  // namespace twinlight::evidence
