#include "twinlight/partners/partner_text.h"

#include <algorithm>
#include <cmath>

namespace twinlight::partners {
namespace {

void raise_to(Strengths<std::size_t>& strengths, std::size_t topic, double strength) {
  double& present = strengths[topic];
  present = std::max(present, strength);
}

/// What a person names counts as if the title named it once.
void correct(Strengths<std::size_t>& mentions, const PartnerProfile& profile, const topics::TopicVocabulary& vocabulary,
             const PartnerWeights& weights) {
  for (const std::string& id : profile.denied_topics)
    if (const auto topic = vocabulary.place_of(id)) mentions.erase(*topic);
  for (const std::string& id : profile.named_topics)
    if (const auto topic = vocabulary.place_of(id)) raise_to(mentions, *topic, weights.title);
}

/// Named once or more often; less where it is but one of several meanings.
double strength_of(double mentions) {
  return mentions < 1.0 ? mentions : 1.0 + std::log(mentions);
}

}  // namespace

Strengths<std::size_t> topic_strengths(const PartnerProfile& profile, const topics::TopicVocabulary& vocabulary,
                                       const topics::TopicTagger& tagger, const PartnerWeights& weights) {
  Strengths<std::size_t> named;
  for (const topics::Tag& tag : tagger.tags(profile.text, profile.language)) named[tag.topic] += tag.mentions;
  for (const topics::Tag& tag : tagger.tags(profile.title, profile.language))
    named[tag.topic] += weights.title * tag.mentions;
  correct(named, profile, vocabulary, weights);
  Strengths<std::size_t> strengths;
  for (const auto& [topic, mentions] : named) {
    const double strength = 1.0 + std::log(std::max(mentions, 1.0));
    raise_to(strengths, topic, strength);
    double above = strength;
    for (const std::size_t broader : vocabulary.with_broader(topic)) {
      if (broader == topic) continue;
      above *= weights.broader;
      raise_to(strengths, broader, above);
    }
    for (const std::size_t related : vocabulary[topic].related)
      raise_to(strengths, related, weights.related * strength);
  }
  return strengths;
}

Strengths<std::string> word_strengths(const PartnerProfile& profile, const topics::WordCutter& cutter,
                                      const PartnerWeights& weights) {
  Strengths<std::string> counts;
  const auto count = [&](const std::string& text, double weight) {
    const std::vector<topics::Word> words = cutter.words(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!words[i].is_character)
        counts[words[i].stem] += weight;
      else if (i + 1 < words.size() && words[i + 1].is_character)
        counts[words[i].stem + words[i + 1].stem] += weight;
    }
  };
  count(profile.title, weights.title);
  count(profile.text, 1.0);
  for (auto& [word, strength] : counts) strength = strength_of(strength);
  return counts;
}

Strengths<std::string> gloss_strengths(const PartnerProfile& profile, const topics::WordCutter& cutter,
                                       const topics::GlossDictionary* dictionary, const PartnerWeights& weights) {
  Strengths<std::string> counts;
  const auto count = [&](const std::string& text, double weight) {
    const std::vector<topics::Word> words = cutter.words(text);
    if (dictionary != nullptr) {
      for (const auto& [stem, times] : dictionary->english_stems(words)) counts[stem] += weight * times;
    } else {
      for (const topics::Word& word : words)
        if (!word.is_character) counts[word.stem] += weight;
    }
  };
  count(profile.title, weights.title);
  count(profile.text, 1.0);
  for (auto& [stem, strength] : counts) strength = strength_of(strength);
  return counts;
}

}  // namespace twinlight::partners
