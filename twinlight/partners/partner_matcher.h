#pragma once

#include <memory>
#include <string>
#include <vector>

#include "twinlight/partners/partner_profile.h"
#include "twinlight/partners/partner_reasons.h"
#include "twinlight/partners/partner_weights.h"
#include "twinlight/topics/gloss_dictionary.h"
#include "twinlight/topics/topic_vocabulary.h"

namespace twinlight::partners {

struct RankedPartner {
  std::size_t profile = 0;  ///< place in the matcher
  double score = 0.0;       ///< 0 to 1
  std::vector<Reason> reasons;
};

/// Ranks profiles for each other: likeness × complementarity × wishes of both sides × what is on record of them, and
/// products that passed the other's need (docs/partners.md).
class PartnerMatcher {
 public:
  /// @param vocabulary  must outlive the matcher, as must the dictionaries
  /// @param glosses  for words across languages that the vocabulary does not know; null: topics alone cross them
  PartnerMatcher(std::vector<PartnerProfile> profiles, const topics::TopicVocabulary& vocabulary,
                 PartnerWeights weights, const topics::GlossDictionaries* glosses = nullptr);
  ~PartnerMatcher();
  PartnerMatcher(PartnerMatcher&&) noexcept;
  PartnerMatcher& operator=(PartnerMatcher&&) noexcept;

  /// All that were ever added, those that were removed too.
  const std::vector<PartnerProfile>& profiles() const;

  /// Whether the texts of a profile name any topic of the vocabulary.
  bool names_topics(const PartnerProfile& profile) const;

  /// One more profile; gives its place. How much a topic or word weighs follows the profiles as they were when their
  /// number last grew by a tenth, so that this costs its own texts alone.
  std::size_t add(PartnerProfile profile);
  /// Nobody's partner from now on; its place stays empty.
  void remove(std::size_t place);

  /// What is known of a profile now; its texts stay as they are.
  void restate(std::size_t place, ProfileFacts facts);

  /// The best partners of a profile with a score above 0, at most `most`, the best first. What `a` is to `b`, `b` is to
  /// `a`.
  std::vector<RankedPartner> partners_of(std::size_t profile, std::size_t most,
                                         Basis basis = Basis::texts_and_facts) const;
  /// The same for a profile that stays outside: nobody finds it.
  std::vector<RankedPartner> partners_of_guest(PartnerProfile profile, std::size_t most,
                                               Basis basis = Basis::texts_and_facts);

 private:
  struct Index;
  std::unique_ptr<Index> index_;
};

}  // namespace twinlight::partners
