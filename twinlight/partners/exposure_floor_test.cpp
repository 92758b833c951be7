#include "twinlight/partners/exposure_floor.h"

#include <gmock/gmock.h>

namespace twinlight::partners {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

constexpr ExposureFloor floor_of_each_third{.every = 3, .about_equal = 0.9, .least_score = 0.3, .candidates = 3};

std::vector<RankedPartner> candidates(const std::vector<double>& scores) {
  std::vector<RankedPartner> made;
  for (std::size_t i = 0; i < scores.size(); ++i) made.push_back({.profile = i, .score = scores[i], .reasons = {}});
  return made;
}

std::vector<std::size_t> order(const std::vector<RankedPartner>& placed) {
  std::vector<std::size_t> places;
  for (const RankedPartner& partner : placed) places.push_back(partner.profile);
  return places;
}

TEST(ExposureFloor, IsTheOrderOfScoresWhereAllWereShownAlike) {
  const auto placed = with_exposure_floor(
      candidates({0.9, 0.8, 0.7, 0.69, 0.68}), [](std::size_t) { return 4; }, floor_of_each_third, 4);
  EXPECT_THAT(order(placed), ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(placed, Each(Field(&RankedPartner::reasons, IsEmpty())));
}

TEST(ExposureFloor, GivesEachThirdPlaceToWhoWasShownLeast) {
  const auto shown = [](std::size_t place) { return place == 4 ? 0 : 10; };
  const auto placed = with_exposure_floor(candidates({0.9, 0.8, 0.7, 0.69, 0.68}), shown, floor_of_each_third, 5);
  EXPECT_THAT(order(placed), ElementsAre(0, 1, 4, 2, 3));
  ASSERT_EQ(placed[2].reasons.size(), 1U);
  EXPECT_EQ(placed[2].reasons[0].kind, "exposure");
}

/// 0.62 is less than 0.9 of 0.7, 0.29 less than the least score.
TEST(ExposureFloor, BringsNobodyForwardWhoSuitsLess) {
  const auto shown = [](std::size_t place) { return place >= 3 ? 0 : 10; };
  EXPECT_THAT(order(with_exposure_floor(candidates({0.9, 0.8, 0.7, 0.62}), shown, floor_of_each_third, 4)),
              ElementsAre(0, 1, 2, 3));
  EXPECT_THAT(order(with_exposure_floor(candidates({0.9, 0.8, 0.30, 0.29}), shown, floor_of_each_third, 4)),
              ElementsAre(0, 1, 2, 3));
}

TEST(ExposureFloor, OfNoPlaceLeavesTheOrderAlone) {
  const auto shown = [](std::size_t place) { return 10 - static_cast<std::int64_t>(place); };
  EXPECT_THAT(order(with_exposure_floor(candidates({0.9, 0.9, 0.9}), shown, {}, 2)), ElementsAre(0, 1));
}

/// Whoever suits about as well as the others is seen in the end: each question is counted, and the floor turns.
TEST(ExposureFloor, LetsEverybodyBeSeenInTurn) {
  const std::vector<double> scores(12, 0.7);
  std::vector<std::int64_t> seen(scores.size(), 0);
  for (int question = 0; question < 12; ++question)
    for (const RankedPartner& partner : with_exposure_floor(
             candidates(scores), [&](std::size_t place) { return seen[place]; }, floor_of_each_third, 4))
      ++seen[partner.profile];
  EXPECT_THAT(seen, Each(::testing::Ge(1)));
}

}  // namespace
}  // namespace twinlight::partners
