// The profiles are written for this test.

#include "twinlight/partners/partner_matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "twinlight/partners/organisation_size.h"
#include "twinlight/partners/partners_fixture.h"

namespace twinlight::partners {
namespace {

using fixture::vocabulary;
using fixture::weights;

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

std::vector<PartnerProfile> profiles() {
  return {{.id = "grower",
           .organisation = "o1",
           .region = "limburg",
           .kind = "company",
           .type = "BR",
           .domain = "agriculture",
           .language = "nl",
           .title = "Groeilampen voor verticale landbouw gezocht",
           .text = "Wij kweken sla en zoeken groeilampen met een instelbaar spectrum.",
           .wanted_kinds = {"company"},
           .wanted_regions = {"guangdong"}},
          {.id = "maker",
           .organisation = "o2",
           .region = "guangdong",
           .kind = "company",
           .type = "BO",
           .domain = "agriculture",
           .language = "zh",
           .title = "植物生长灯",
           .text = "我们生产用于植物工厂生菜栽培的可调光谱植物灯。",
           .wanted_kinds = {"company"},
           .wanted_regions = {"limburg"}},
          {.id = "other region",
           .organisation = "o3",
           .region = "zhejiang",
           .kind = "company",
           .type = "BO",
           .domain = "agriculture",
           .language = "zh",
           .title = "植物生长灯",
           .text = "我们生产用于植物工厂生菜栽培的可调光谱植物灯。",
           .wanted_kinds = {"company"},
           .wanted_regions = {"limburg"}},
          {.id = "school",
           .organisation = "o4",
           .region = "limburg",
           .kind = "company",
           .type = "BR",
           .domain = "education",
           .language = "nl",
           .title = "Klaslokaalverlichting",
           .text = "School zoekt armaturen zonder flikkering.",
           .wanted_regions = {"guangdong"}},
          {.id = "same owner",
           .organisation = "o1",
           .region = "limburg",
           .kind = "company",
           .type = "BO",
           .domain = "agriculture",
           .language = "nl",
           .title = "Sla",
           .text = "Wij verkopen sla uit verticale landbouw.",
           .wanted_regions = {"limburg"}},
          {.id = "mute", .organisation = "o6", .region = "limburg", .kind = "company", .type = "BO", .language = "en"}};
}

const PartnerMatcher& matcher() {
  static const PartnerMatcher made(profiles(), vocabulary(), weights());
  return made;
}

TEST(PartnerMatcher, FindsThePartnerAcrossLanguages) {
  const auto partners = matcher().partners_of(0, 10);
  ASSERT_FALSE(partners.empty());
  EXPECT_EQ(matcher().profiles()[partners[0].profile].id, "maker");
  EXPECT_GT(partners[0].score, 0.5);
  EXPECT_THAT(partners[0].reasons, Contains(Field(&Reason::sentences, Contains(Pair("en", HasSubstr("grow light"))))));
  EXPECT_THAT(partners[0].reasons,
              Contains(Field(&Reason::sentences, Contains(Pair("en", "a business request meets a business offer")))));
}

/// The same texts from a region that is not wanted come far behind.
TEST(PartnerMatcher, HoldsToTheWishesOfBothSides) {
  for (const RankedPartner& partner : matcher().partners_of(0, 10))
    if (matcher().profiles()[partner.profile].id == "other region") {
      EXPECT_LT(partner.score, 0.05);
    }
}

const RankedPartner& maker_among(const std::vector<RankedPartner>& partners) {
  return *std::ranges::find(partners, std::size_t{1}, &RankedPartner::profile);
}

std::string sentence(const RankedPartner& partner, const char* kind) {
  const auto found = std::ranges::find(partner.reasons, kind, &Reason::kind);
  return found == partner.reasons.end() ? "" : found->sentences.at("en");
}

/// Whichever side wishes it; nobody is judged by what nobody told.
TEST(PartnerMatcher, CountsTheLevelsOfReadinessThatAreMissing) {
  const double plain = maker_among(matcher().partners_of(0, 10)).score;
  const auto with = [](int wanted, int told, bool the_maker_wants) {
    std::vector<PartnerProfile> told_of = profiles();
    told_of[the_maker_wants ? 1 : 0].wanted_readiness = wanted;
    told_of[the_maker_wants ? 0 : 1].readiness = told;
    return maker_among(PartnerMatcher(told_of, vocabulary(), weights()).partners_of(0, 10));
  };
  for (const bool the_maker_wants : {false, true}) {
    const RankedPartner missing = with(9, 3, the_maker_wants);
    EXPECT_NEAR(missing.score, plain * std::pow(weights().readiness_missing, 6), 1e-9);
    EXPECT_EQ(sentence(missing, "stage"), "technology readiness level 3 is told, at least 9 is wanted");
    const RankedPartner enough = with(7, 8, the_maker_wants);
    EXPECT_NEAR(enough.score, plain, 1e-9);
    EXPECT_EQ(sentence(enough, "stage"), "technology readiness level 8 is told, at least 7 is wanted");
    for (const RankedPartner& open : {with(9, 0, the_maker_wants), with(0, 3, the_maker_wants)}) {
      EXPECT_NEAR(open.score, plain, 1e-9);
      EXPECT_EQ(sentence(open, "stage"), "");
    }
  }
}

TEST(PartnerMatcher, PrefersTheSizesThatAreWanted) {
  const double plain = maker_among(matcher().partners_of(0, 10)).score;
  std::vector<PartnerProfile> told = profiles();
  told[0].wanted_sizes = {"micro", "small"};
  told[1].facts.size = "large";
  PartnerMatcher asked(told, vocabulary(), weights());
  const auto found = [&](Basis basis) { return maker_among(asked.partners_of(0, 10, basis)); };
  EXPECT_NEAR(found(Basis::texts_and_facts).score, plain * weights().size_not_wanted, 1e-9);
  EXPECT_EQ(sentence(found(Basis::texts_and_facts), "partner size"),
            "an owner is of another size than the other prefers");
  EXPECT_NEAR(found(Basis::texts).score, plain, 1e-9);
  EXPECT_EQ(sentence(found(Basis::texts), "partner size"), "") << "a size is on record, not in the texts";
  asked.restate(1, {.size = "small"});
  EXPECT_NEAR(found(Basis::texts_and_facts).score, plain, 1e-9);
  EXPECT_EQ(sentence(found(Basis::texts_and_facts), "partner size"), "an owner is of a size that the other wants");
  asked.restate(1, {});
  EXPECT_NEAR(found(Basis::texts_and_facts).score, plain, 1e-9);
  EXPECT_EQ(sentence(found(Basis::texts_and_facts), "partner size"), "") << "of who hides nothing is known";
}

TEST(OrganisationSize, FollowsTheEmployees) {
  for (const auto& [employees, size] :
       {std::pair(0, "micro"), std::pair(9, "micro"), std::pair(10, "small"), std::pair(49, "small"),
        std::pair(50, "medium"), std::pair(249, "medium"), std::pair(250, "large")})
    EXPECT_EQ(size_of_employees(employees), size) << employees;
}

TEST(PartnerMatcher, NeverNamesTheOwnerItself) {
  for (const RankedPartner& partner : matcher().partners_of(0, 10))
    EXPECT_NE(matcher().profiles()[partner.profile].organisation, "o1");
}

TEST(PartnerMatcher, IsMutualAndWithinBounds) {
  const std::size_t count = matcher().profiles().size();
  std::vector<std::vector<double>> score(count, std::vector<double>(count, 0.0));
  for (std::size_t a = 0; a < count; ++a)
    for (const RankedPartner& partner : matcher().partners_of(a, 100)) score[a][partner.profile] = partner.score;
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = 0; b < count; ++b) {
      EXPECT_NEAR(score[a][b], score[b][a], 1e-12);
      EXPECT_GE(score[a][b], 0.0);
      EXPECT_LE(score[a][b], 1.0);
    }
}

TEST(PartnerMatcher, OrdersAndCutsItsAnswer) {
  const auto all = matcher().partners_of(1, 100);
  const auto two = matcher().partners_of(1, 2);
  ASSERT_GE(all.size(), 2U);
  ASSERT_EQ(two.size(), 2U);
  for (std::size_t i = 0; i + 1 < all.size(); ++i) EXPECT_GE(all[i].score, all[i + 1].score);
  EXPECT_EQ(two[0].profile, all[0].profile);
}

TEST(PartnerMatcher, HasNobodyForAProfileWithoutWords) {
  EXPECT_TRUE(matcher().partners_of(5, 10).empty());
}

/// Reasons name topics, types and regions in general: a firm that is named in the texts of both is in none of them, nor
/// is a region.
TEST(PartnerMatcher, GivesNobodyAwayInItsReasons) {
  std::vector<PartnerProfile> named = profiles();
  for (PartnerProfile& profile : named) {
    profile.title += " Kwikstaart";
    profile.text += " Kwikstaart BV, Hasselt";
  }
  const PartnerMatcher matcher(named, vocabulary(), weights());
  int sentences = 0;
  for (std::size_t a = 0; a < named.size(); ++a)
    for (const RankedPartner& partner : matcher.partners_of(a, 10))
      for (const Reason& reason : partner.reasons) {
        ++sentences;
        for (const char* secret : {"Kwikstaart", "kwikstaart", "Hasselt", "limburg", "guangdong"})
          for (const char* language : {"en", "nl", "zh"})
            EXPECT_THAT(reason.sentences.at(language), Not(HasSubstr(secret)));
      }
  EXPECT_GT(sentences, 20);
}

TEST(PartnerWeights, OfTheProjectNameKnownTopics) {
  for (const std::string& topic : weights().channel_topics) EXPECT_NE(vocabulary().find(topic), nullptr) << topic;
  EXPECT_EQ(weights().of_types("BR", "BO"), weights().of_types("BO", "BR"));
  EXPECT_LT(weights().of_types("BR", "BR"), weights().of_types("BO", "BR"));
}

}  // namespace
}  // namespace twinlight::partners
