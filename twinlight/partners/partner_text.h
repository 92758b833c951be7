#pragma once

#include <map>
#include <string>
#include <vector>

#include "twinlight/partners/partner_profile.h"
#include "twinlight/partners/partner_weights.h"
#include "twinlight/topics/gloss_dictionary.h"
#include "twinlight/topics/topic_tagger.h"
#include "twinlight/topics/words.h"

namespace twinlight::partners {

/// Features and how strong each is.
template <class Feature>
using Strengths = std::map<Feature, double>;

/// The topics that a profile names, and with less strength those above and beside them.
Strengths<std::size_t> topic_strengths(const PartnerProfile& profile, const topics::TopicVocabulary& vocabulary,
                                       const topics::TopicTagger& tagger, const PartnerWeights& weights);

/// The words of a profile in its own language: stems, or pairs of Chinese characters.
Strengths<std::string> word_strengths(const PartnerProfile& profile, const topics::WordCutter& cutter,
                                      const PartnerWeights& weights);

/// The same in English, whatever the language: by a dictionary, or an English profile's own words.
/// @param dictionary  of the profile's language; null for none
Strengths<std::string> gloss_strengths(const PartnerProfile& profile, const topics::WordCutter& cutter,
                                       const topics::GlossDictionary* dictionary, const PartnerWeights& weights);

}  // namespace twinlight::partners
