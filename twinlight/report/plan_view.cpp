#include "twinlight/report/plan_view.h"

#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/lighting/plan_svg.h"
#include "twinlight/report/drawing_words.h"

namespace twinlight::report {

std::string plan_view_svg(const ReportSubject& subject, const Phrases& say) {
  const evidence::EvaluatedLayout& found = subject.evidence.found;
  const lighting::Scene scene = evidence::scene_of(subject.need, subject.luminaire, found.layout);
  lighting::PlanQuantity quantity;
  if (found.plants)
    quantity = {.per_lx = found.plants->umol_per_lm, .mean = "PPFD", .least = "min", .unit = "µmol/(m²·s)"};
  return drawing_in(say, lighting::plan_svg(scene, found.evaluation, quantity));
}

}  // namespace twinlight::report
