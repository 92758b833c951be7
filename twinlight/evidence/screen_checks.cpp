#include "twinlight/evidence/screen_checks.h"

#include "twinlight/evidence/open_reasons.h"

namespace twinlight::evidence {

std::vector<Check> screen_checks(const Need& need) {
  std::vector<Check> checks;
  for (const LightScreen& screen : need.screens) {
    for (Check& check : make_further_checks(screen.requirement, [&](const requirements::Limit& limit) {
           return limit.quantity == Quantity::light_emission_reduction ? screen.reduction : std::nullopt;
         })) {
      if (!check.value) check.note = no_screen_figure_note;
      checks.push_back(std::move(check));
    }
  }
  return checks;
}

}  // namespace twinlight::evidence
