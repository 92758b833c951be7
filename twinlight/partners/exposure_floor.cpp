#include "twinlight/partners/exposure_floor.h"

#include <algorithm>

#include "twinlight/partners/partner_reasons.h"

namespace twinlight::partners {

std::vector<RankedPartner> with_exposure_floor(std::vector<RankedPartner> candidates, const Shown& shown,
                                               const ExposureFloor& floor, std::size_t most) {
  std::vector<RankedPartner> placed;
  while (placed.size() < most && !candidates.empty()) {
    auto chosen = candidates.begin();
    if (floor.every != 0 && (placed.size() + 1) % floor.every == 0) {
      const double least = std::max(floor.least_score, floor.about_equal * chosen->score);
      const auto end = std::ranges::find_if(candidates, [&](const RankedPartner& next) { return next.score < least; });
      if (end != candidates.begin())
        chosen = std::min_element(candidates.begin(), end, [&](const RankedPartner& a, const RankedPartner& b) {
          return shown(a.profile) < shown(b.profile);
        });
      if (chosen != candidates.begin()) chosen->reasons.push_back(exposure_reason());
    }
    placed.push_back(std::move(*chosen));
    candidates.erase(chosen);
  }
  return placed;
}

}  // namespace twinlight::partners
