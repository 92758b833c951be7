#pragma once

#include <memory>
#include <string>
#include <vector>

#include "twinlight/partners/partner_profile.h"
#include "twinlight/partners/partner_weights.h"
#include "twinlight/topics/topic_vocabulary.h"

namespace twinlight::partners {

/// Why two profiles suit each other, or do not wholly.
struct Reason {
  std::string kind;                   ///< topics, words, types, domain, region, partner kind
  std::string sentence;               ///< in English; names nobody
  std::vector<std::size_t> topics{};  ///< the shared ones that weigh most, where `kind` is topics
};

struct RankedPartner {
  std::size_t profile = 0;  ///< place in the matcher
  double score = 0.0;       ///< 0 to 1
  std::vector<Reason> reasons;
};

/// Ranks profiles for each other: likeness × complementarity × wishes of both sides (docs/partners.md).
class PartnerMatcher {
 public:
  /// @param vocabulary  must outlive the matcher
  PartnerMatcher(std::vector<PartnerProfile> profiles, const topics::TopicVocabulary& vocabulary,
                 PartnerWeights weights);
  ~PartnerMatcher();
  PartnerMatcher(PartnerMatcher&&) noexcept;
  PartnerMatcher& operator=(PartnerMatcher&&) noexcept;

  const std::vector<PartnerProfile>& profiles() const;
  /// The best partners of a profile with a score above 0, at most `most`, the best first. What `a` is to `b`, `b` is to
  /// `a`.
  std::vector<RankedPartner> partners_of(std::size_t profile, std::size_t most) const;

 private:
  struct Index;
  std::unique_ptr<Index> index_;
};

}  // namespace twinlight::partners
