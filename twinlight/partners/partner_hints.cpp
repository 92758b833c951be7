#include "twinlight/partners/partner_hints.h"

#include <algorithm>

namespace twinlight::partners {
namespace {

constexpr double worth_a_hint = 0.1;

double best_score(PartnerMatcher& matcher, PartnerProfile profile, Basis basis) {
  const auto best = matcher.partners_of_guest(std::move(profile), 1, basis);
  return best.empty() ? 0.0 : best.front().score;
}

}  // namespace

std::vector<PartnerHint> partner_hints(PartnerMatcher& matcher, const PartnerProfile& profile, Basis basis) {
  const double now = best_score(matcher, profile, basis);
  if (now >= weak_score) return {};
  if (!matcher.names_topics(profile)) return {{.change = "text", .best_score = now}};
  std::vector<PartnerHint> hints;
  const auto try_with = [&](const char* change, PartnerProfile changed) {
    const double then = best_score(matcher, std::move(changed), basis);
    if (then >= now + worth_a_hint) hints.push_back({change, then});
  };
  PartnerProfile anywhere = profile;
  anywhere.wanted_regions.clear();
  try_with("wanted_regions", std::move(anywhere));
  PartnerProfile anybody = profile;
  anybody.wanted_kinds.clear();
  try_with("wanted_kinds", std::move(anybody));
  PartnerProfile of_any_size = profile;
  of_any_size.wanted_sizes.clear();
  try_with("wanted_sizes", std::move(of_any_size));
  PartnerProfile at_any_stage = profile;
  at_any_stage.wanted_readiness = 0;
  try_with("wanted_readiness", std::move(at_any_stage));
  PartnerProfile open = profile;
  open.domain.clear();
  try_with("domain", std::move(open));
  std::ranges::stable_sort(hints, std::greater<>(), &PartnerHint::best_score);
  return hints;
}

}  // namespace twinlight::partners
