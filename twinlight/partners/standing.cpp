#include "twinlight/partners/standing.h"

namespace twinlight::partners {
namespace {

/// How much a number of cases counts: 0 for none, half at `half_at`, never wholly.
double trust(std::int64_t cases, double half_at) {
  const auto count = static_cast<double>(cases);
  return count / (count + half_at);
}

}  // namespace

double history_factor(const Standing& standing, const PartnerWeights& weights) {
  double factor = 1.0 + weights.outcomes * trust(standing.outcomes, weights.half_at);
  if (standing.asked == 0) return factor;
  const double in_time = static_cast<double>(standing.answered_in_time) / static_cast<double>(standing.asked);
  factor *= 1.0 + weights.answers * (2.0 * in_time - 1.0) * trust(standing.asked, weights.half_at);
  return factor;
}

double credibility_factor(const Standing& standing, const PartnerWeights& weights) {
  return (standing.certified ? 1.0 + weights.certified : 1.0) * (standing.admitted ? 1.0 + weights.admitted : 1.0);
}

}  // namespace twinlight::partners
