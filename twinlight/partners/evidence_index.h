#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "twinlight/partners/partner_profile.h"

namespace twinlight::partners {

/// Whose product passed the checks of whose need, by places of profiles.
class EvidenceIndex {
 public:
  void add(std::size_t place, const ProfileFacts& facts);
  void remove(std::size_t place, const ProfileFacts& facts);

  /// The places that are joined to a profile by a product that passed, whichever side offers it; each once, ascending.
  std::vector<std::size_t> joined_to(const ProfileFacts& facts) const;

 private:
  using Places = std::map<std::string, std::vector<std::size_t>, std::less<>>;  ///< by product
  Places offering_;
  Places needing_;
};

/// The products that one of the two offers and that passed the checks of the other's need, in order of id.
std::vector<std::string> shared_evidence(const ProfileFacts& a, const ProfileFacts& b);

}  // namespace twinlight::partners
