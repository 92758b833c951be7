#pragma once

#include "twinlight/partners/partner_profile.h"
#include "twinlight/partners/partner_weights.h"

namespace twinlight::partners {

/// What an organisation's past does to its scores: answers in time and confirmed outcomes. 1 where nothing is known.
double history_factor(const Standing& standing, const PartnerWeights& weights);

/// What shows that it is sound: certificates, admission. At least 1.
double credibility_factor(const Standing& standing, const PartnerWeights& weights);

inline double standing_factor(const Standing& standing, const PartnerWeights& weights) {
  return history_factor(standing, weights) * credibility_factor(standing, weights);
}

/// The most that `standing_factor` can be.
inline double greatest_standing(const PartnerWeights& weights) {
  return (1.0 + weights.answers) * (1.0 + weights.outcomes) * (1.0 + weights.certified) * (1.0 + weights.admitted);
}

}  // namespace twinlight::partners
