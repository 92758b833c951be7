#include "twinlight/partners/evidence_index.h"

#include <algorithm>

namespace twinlight::partners {

void EvidenceIndex::add(std::size_t place, const ProfileFacts& facts) {
  for (const std::string& product : facts.products) offering_[product].push_back(place);
  for (const std::string& product : facts.passing_products) needing_[product].push_back(place);
}

void EvidenceIndex::remove(std::size_t place, const ProfileFacts& facts) {
  for (const std::string& product : facts.products) std::erase(offering_[product], place);
  for (const std::string& product : facts.passing_products) std::erase(needing_[product], place);
}

std::vector<std::size_t> EvidenceIndex::joined_to(const ProfileFacts& facts) const {
  std::vector<std::size_t> joined;
  const auto add_all = [&](const std::vector<std::string>& products, const Places& places) {
    for (const std::string& product : products)
      if (const auto found = places.find(product); found != places.end())
        joined.insert(joined.end(), found->second.begin(), found->second.end());
  };
  add_all(facts.products, needing_);
  add_all(facts.passing_products, offering_);
  std::ranges::sort(joined);
  joined.erase(std::unique(joined.begin(), joined.end()), joined.end());
  return joined;
}

std::vector<std::string> shared_evidence(const ProfileFacts& a, const ProfileFacts& b) {
  std::vector<std::string> shared;
  for (const auto& [offer, need] : {std::pair(&a, &b), std::pair(&b, &a)})
    for (const std::string& product : offer->products)
      if (std::ranges::find(need->passing_products, product) != need->passing_products.end()) shared.push_back(product);
  std::ranges::sort(shared);
  shared.erase(std::unique(shared.begin(), shared.end()), shared.end());
  return shared;
}

}  // namespace twinlight::partners
