#include "twinlight/partners/suitability.h"

#include <algorithm>

namespace twinlight::partners {
namespace {

constexpr const char* business_offer = "BO";

template <class Code>
bool wants(const std::vector<Code>& wanted, Code what) {
  return wanted.empty() || std::ranges::find(wanted, what) != wanted.end();
}

}  // namespace

Suitability::Code Suitability::type_code(const std::string& type) {
  const auto found = std::ranges::find(types_, type);
  if (found != types_.end()) return static_cast<Code>(found - types_.begin());
  types_.push_back(type);
  of_types_.assign(types_.size(), std::vector<double>(types_.size()));
  for (std::size_t a = 0; a < types_.size(); ++a)
    for (std::size_t b = 0; b < types_.size(); ++b) of_types_[a][b] = weights_.of_types(types_[a], types_[b]);
  return static_cast<Code>(types_.size() - 1);
}

std::size_t Suitability::add(const PartnerProfile& profile, bool speaks_of_a_channel) {
  Coded coded{.type = type_code(profile.type),
              .region = words_.of(profile.region),
              .kind = words_.of(profile.kind),
              .size = words_.of(profile.facts.size),
              .domain = words_.of(profile.domain),
              .owner = owners_.of(profile.organisation),
              .speaks_of_a_channel = speaks_of_a_channel && profile.type == business_offer,
              .readiness = profile.readiness,
              .wanted_readiness = profile.wanted_readiness};
  for (const auto& [words, codes] : {std::pair(&profile.wanted_kinds, &coded.wanted_kinds),
                                     std::pair(&profile.wanted_regions, &coded.wanted_regions),
                                     std::pair(&profile.wanted_sizes, &coded.wanted_sizes)})
    for (const std::string& word : *words) codes->push_back(words_.of(word));
  const auto found = std::ranges::find_if(
      groups_, [&](const Group& group) { return group.type == coded.type && group.region == coded.region; });
  coded.group = static_cast<std::size_t>(found - groups_.begin());
  if (found == groups_.end()) groups_.push_back({coded.type, coded.region});
  profiles_.push_back(std::move(coded));
  return profiles_.back().group;
}

double Suitability::of_types(const Coded& a, const Coded& b) const {
  return a.speaks_of_a_channel && b.speaks_of_a_channel ? weights_.two_offers_with_channel : of_types_[a.type][b.type];
}

Fit Suitability::fit(std::size_t a_place, std::size_t b_place, Basis basis) const {
  const Coded& a = profiles_[a_place];
  const Coded& b = profiles_[b_place];
  Fit fit{.types = of_types(a, b)};
  if (a.domain != b.domain) fit.domain = a.domain == 0 || b.domain == 0 ? weights_.one_is_open : weights_.other_domain;
  for (const auto& [from, to] : {std::pair(&a, &b), std::pair(&b, &a)}) {
    if (!wants(from->wanted_regions, to->region)) fit.regions = weights_.region_not_wanted;
    if (!wants(from->wanted_kinds, to->kind)) fit.kinds *= weights_.kind_not_wanted;
    if (basis == Basis::texts_and_facts && to->size != 0 && !wants(from->wanted_sizes, to->size))
      fit.sizes *= weights_.size_not_wanted;
    if (to->readiness != 0)
      for (int level = to->readiness; level < from->wanted_readiness; ++level) fit.stage *= weights_.readiness_missing;
  }
  return fit;
}

double Suitability::greatest_fit(std::size_t place, std::size_t group) const {
  const Coded& own = profiles_[place];
  const Group& other = groups_[group];
  double types = of_types_[own.type][other.type];
  if (own.speaks_of_a_channel && own.type == other.type) types = std::max(types, weights_.two_offers_with_channel);
  return types * (wants(own.wanted_regions, other.region) ? 1.0 : weights_.region_not_wanted);
}

}  // namespace twinlight::partners
