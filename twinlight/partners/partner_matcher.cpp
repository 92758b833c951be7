#include "twinlight/partners/partner_matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "twinlight/partners/feature_space.h"
#include "twinlight/partners/partner_text.h"
#include "twinlight/partners/suitability.h"

namespace twinlight::partners {
namespace {

/// Weights of features are made anew when the profiles have grown by this share.
constexpr double growth_before_weighing = 0.1;

const char* name_of_type(const std::string& type) {
  if (type == "BO") return "a business offer";
  if (type == "BR") return "a business request";
  if (type == "TO") return "a technology offer";
  if (type == "TR") return "a technology request";
  return "a request for joint research";
}

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
  std::map<std::string, topics::WordCutter> cutters;  ///< by language
  std::unordered_map<std::string, FeatureId> words_met;
  std::vector<FeatureId> channels;  ///< topics of the ways that goods take to a market
  std::vector<PartnerProfile> profiles;
  FeatureSpace topics;
  FeatureSpace words;
  Suitability suitability;
  std::size_t weighed = 0;  ///< profiles there were when features were weighed

  Index(const topics::TopicVocabulary& of, PartnerWeights given)
      : vocabulary(of), weights(given), tagger(of), suitability(std::move(given)) {
    for (const std::string& id : weights.channel_topics)
      if (const topics::Topic* topic = vocabulary.find(id))
        channels.push_back(static_cast<FeatureId>(topic - vocabulary.topics().data()));
  }

  std::vector<Feature> topics_of(const PartnerProfile& profile) const {
    std::vector<Feature> features;
    for (const auto& [topic, strength] : topic_strengths(profile, vocabulary, tagger, weights))
      features.push_back({static_cast<FeatureId>(topic), static_cast<float>(strength)});
    return features;
  }

  /// Words carry their language, so that profiles of two languages share none.
  std::vector<Feature> words_of(const PartnerProfile& profile) {
    const topics::WordCutter& cutter = cutters.try_emplace(profile.language, profile.language).first->second;
    std::vector<Feature> features;
    for (const auto& [word, strength] : word_strengths(profile, cutter, weights)) {
      const auto next = static_cast<FeatureId>(words_met.size());
      features.push_back(
          {words_met.try_emplace(profile.language + ":" + word, next).first->second, static_cast<float>(strength)});
    }
    std::ranges::sort(features, {}, &Feature::id);
    return features;
  }

  void weigh() {
    topics.weigh();
    words.weigh();
    weighed = profiles.size();
  }

  std::size_t add(PartnerProfile profile) {
    std::vector<Feature> named = topics_of(profile);
    const bool channel = std::ranges::any_of(
        channels, [&](FeatureId wanted) { return std::ranges::binary_search(named, wanted, {}, &Feature::id); });
    const std::size_t group = suitability.add(profile, channel);
    topics.add(std::move(named), group);
    words.add(words_of(profile), group);
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

  std::vector<Reason> reasons(std::size_t a, std::size_t b, double words_alike, const Fit& fit) const {
    std::vector<Reason> found;
    if (const auto shared = shared_topics(a, b); !shared.empty()) {
      std::string names;
      for (const std::size_t topic : shared)
        names += (names.empty() ? "" : ", ") + vocabulary[topic].labels.at("en").preferred;
      found.push_back({.kind = "topics", .sentence = "both are about " + names, .topics = shared});
    }
    constexpr double worth_saying = 0.15;
    if (words_alike > worth_saying)
      found.push_back(
          {.kind = "words", .sentence = fmt::format("the texts share words ({:.0f} %)", 100 * words_alike)});
    found.push_back(
        {.kind = "types",
         .sentence = fmt::format("{} meets {}", name_of_type(profiles[a].type), name_of_type(profiles[b].type))});
    if (fit.domain < 1.0) found.push_back({.kind = "domain", .sentence = "they are not of the same domain"});
    found.push_back({.kind = "region",
                     .sentence = fit.regions < 1.0 ? "one is in a region that the other does not want"
                                                   : "each is in a region that the other wants"});
    if (fit.kinds < 1.0)
      found.push_back({.kind = "partner kind", .sentence = "one is of another kind than the other prefers"});
    return found;
  }
};

PartnerMatcher::PartnerMatcher(std::vector<PartnerProfile> profiles, const topics::TopicVocabulary& vocabulary,
                               PartnerWeights weights)
    : index_(std::make_unique<Index>(vocabulary, std::move(weights))) {
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
}

std::vector<RankedPartner> PartnerMatcher::partners_of(std::size_t profile, std::size_t most) const {
  const Index& index = *index_;
  const Suitability& suitability = index.suitability;
  std::vector<std::size_t> groups(suitability.groups());
  std::iota(groups.begin(), groups.end(), std::size_t{0});
  std::ranges::sort(groups, std::greater<>(), [&](std::size_t g) { return suitability.greatest_fit(profile, g); });

  std::vector<double> topics(index.profiles.size(), 0.0);
  std::vector<double> words(index.profiles.size(), 0.0);
  std::vector<std::uint32_t> touched;
  Best best(most);
  for (const std::size_t group : groups) {
    if (best.is_beyond(suitability.greatest_fit(profile, group))) break;
    touched.clear();
    index.topics.add_cosines(profile, group, topics, touched);
    index.words.add_cosines(profile, group, words, touched);
    for (const std::uint32_t other : touched) {
      if (suitability.same_owner(profile, other)) continue;
      const double alike = 1.0 - (1.0 - std::min(topics[other], 1.0)) *
                                     (1.0 - index.weights.same_language * std::min(words[other], 1.0));
      best.offer(other, alike * suitability.fit(profile, other).product());
    }
  }
  std::vector<RankedPartner> ranked;
  for (const auto& [score, other] : std::move(best).sorted())
    ranked.push_back(
        {.profile = other,
         .score = score,
         .reasons = index.reasons(profile, other, std::min(words[other], 1.0), suitability.fit(profile, other))});
  return ranked;
}

std::vector<RankedPartner> PartnerMatcher::partners_of_guest(PartnerProfile profile, std::size_t most) {
  const std::size_t place = index_->add(std::move(profile));
  std::vector<RankedPartner> ranked = partners_of(place, most);
  index_->topics.drop_last();
  index_->words.drop_last();
  index_->suitability.drop_last();
  index_->profiles.pop_back();
  return ranked;
}

}  // namespace twinlight::partners
