// The profiles are written for this test.
#include "twinlight/partners/partner_hints.h"

#include <gmock/gmock.h>

#include "tests/support/reference_files.h"

namespace twinlight::partners {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;

PartnerProfile grower() {
  return {.id = "grower",
          .organisation = "o1",
          .region = "limburg",
          .kind = "company",
          .type = "BR",
          .domain = "agriculture",
          .language = "nl",
          .title = "Groeilampen voor verticale landbouw gezocht",
          .text = "Wij kweken sla en zoeken groeilampen met een instelbaar spectrum."};
}

class PartnerHintsTest : public ::testing::Test {
 public:
  PartnerHintsTest()
      : vocabulary_(topics::TopicVocabulary::read(twinlight::testing::project_path("data/topics/topics.ttl")).value()),
        matcher_({{.id = "maker",
                   .organisation = "o2",
                   .region = "guangdong",
                   .kind = "company",
                   .type = "BO",
                   .domain = "agriculture",
                   .language = "zh",
                   .title = "植物生长灯",
                   .text = "我们生产用于植物工厂生菜栽培的可调光谱植物灯。"}},
                 vocabulary_,
                 PartnerWeights::read(twinlight::testing::project_path("data/partners/weights.toml")).value()) {}

 private:
  topics::TopicVocabulary vocabulary_;

 public:
  PartnerMatcher matcher_;
};

TEST_F(PartnerHintsTest, WhoHasAGoodPartnerNeedsNone) {
  EXPECT_THAT(partner_hints(matcher_, grower()), IsEmpty());
}

TEST_F(PartnerHintsTest, TheWishThatKeepsPartnersAwayIsNamed) {
  PartnerProfile profile = grower();
  profile.wanted_regions = {"zhejiang"};
  const auto hints = partner_hints(matcher_, profile);
  EXPECT_THAT(hints, ElementsAre(Field(&PartnerHint::change, "wanted_regions")));
  EXPECT_GE(hints.front().best_score, weak_score);
}

TEST_F(PartnerHintsTest, SizeAndStageAreWishesToo) {
  PartnerProfile unripe = grower();
  unripe.id = "laboratory";
  unripe.organisation = "o3";
  unripe.type = "TO";
  unripe.readiness = 3;
  unripe.facts.size = "large";
  matcher_.remove(0);
  matcher_.add(unripe);
  PartnerProfile profile = grower();
  profile.type = "TR";
  profile.wanted_readiness = 9;
  EXPECT_THAT(partner_hints(matcher_, profile), ElementsAre(Field(&PartnerHint::change, "wanted_readiness")));
  profile.wanted_readiness = 6;
  profile.wanted_sizes = {"micro"};
  const auto changes = [&](Basis basis) {
    std::vector<std::string> named;
    for (const PartnerHint& hint : partner_hints(matcher_, profile, basis)) named.push_back(hint.change);
    return named;
  };
  EXPECT_THAT(changes(Basis::texts_and_facts), Contains("wanted_sizes"));
  EXPECT_THAT(changes(Basis::texts), Not(Contains("wanted_sizes"))) << "it would tell the size";
}

TEST_F(PartnerHintsTest, ATextWithoutTopicsIsSaidToBeOne) {
  PartnerProfile profile = grower();
  profile.title = profile.text = "Iets moois";
  EXPECT_THAT(partner_hints(matcher_, profile), ElementsAre(Field(&PartnerHint::change, "text")));
}

TEST_F(PartnerHintsTest, WhereNobodyIsThereNoWishIsToBlame) {
  PartnerProfile profile = grower();
  profile.title = profile.text = "Operatielampen voor het ziekenhuis";
  profile.domain = "care";
  for (const PartnerHint& hint : partner_hints(matcher_, profile)) EXPECT_NE(hint.change, "wanted_regions");
}

}  // namespace
}  // namespace twinlight::partners
