#include "twinlight/partners/partner_matcher.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>

#include "twinlight/partners/evidence_index.h"
#include "twinlight/partners/feature_space.h"
#include "twinlight/partners/partner_text.h"
#include "twinlight/partners/standing.h"
#include "twinlight/partners/suitability.h"

namespace twinlight::partners {
namespace {

/// Weights of features are made anew when the profiles have grown by this share.
constexpr double growth_before_weighing = 0.1;

/// The best so far of those who were offered, each once at least; the earlier place wins among equals.
class Best {
 public:
  explicit Best(std::size_t most) : most_(most) {}

  void offer(std::size_t place, double score) {
    if (!(score > 0.0)) return;
    const Entry entry{score, place};
    if (kept_.size() == most_ && (kept_.empty() || !better(entry, kept_.front()))) return;
    if (std::ranges::find(kept_, place, &Entry::place) != kept_.end()) return;
    kept_.push_back(entry);
    std::ranges::push_heap(kept_, better);
    if (kept_.size() <= most_) return;
    std::ranges::pop_heap(kept_, better);
    kept_.pop_back();
  }

  /// Whether nobody with at most this score could still come in.
  bool is_beyond(double greatest) const {
    return kept_.size() == most_ && (kept_.empty() || greatest < kept_.front().score);
  }

  struct Entry {
    double score;
    std::size_t place;
  };
  std::vector<Entry> sorted() && {
    std::ranges::sort(kept_, better);
    return std::move(kept_);
  }

 private:
  static bool better(const Entry& a, const Entry& b) {
    return a.score != b.score ? a.score > b.score : a.place < b.place;
  }
  std::size_t most_;
  std::vector<Entry> kept_;  ///< a heap, the worst first
};

}  // namespace

struct PartnerMatcher::Index {
  const topics::TopicVocabulary& vocabulary;
  PartnerWeights weights;
  topics::TopicTagger tagger;
  const topics::GlossDictionaries* dictionaries;
  std::map<std::string, topics::WordCutter> cutters;  ///< by language
  std::unordered_map<std::string, FeatureId> words_met;
  std::vector<FeatureId> channels;  ///< topics of the ways that goods take to a market
  std::vector<PartnerProfile> profiles;
  FeatureSpace topics;
  FeatureSpace words;
  FeatureSpace glosses;
  Suitability suitability;
  EvidenceIndex evidence;
  std::vector<double> standings;  ///< by place
  std::size_t weighed = 0;        ///< profiles there were when features were weighed

  Index(const topics::TopicVocabulary& of, PartnerWeights given, const topics::GlossDictionaries* with)
      : vocabulary(of),
        weights(given),
        tagger(of),
        dictionaries(with),
        glosses({.share = weights.common_share, .holders = weights.common_holders}),
        suitability(std::move(given)) {
    for (const std::string& id : weights.channel_topics)
      if (const auto topic = vocabulary.place_of(id)) channels.push_back(static_cast<FeatureId>(*topic));
  }

  std::vector<Feature> topics_of(const PartnerProfile& profile) const {
    std::vector<Feature> features;
    for (const auto& [topic, strength] : topic_strengths(profile, vocabulary, tagger, weights))
      features.push_back({static_cast<FeatureId>(topic), static_cast<float>(strength)});
    return features;
  }

  const topics::WordCutter& cutter_of(const std::string& language) {
    return cutters.try_emplace(language, language).first->second;
  }

  std::vector<Feature> numbered(const Strengths<std::string>& strengths, const std::string& language) {
    std::vector<Feature> features;
    for (const auto& [word, strength] : strengths) {
      const auto next = static_cast<FeatureId>(words_met.size());
      features.push_back(
          {words_met.try_emplace(language + ":" + word, next).first->second, static_cast<float>(strength)});
    }
    std::ranges::sort(features, {}, &Feature::id);
    return features;
  }

  /// Words carry their language, so that profiles of two languages share none.
  std::vector<Feature> words_of(const PartnerProfile& profile) {
    return numbered(word_strengths(profile, cutter_of(profile.language), weights), profile.language);
  }

  /// What words mean is in one language for all. None without dictionaries.
  std::vector<Feature> glosses_of(const PartnerProfile& profile) {
    if (dictionaries == nullptr) return {};
    const auto dictionary = dictionaries->find(profile.language);
    return numbered(gloss_strengths(profile, cutter_of(profile.language),
                                    dictionary == dictionaries->end() ? nullptr : &dictionary->second, weights),
                    "gloss");
  }

  void weigh() {
    topics.weigh();
    words.weigh();
    glosses.weigh();
    weighed = profiles.size();
  }

  std::size_t add(PartnerProfile profile) {
    std::vector<Feature> named = topics_of(profile);
    const bool channel = std::ranges::any_of(
        channels, [&](FeatureId wanted) { return std::ranges::binary_search(named, wanted, {}, &Feature::id); });
    const std::size_t group = suitability.add(profile, channel);
    topics.add(std::move(named), group);
    words.add(words_of(profile), group);
    glosses.add(glosses_of(profile), group);
    add_facts(profile.facts);
    profiles.push_back(std::move(profile));
    return profiles.size() - 1;
  }

  /// The shared topics that weigh most in the cosine.
  std::vector<std::size_t> shared_topics(std::size_t a, std::size_t b) const {
    constexpr std::size_t most = 4;
    std::vector<std::pair<float, std::size_t>> shared;
    const std::vector<Feature> other = topics.vector(b);
    for (const Feature& feature : topics.vector(a))
      if (const auto found = std::ranges::lower_bound(other, feature.id, {}, &Feature::id);
          found != other.end() && found->id == feature.id)
        shared.emplace_back(-feature.strength * found->strength, feature.id);
    std::ranges::sort(shared);
    std::vector<std::size_t> best;
    for (std::size_t i = 0; i < std::min(most, shared.size()); ++i) best.push_back(shared[i].second);
    return best;
  }

  /// What is on record of an owner as a factor.
  double standing(std::size_t place, Basis basis) const { return basis == Basis::texts ? 1.0 : standings[place]; }

  double score(std::size_t a, std::size_t b, double likeness, bool proven, Basis basis) const {
    const double told = likeness * suitability.fit(a, b, basis).product() * standing(a, basis) * standing(b, basis);
    const double score = std::min(told, 1.0);
    return proven ? 1.0 - (1.0 - score) * (1.0 - weights.evidence) : score;
  }

  /// Groups with the most that a score with anybody in them can be, the greatest first; no bound where somebody is
  /// proven.
  std::vector<std::pair<double, std::size_t>> groups_by_bound(std::size_t profile,
                                                              const std::vector<std::size_t>& proven,
                                                              Basis basis) const {
    const double most = basis == Basis::texts ? 1.0 : standings[profile] * greatest_standing(weights);
    std::vector<std::pair<double, std::size_t>> groups;
    for (std::size_t g = 0; g < suitability.groups(); ++g)
      groups.emplace_back(suitability.greatest_fit(profile, g) * most, g);
    for (const std::size_t other : proven)
      groups[suitability.group_of(other)].first = std::numeric_limits<double>::infinity();
    std::ranges::sort(groups, std::greater<>(), &std::pair<double, std::size_t>::first);
    return groups;
  }

  /// What is known of a profile at the next place.
  void add_facts(const ProfileFacts& facts) {
    evidence.add(standings.size(), facts);
    standings.push_back(standing_factor(facts.standing, weights));
  }
};

PartnerMatcher::PartnerMatcher(std::vector<PartnerProfile> profiles, const topics::TopicVocabulary& vocabulary,
                               PartnerWeights weights, const topics::GlossDictionaries* glosses)
    : index_(std::make_unique<Index>(vocabulary, std::move(weights), glosses)) {
  for (PartnerProfile& profile : profiles) index_->add(std::move(profile));
  index_->weigh();
}
PartnerMatcher::~PartnerMatcher() = default;
PartnerMatcher::PartnerMatcher(PartnerMatcher&&) noexcept = default;
PartnerMatcher& PartnerMatcher::operator=(PartnerMatcher&&) noexcept = default;

const std::vector<PartnerProfile>& PartnerMatcher::profiles() const {
  return index_->profiles;
}

bool PartnerMatcher::names_topics(const PartnerProfile& profile) const {
  return !index_->topics_of(profile).empty();
}

std::size_t PartnerMatcher::add(PartnerProfile profile) {
  const std::size_t place = index_->add(std::move(profile));
  if (static_cast<double>(place + 1) > (1.0 + growth_before_weighing) * static_cast<double>(index_->weighed))
    index_->weigh();
  return place;
}

void PartnerMatcher::remove(std::size_t place) {
  index_->topics.remove(place);
  index_->words.remove(place);
  index_->glosses.remove(place);
  restate(place, {});
}

void PartnerMatcher::restate(std::size_t place, ProfileFacts facts) {
  PartnerProfile& profile = index_->profiles[place];
  index_->evidence.remove(place, profile.facts);
  index_->evidence.add(place, facts);
  index_->standings[place] = standing_factor(facts.standing, index_->weights);
  index_->suitability.set_size(place, facts.size);
  profile.facts = std::move(facts);
}

std::vector<RankedPartner> PartnerMatcher::partners_of(std::size_t profile, std::size_t most, Basis basis) const {
  const Index& index = *index_;
  const Suitability& suitability = index.suitability;
  const std::vector<std::size_t> proven =
      basis == Basis::texts ? std::vector<std::size_t>() : index.evidence.joined_to(index.profiles[profile].facts);
  std::vector<double> topics(index.profiles.size(), 0.0);
  std::vector<double> words(index.profiles.size(), 0.0);
  std::vector<double> glosses(index.profiles.size(), 0.0);
  const auto same_language = [&](std::size_t other) {
    return index.profiles[other].language == index.profiles[profile].language;
  };
  const auto wording = [&](std::size_t other) {
    return same_language(other) ? index.weights.same_language * std::min(words[other], 1.0)
                                : index.weights.other_language * std::min(glosses[other], 1.0);
  };
  std::vector<std::uint32_t> touched;
  Best best(most);
  for (const auto& [bound, group] : index.groups_by_bound(profile, proven, basis)) {
    if (best.is_beyond(bound)) break;
    touched.clear();
    index.topics.add_cosines(profile, group, topics, touched);
    index.words.add_cosines(profile, group, words, touched);
    index.glosses.add_cosines(profile, group, glosses, touched);
    for (const std::size_t other : proven)
      if (suitability.group_of(other) == group) touched.push_back(static_cast<std::uint32_t>(other));
    for (const std::uint32_t other : touched) {
      if (suitability.same_owner(profile, other)) continue;
      const double alike = 1.0 - (1.0 - std::min(topics[other], 1.0)) * (1.0 - wording(other));
      best.offer(other, index.score(profile, other, alike, std::ranges::binary_search(proven, other), basis));
    }
  }
  std::vector<RankedPartner> ranked;
  for (const auto& [score, other] : std::move(best).sorted())
    ranked.push_back(
        {.profile = other,
         .score = score,
         .reasons = partner_reasons({.of = index.profiles[profile],
                                     .partner = index.profiles[other],
                                     .shared_topics = index.shared_topics(profile, other),
                                     .words_alike = same_language(other) ? std::min(words[other], 1.0) : 0.0,
                                     .glosses_alike = same_language(other) ? 0.0 : std::min(glosses[other], 1.0),
                                     .fit = suitability.fit(profile, other, basis),
                                     .with_facts = basis == Basis::texts_and_facts},
                                    index.vocabulary, index.weights)});
  return ranked;
}

std::vector<RankedPartner> PartnerMatcher::partners_of_guest(PartnerProfile profile, std::size_t most, Basis basis) {
  const std::size_t place = index_->add(std::move(profile));
  std::vector<RankedPartner> ranked = partners_of(place, most, basis);
  index_->topics.drop_last();
  index_->words.drop_last();
  index_->glosses.drop_last();
  index_->suitability.drop_last();
  index_->evidence.remove(place, index_->profiles[place].facts);
  index_->standings.pop_back();
  index_->profiles.pop_back();
  return ranked;
}

}  // namespace twinlight::partners
