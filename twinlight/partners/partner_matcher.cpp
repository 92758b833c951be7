#include "twinlight/partners/partner_matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "twinlight/partners/partner_text.h"

namespace twinlight::partners {
namespace {

/// Unit vectors over features, and for each feature the profiles that have it.
template <class Feature>
class VectorSpace {
 public:
  struct Posting {
    std::size_t profile;
    double strength;
  };

  explicit VectorSpace(std::vector<Strengths<Feature>> strengths) : vectors_(std::move(strengths)) {
    std::unordered_map<Feature, double> holders;
    for (const auto& vector : vectors_)
      for (const auto& [feature, strength] : vector) holders[feature] += 1.0;
    const auto count = static_cast<double>(vectors_.size());
    for (std::size_t i = 0; i < vectors_.size(); ++i) {
      double square = 0.0;
      for (auto& [feature, strength] : vectors_[i]) {
        strength *= std::log(1.0 + count / holders[feature]);
        square += strength * strength;
      }
      if (!(square > 0.0)) continue;
      for (auto& [feature, strength] : vectors_[i]) {
        strength /= std::sqrt(square);
        postings_[feature].push_back({i, strength});
      }
    }
  }

  /// The cosine with every profile that shares a feature.
  std::unordered_map<std::size_t, double> likeness(std::size_t profile) const {
    std::unordered_map<std::size_t, double> sums;
    for (const auto& [feature, strength] : vectors_[profile])
      for (const Posting& posting : postings_.at(feature)) sums[posting.profile] += strength * posting.strength;
    return sums;
  }

  const Strengths<Feature>& vector(std::size_t profile) const { return vectors_[profile]; }

  /// The profiles that have a feature.
  const std::vector<Posting>& holders(const Feature& feature) const {
    static const std::vector<Posting> none;
    const auto found = postings_.find(feature);
    return found == postings_.end() ? none : found->second;
  }

 private:
  std::vector<Strengths<Feature>> vectors_;
  std::unordered_map<Feature, std::vector<Posting>> postings_;
};

bool wants(const std::vector<std::string>& wanted, const std::string& what) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), what) != wanted.end();
}

/// How two profiles suit each other apart from what they are about.
struct Fit {
  double types = 1.0;
  double domain = 1.0;
  double regions = 1.0;
  double kinds = 1.0;

  double product() const { return types * domain * regions * kinds; }
};

const char* name_of_type(const std::string& type) {
  if (type == "BO") return "a business offer";
  if (type == "BR") return "a business request";
  if (type == "TO") return "a technology offer";
  if (type == "TR") return "a technology request";
  return "a request for joint research";
}

}  // namespace

struct PartnerMatcher::Index {
  std::vector<PartnerProfile> profiles;
  const topics::TopicVocabulary& vocabulary;
  PartnerWeights weights;
  VectorSpace<std::size_t> topics;
  VectorSpace<std::string> words;
  std::vector<bool> speaks_of_a_channel;

  static std::vector<Strengths<std::size_t>> all_topics(const std::vector<PartnerProfile>& profiles,
                                                        const topics::TopicVocabulary& vocabulary,
                                                        const PartnerWeights& weights) {
    const topics::TopicTagger tagger(vocabulary);
    std::vector<Strengths<std::size_t>> all;
    all.reserve(profiles.size());
    for (const PartnerProfile& profile : profiles) all.push_back(topic_strengths(profile, vocabulary, tagger, weights));
    return all;
  }

  /// Words carry their language, so that profiles of two languages share none.
  static std::vector<Strengths<std::string>> all_words(const std::vector<PartnerProfile>& profiles,
                                                       const PartnerWeights& weights) {
    std::map<std::string, topics::WordCutter> cutters;
    std::vector<Strengths<std::string>> all;
    all.reserve(profiles.size());
    for (const PartnerProfile& profile : profiles) {
      const topics::WordCutter& cutter = cutters.try_emplace(profile.language, profile.language).first->second;
      Strengths<std::string>& own = all.emplace_back();
      for (const auto& [word, strength] : word_strengths(profile, cutter, weights))
        own[profile.language + ":" + word] = strength;
    }
    return all;
  }

  /// Which profiles name a topic of a channel, or one above it or beside it.
  static std::vector<bool> with_a_channel(const VectorSpace<std::size_t>& topics, std::size_t profiles,
                                          const topics::TopicVocabulary& vocabulary, const PartnerWeights& weights) {
    std::vector<bool> found(profiles, false);
    for (const std::string& id : weights.channel_topics)
      if (const topics::Topic* topic = vocabulary.find(id))
        for (const auto& posting : topics.holders(static_cast<std::size_t>(topic - vocabulary.topics().data())))
          found[posting.profile] = true;
    return found;
  }

  Fit fit(std::size_t a_place, std::size_t b_place) const {
    const PartnerProfile& a = profiles[a_place];
    const PartnerProfile& b = profiles[b_place];
    Fit fit{.types = weights.of_types(a.type, b.type)};
    if (a.type == "BO" && b.type == "BO" && speaks_of_a_channel[a_place] && speaks_of_a_channel[b_place])
      fit.types = weights.two_offers_with_channel;
    if (a.domain != b.domain)
      fit.domain = a.domain.empty() || b.domain.empty() ? weights.one_is_open : weights.other_domain;
    for (const auto& [from, to] : {std::pair(&a, &b), std::pair(&b, &a)}) {
      if (!wants(from->wanted_regions, to->region)) fit.regions = weights.region_not_wanted;
      if (!wants(from->wanted_kinds, to->kind)) fit.kinds *= weights.kind_not_wanted;
    }
    return fit;
  }

  /// The shared topics that weigh most in the cosine.
  std::vector<std::size_t> shared_topics(std::size_t a, std::size_t b) const {
    constexpr std::size_t most = 4;
    std::vector<std::pair<double, std::size_t>> shared;
    const auto& other = topics.vector(b);
    for (const auto& [topic, strength] : topics.vector(a))
      if (const auto found = other.find(topic); found != other.end())
        shared.emplace_back(-strength * found->second, topic);
    std::sort(shared.begin(), shared.end());
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
                               PartnerWeights weights) {
  VectorSpace<std::size_t> topics(Index::all_topics(profiles, vocabulary, weights));
  VectorSpace<std::string> words(Index::all_words(profiles, weights));
  std::vector<bool> channels = Index::with_a_channel(topics, profiles.size(), vocabulary, weights);
  index_.reset(new Index{std::move(profiles), vocabulary, std::move(weights), std::move(topics), std::move(words),
                         std::move(channels)});
}
PartnerMatcher::~PartnerMatcher() = default;
PartnerMatcher::PartnerMatcher(PartnerMatcher&&) noexcept = default;
PartnerMatcher& PartnerMatcher::operator=(PartnerMatcher&&) noexcept = default;

const std::vector<PartnerProfile>& PartnerMatcher::profiles() const {
  return index_->profiles;
}

std::vector<RankedPartner> PartnerMatcher::partners_of(std::size_t profile, std::size_t most) const {
  const auto topics = index_->topics.likeness(profile);
  const auto words = index_->words.likeness(profile);
  const auto at = [](const std::unordered_map<std::size_t, double>& likeness, std::size_t place) {
    const auto found = likeness.find(place);
    return found == likeness.end() ? 0.0 : std::min(found->second, 1.0);
  };
  std::vector<RankedPartner> ranked;
  const auto consider = [&](std::size_t other) {
    if (index_->profiles[other].organisation == index_->profiles[profile].organisation) return;
    const double alike = 1.0 - (1.0 - at(topics, other)) * (1.0 - index_->weights.same_language * at(words, other));
    const double score = alike * index_->fit(profile, other).product();
    if (score > 0.0) ranked.push_back({.profile = other, .score = score});
  };
  for (const auto& [other, likeness] : topics) consider(other);
  for (const auto& [other, likeness] : words)
    if (topics.count(other) == 0) consider(other);
  const auto better = [](const RankedPartner& a, const RankedPartner& b) {
    return a.score != b.score ? a.score > b.score : a.profile < b.profile;
  };
  const std::size_t kept = std::min(most, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end(), better);
  ranked.resize(kept);
  for (RankedPartner& partner : ranked)
    partner.reasons =
        index_->reasons(profile, partner.profile, at(words, partner.profile), index_->fit(profile, partner.profile));
  return ranked;
}

}  // namespace twinlight::partners
