#pragma once

#include <string>
#include <vector>

#include "twinlight/partners/partner_matcher.h"

namespace twinlight::partners {

/// What would bring a profile better partners.
struct PartnerHint {
  std::string change;  ///< wanted_regions, wanted_kinds, wanted_sizes, wanted_readiness or domain: leave it open; text:
                       ///< it names no topic
  double best_score = 0.0;  ///< of the best partner then
};

/// Below this a best partner is so weak that its owner is told why.
inline constexpr double weak_score = 0.5;

/// Each wish of a profile that by itself keeps better partners away (a best score higher by a tenth at least), the one
/// that matters most first; or that its text says nothing that matching understands. None where its best partner is
/// not weak.
std::vector<PartnerHint> partner_hints(PartnerMatcher& matcher, const PartnerProfile& profile,
                                       Basis basis = Basis::texts_and_facts);

}  // namespace twinlight::partners
