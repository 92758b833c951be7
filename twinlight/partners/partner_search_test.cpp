// The search leaves out whole groups of profiles and keeps weights for a while; what it answers is held to the
// equations of docs/partners.md, computed the long way.

#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "tests/support/reference_files.h"
#include "twinlight/partners/organisation_size.h"
#include "twinlight/partners/partner_matcher.h"
#include "twinlight/partners/partner_text.h"
#include "twinlight/partners/partners_fixture.h"
#include "twinlight/partners/standing.h"

namespace twinlight::partners {
namespace {

using fixture::vocabulary;
using fixture::weights;

const topics::GlossDictionaries& dictionaries() {
  static const auto read = topics::read_gloss_dictionaries(twinlight::testing::project_path("data/glosses")).value();
  return read;
}

/// Of one in three a standing, of some offers a product and of some requests one that passed.
ProfileFacts random_facts(std::mt19937& random, std::size_t i) {
  ProfileFacts facts;
  if (i % 3 == 0)
    facts.standing = {.asked = 4,
                      .answered_in_time = static_cast<std::int64_t>(random() % 5),
                      .outcomes = static_cast<std::int64_t>(random() % 3),
                      .certified = i % 2 == 0,
                      .admitted = i % 4 == 0};
  const std::string product = "p" + std::to_string(random() % 20);
  if (i % 5 == 0) facts.products = {product};
  if (i % 4 != 0) facts.size = organisation_sizes[random() % organisation_sizes.size()];
  if (i % 7 == 0) facts.passing_products = {product, "p3"};
  return facts;
}

/// Profiles that name topics of the vocabulary in one of its languages.
std::vector<PartnerProfile> random_profiles(std::size_t count) {
  std::mt19937 random(20261128);
  const auto one_of = [&](const std::vector<std::string>& words) { return words[random() % words.size()]; };
  std::vector<PartnerProfile> profiles;
  for (std::size_t i = 0; i < count; ++i) {
    PartnerProfile profile{.id = std::to_string(i),
                           .organisation = "o" + std::to_string(i / 2),
                           .region = one_of({"limburg", "guangdong", "zhejiang"}),
                           .kind = one_of({"company", "university", "hospital"}),
                           .type = one_of({"BO", "BO", "BR", "BR", "TO", "TR", "RDR"}),
                           .domain = one_of({"", "education", "care", "agriculture"}),
                           .language = one_of({"nl", "en", "zh"})};
    for (int topic = 0; topic < 4; ++topic) {
      const auto& label = vocabulary()[random() % vocabulary().topics().size()].labels.at(profile.language).preferred;
      (topic == 0 ? profile.title : profile.text) += label + ". ";
    }
    // A word that most have.
    if (i % 3 != 0)
      profile.text += profile.language == "zh" ? "质量。" : profile.language == "nl" ? "kwaliteit. " : "quality. ";
    if (i % 2 == 0) profile.wanted_regions = {one_of({"limburg", "guangdong"})};
    if (i % 3 == 0) profile.wanted_kinds = {one_of({"company", "university"})};
    if (i % 5 < 2) profile.wanted_sizes = {"micro", one_of({"small", "medium"})};
    if (i % 4 < 2) profile.readiness = 1 + static_cast<int>(random() % 9);
    if (i % 3 == 1) profile.wanted_readiness = 1 + static_cast<int>(random() % 9);
    profile.facts = random_facts(random, i);
    profiles.push_back(std::move(profile));
  }
  return profiles;
}

/// What too many hold is left out first; gives how many features that were.
std::size_t leave_out_common(std::vector<Strengths<std::string>>& all) {
  std::map<std::string, double> holders;
  for (const auto& vector : all)
    for (const auto& [key, strength] : vector) holders[key] += 1.0;
  const double most = std::max(weights().common_share * static_cast<double>(all.size()), weights().common_holders);
  std::erase_if(holders, [&](const auto& held) { return held.second <= most; });
  for (auto& vector : all) std::erase_if(vector, [&](const auto& feature) { return holders.count(feature.first) > 0; });
  return holders.size();
}

template <class Key>
void to_unit_vectors(std::vector<Strengths<Key>>& all) {
  std::map<Key, double> holders;
  for (const auto& vector : all)
    for (const auto& [key, strength] : vector) holders[key] += 1.0;
  for (auto& vector : all) {
    double square = 0.0;
    for (auto& [key, strength] : vector) {
      strength *= std::log(1.0 + static_cast<double>(all.size()) / holders[key]);
      square += strength * strength;
    }
    for (auto& [key, strength] : vector) strength /= std::sqrt(square);
  }
}

template <class Key>
double cosine(const Strengths<Key>& a, const Strengths<Key>& b) {
  double sum = 0.0;
  for (const auto& [key, strength] : a)
    if (const auto found = b.find(key); found != b.end()) sum += strength * found->second;
  return std::min(sum, 1.0);
}

/// Every score of every pair by the equations.
class LongWay {
 public:
  explicit LongWay(std::vector<PartnerProfile> profiles) : profiles_(std::move(profiles)) {
    const topics::TopicTagger tagger(vocabulary());
    for (const PartnerProfile& profile : profiles_) {
      topics_.push_back(topic_strengths(profile, vocabulary(), tagger, weights()));
      Strengths<std::string>& own = words_.emplace_back();
      for (const auto& [word, strength] : word_strengths(profile, topics::WordCutter(profile.language), weights()))
        own[profile.language + word] = strength;
      const auto dictionary = dictionaries().find(profile.language);
      glosses_.push_back(gloss_strengths(profile, topics::WordCutter(profile.language),
                                         dictionary == dictionaries().end() ? nullptr : &dictionary->second,
                                         weights()));
    }
    channel_ = topics_;
    left_out_ = leave_out_common(glosses_);
    to_unit_vectors(topics_);
    to_unit_vectors(words_);
    to_unit_vectors(glosses_);
  }

  std::size_t left_out() const { return left_out_; }

  double score(std::size_t a, std::size_t b) const {
    if (profiles_[a].organisation == profiles_[b].organisation) return 0.0;
    const double wording = profiles_[a].language == profiles_[b].language
                               ? weights().same_language * cosine(words_[a], words_[b])
                               : weights().other_language * cosine(glosses_[a], glosses_[b]);
    const double alike = 1.0 - (1.0 - cosine(topics_[a], topics_[b])) * (1.0 - wording);
    const double told =
        alike * types(a, b) * domain(profiles_[a].domain, profiles_[b].domain) *
        (unwanted(a, b, &PartnerProfile::wanted_regions, &PartnerProfile::region) == 0 ? 1.0
                                                                                       : weights().region_not_wanted) *
        std::pow(weights().kind_not_wanted, unwanted(a, b, &PartnerProfile::wanted_kinds, &PartnerProfile::kind)) *
        size(a, b) * size(b, a) * stage(a, b) * stage(b, a) * standing_factor(profiles_[a].facts.standing, weights()) *
        standing_factor(profiles_[b].facts.standing, weights());
    return passes(a, b) || passes(b, a) ? 1.0 - (1.0 - std::min(told, 1.0)) * (1.0 - weights().evidence)
                                        : std::min(told, 1.0);
  }

 private:
  bool has_channel(std::size_t place) const {
    for (const std::string& id : weights().channel_topics)
      if (channel_[place].count(static_cast<std::size_t>(vocabulary().find(id) - vocabulary().topics().data())) > 0)
        return true;
    return false;
  }
  bool passes(std::size_t offer, std::size_t request) const {
    for (const std::string& product : profiles_[offer].facts.products)
      for (const std::string& passing : profiles_[request].facts.passing_products)
        if (product == passing) return true;
    return false;
  }
  double types(std::size_t a, std::size_t b) const {
    const bool offers = profiles_[a].type == "BO" && profiles_[b].type == "BO";
    if (offers && has_channel(a) && has_channel(b)) return weights().two_offers_with_channel;
    return weights().of_types(profiles_[a].type, profiles_[b].type);
  }
  static double domain(const std::string& a, const std::string& b) {
    if (a == b) return 1.0;
    return a.empty() || b.empty() ? weights().one_is_open : weights().other_domain;
  }
  double size(std::size_t from, std::size_t to) const {
    const auto& wanted = profiles_[from].wanted_sizes;
    const std::string& is = profiles_[to].facts.size;
    const bool suits = is.empty() || wanted.empty() || std::find(wanted.begin(), wanted.end(), is) != wanted.end();
    return suits ? 1.0 : weights().size_not_wanted;
  }
  double stage(std::size_t from, std::size_t to) const {
    const int missing = profiles_[from].wanted_readiness - profiles_[to].readiness;
    return profiles_[to].readiness == 0 || missing < 0 ? 1.0 : std::pow(weights().readiness_missing, missing);
  }
  int unwanted(std::size_t a, std::size_t b, std::vector<std::string> PartnerProfile::*wanted,
               std::string PartnerProfile::*is) const {
    int count = 0;
    for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
      const auto& list = profiles_[from].*wanted;
      if (!list.empty() && std::find(list.begin(), list.end(), profiles_[to].*is) == list.end()) ++count;
    }
    return count;
  }

  std::vector<PartnerProfile> profiles_;
  std::vector<Strengths<std::size_t>> channel_;
  std::vector<Strengths<std::size_t>> topics_;
  std::vector<Strengths<std::string>> words_;
  std::vector<Strengths<std::string>> glosses_;
  std::size_t left_out_ = 0;
};

TEST(PartnerSearch, AnswersWhatTheEquationsSay) {
  constexpr std::size_t count = 300;
  constexpr std::size_t most = 10;
  const PartnerMatcher matcher(random_profiles(count), vocabulary(), weights(), &dictionaries());
  const LongWay long_way(random_profiles(count));
  EXPECT_GT(long_way.left_out(), 0U) << "nothing was common: the rule was not tried";
  for (std::size_t a = 0; a < count; ++a) {
    std::vector<double> expected;
    for (std::size_t b = 0; b < count; ++b)
      if (const double score = long_way.score(a, b); score > 0.0) expected.push_back(score);
    std::sort(expected.rbegin(), expected.rend());
    expected.resize(std::min(most, expected.size()));
    const auto found = matcher.partners_of(a, most);
    ASSERT_EQ(found.size(), expected.size()) << a;
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_NEAR(found[i].score, expected[i], 1e-6) << a << " rank " << i;
      EXPECT_NEAR(found[i].score, long_way.score(a, found[i].profile), 1e-6);
    }
  }
}

std::vector<std::pair<std::string, double>> answer(const PartnerMatcher& matcher, std::size_t place) {
  std::vector<std::pair<std::string, double>> found;
  for (const RankedPartner& partner : matcher.partners_of(place, 10))
    found.emplace_back(matcher.profiles()[partner.profile].id, partner.score);
  return found;
}

/// Grown one by one, weights lag behind by a tenth at most: the same partners, scores within a few hundredths (240
/// profiles are few: one more holder weighs much).
TEST(PartnerSearch, GrowsOneByOne) {
  constexpr std::size_t count = 240;
  const std::vector<PartnerProfile> profiles = random_profiles(count);
  const PartnerMatcher at_once(profiles, vocabulary(), weights(), &dictionaries());
  PartnerMatcher grown({}, vocabulary(), weights(), &dictionaries());
  for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(grown.add(profiles[i]), i);
  for (std::size_t a = 0; a < count; ++a) {
    const auto expected = answer(at_once, a);
    const auto found = answer(grown, a);
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_NEAR(found[i].second, expected[i].second, 0.06);
  }
}

/// From the first on, and whoever asks meanwhile.
TEST(PartnerSearch, AnswersWhileItGrows) {
  const std::vector<PartnerProfile> profiles = random_profiles(40);
  PartnerMatcher grown({}, vocabulary(), weights(), &dictionaries());
  for (std::size_t count = 0; count < profiles.size(); ++count) {
    const PartnerMatcher at_once({profiles.begin(), profiles.begin() + static_cast<std::ptrdiff_t>(count)},
                                 vocabulary(), weights(), &dictionaries());
    for (std::size_t a = 0; a < count; ++a) EXPECT_EQ(answer(grown, a).size(), answer(at_once, a).size()) << count;
    static_cast<void>(grown.partners_of_guest(profiles.back(), 10));
    grown.add(profiles[count]);
  }
}

TEST(PartnerSearch, AGuestFindsAndIsNotFound) {
  const std::vector<PartnerProfile> profiles = random_profiles(60);
  PartnerMatcher matcher({profiles.begin(), profiles.end() - 1}, vocabulary(), weights(), &dictionaries());
  const auto before = answer(matcher, 0);
  PartnerMatcher with(matcher.profiles(), vocabulary(), weights(), &dictionaries());
  const std::size_t place = with.add(profiles.back());
  const auto guest = matcher.partners_of_guest(profiles.back(), 10);
  ASSERT_FALSE(guest.empty());
  EXPECT_EQ(guest.front().score, with.partners_of(place, 10).front().score);
  EXPECT_EQ(matcher.profiles().size(), profiles.size() - 1);
  EXPECT_EQ(answer(matcher, 0), before);
}

TEST(PartnerSearch, WhoIsRemovedIsNobodysPartner) {
  constexpr std::size_t count = 60;
  const std::vector<PartnerProfile> profiles = random_profiles(count);
  PartnerMatcher matcher(profiles, vocabulary(), weights(), &dictionaries());
  for (std::size_t place = 0; place < count; place += 2) matcher.remove(place);
  for (std::size_t place = 0; place < count; ++place) {
    const auto partners = matcher.partners_of(place, count);
    EXPECT_TRUE(place % 2 == 1 || partners.empty()) << place;
    for (const RankedPartner& partner : partners) EXPECT_EQ(partner.profile % 2, 1U);
  }
}

}  // namespace
}  // namespace twinlight::partners
