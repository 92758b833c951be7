// The profiles are written for this test.

#include <gmock/gmock.h>

#include "twinlight/partners/partner_matcher.h"
#include "twinlight/partners/partners_fixture.h"

namespace twinlight::partners {
namespace {

using fixture::vocabulary;
using fixture::weights;

using ::testing::ElementsAre;
using ::testing::IsEmpty;

PartnerProfile profile(const std::string& id, const std::string& type, const std::string& title, ProfileFacts facts) {
  return {.id = id,
          .organisation = "of " + id,
          .region = type == "BR" ? "limburg" : "guangdong",
          .kind = "company",
          .type = type,
          .domain = "education",
          .language = "en",
          .title = title,
          .text = {},
          .facts = std::move(facts)};
}

constexpr std::size_t the_request = 0;
constexpr std::size_t proven = 2;

PartnerMatcher proof_matcher() {
  return {{profile("request", "BR", "Classroom lighting without flicker", {.passing_products = {"panel"}}),
           profile("same words", "BO", "Classroom lighting without flicker", {.products = {"other panel"}}),
           profile("proven", "BO", "Our goods", {.products = {"panel", "lamp"}})},
          vocabulary(),
          weights()};
}

std::vector<std::string> kinds_of(const RankedPartner& partner) {
  std::vector<std::string> kinds;
  for (const Reason& reason : partner.reasons) kinds.push_back(reason.kind);
  return kinds;
}

/// Whose product passed is found although the texts share nothing, and by both sides.
TEST(Evidence, IsEnoughToBeFound) {
  const PartnerMatcher made = proof_matcher();
  const auto partners = made.partners_of(the_request, 10);
  ASSERT_EQ(partners.size(), 2U);
  EXPECT_EQ(partners[1].profile, proven);
  EXPECT_DOUBLE_EQ(partners[1].score, 0.6);
  EXPECT_THAT(kinds_of(partners[1]), ElementsAre("evidence", "types", "region"));
  EXPECT_THAT(partners[1].reasons[0].products, ElementsAre("panel"));
  const auto back = made.partners_of(proven, 1);
  ASSERT_EQ(back.size(), 1U);
  EXPECT_EQ(back[0].profile, the_request);
  EXPECT_EQ(kinds_of(back[0]).front(), "evidence");
}

TEST(Evidence, OutweighsTheSameTextsWithoutIt) {
  PartnerMatcher made = proof_matcher();
  made.restate(1, {.products = {"panel"}});
  const auto partners = made.partners_of(the_request, 10);
  EXPECT_GT(partners[0].score, proof_matcher().partners_of(the_request, 10)[0].score);
  EXPECT_EQ(partners[0].profile, 1U);
}

TEST(Evidence, GoesWithWhatIsStatedAnewOrRemoved) {
  PartnerMatcher made = proof_matcher();
  made.restate(the_request, {});
  EXPECT_THAT(made.partners_of(proven, 10), IsEmpty());
  made.restate(the_request, {.passing_products = {"lamp"}});
  EXPECT_EQ(made.partners_of(proven, 10).size(), 1U);
  made.remove(the_request);
  EXPECT_THAT(made.partners_of(proven, 10), IsEmpty());
}

TEST(Evidence, OfAGuestStaysWithTheGuest) {
  PartnerMatcher made = proof_matcher();
  const auto guest = profile("guest", "BR", "Something else", {.passing_products = {"lamp"}});
  ASSERT_EQ(made.partners_of_guest(guest, 10).size(), 1U);
  made.restate(proven, {.products = {"lamp"}});
  EXPECT_THAT(made.partners_of(proven, 10), IsEmpty()) << "nobody finds the guest";
}

/// Whoever is to know of the texts alone gets the order, the scores and the reasons of the texts.
TEST(Evidence, DoesNotShowWhereTheTextsAloneCount) {
  const PartnerMatcher made = proof_matcher();
  EXPECT_THAT(made.partners_of(proven, 10, Basis::texts), IsEmpty());
  PartnerMatcher with_standing = proof_matcher();
  with_standing.restate(1, {.standing = {.certified = true}, .products = {"panel"}});
  const auto told = with_standing.partners_of(the_request, 10, Basis::texts);
  PartnerMatcher without = proof_matcher();
  without.restate(1, {});
  const auto texts = without.partners_of(the_request, 10, Basis::texts);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].score, texts[0].score);
  EXPECT_EQ(kinds_of(told[0]), kinds_of(texts[0]));
}

/// What is on record moves a score within its bounds, both ways alike, and is told of the partner.
TEST(Evidence, OfTheOwnerMovesTheScoreALittle) {
  PartnerMatcher made = proof_matcher();
  const double before = made.partners_of(the_request, 1)[0].score;
  made.restate(1, {.standing = {.asked = 3, .answered_in_time = 0}});
  const auto late = made.partners_of(the_request, 1)[0];
  EXPECT_DOUBLE_EQ(late.score, before * 0.975);
  EXPECT_THAT(kinds_of(late), ::testing::Contains("history"));
  EXPECT_THAT(kinds_of(made.partners_of(1, 1)[0]), ::testing::Not(::testing::Contains("history")));
}

}  // namespace
}  // namespace twinlight::partners
