#pragma once

#include <map>
#include <string>
#include <vector>

#include "twinlight/partners/partner_profile.h"
#include "twinlight/partners/partner_weights.h"
#include "twinlight/partners/suitability_fit.h"
#include "twinlight/topics/topic_vocabulary.h"

namespace twinlight::partners {

/// Why two profiles suit each other, or do not wholly.
struct Reason {
  std::string kind;  ///< topics, words, types, domain, region, partner kind, partner size, stage, evidence,
                     ///< history, credibility, exposure
  std::map<std::string, std::string> sentences;  ///< one in each language (en, nl, zh); they name nobody
  std::vector<std::size_t> topics{};             ///< the shared ones that weigh most, where `kind` is topics
  std::vector<std::string> products{};           ///< ids of those that passed, where `kind` is evidence
};

/// What is to be said of a partner.
struct Finding {
  const PartnerProfile& of;
  const PartnerProfile& partner;
  std::vector<std::size_t> shared_topics;  ///< the one that weighs most first
  double words_alike = 0.0;                ///< cosine
  double glosses_alike = 0.0;              ///< cosine of what words mean, of texts in two languages
  Fit fit;
  bool with_facts = true;  ///< what is on record is told too
};

/// One sentence for each part of the score that matters, the strongest reason first.
std::vector<Reason> partner_reasons(const Finding& finding, const topics::TopicVocabulary& vocabulary,
                                    const PartnerWeights& weights);

/// Why somebody stands before others of about the same score.
Reason exposure_reason();

}  // namespace twinlight::partners
