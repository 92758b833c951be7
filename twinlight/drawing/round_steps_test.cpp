#include "twinlight/drawing/round_steps.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace twinlight::drawing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(RoundStep, IsOneTwoOrFiveTimesAPowerOfTen) {
  EXPECT_DOUBLE_EQ(round_step(1.0), 1.0);
  EXPECT_DOUBLE_EQ(round_step(1.01), 2.0);
  EXPECT_DOUBLE_EQ(round_step(34.0), 50.0);
  EXPECT_DOUBLE_EQ(round_step(0.06), 0.1);
}

TEST(RoundLevels, AreRoundWithinTheRangeAndFew) {
  EXPECT_THAT(round_levels(312.0, 771.0, 7), ElementsAre(400.0, 500.0, 600.0, 700.0));
  EXPECT_THAT(round_levels(0.0, 10.0, 5), ElementsAre(2.0, 4.0, 6.0, 8.0));
  EXPECT_TRUE(round_levels(500.0, 500.0, 7).empty());
}

TEST(RoundLevels, EndWhereAStepIsTooSmallToMoveALevel) {
  EXPECT_THAT(round_levels(1e15, 1e15 + 0.25, 5), SizeIs(::testing::Le(6U)));
}

RC_GTEST_PROP(RoundLevels, LieWithinTheRange, (unsigned short a, unsigned short b)) {
  const double least = std::min(a, b) / 16.0;
  const double greatest = std::max(a, b) / 16.0;
  const std::vector<double> levels = round_levels(least, greatest, 6);
  RC_ASSERT(levels.size() <= 6U);
  for (const double level : levels) RC_ASSERT(level > least && level < greatest);
}

}  // namespace
}  // namespace twinlight::drawing
