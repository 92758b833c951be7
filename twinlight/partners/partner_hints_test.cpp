// The profiles are written for this test.
#include "twinlight/partners/partner_hints.h"

#include <gmock/gmock.h>

#include "tests/support/reference_files.h"

namespace twinlight::partners {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

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
