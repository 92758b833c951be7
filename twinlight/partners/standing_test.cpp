#include "twinlight/partners/standing.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "twinlight/partners/partners_fixture.h"

namespace twinlight::partners {
namespace {

using fixture::weights;

TEST(Standing, CountsNothingWhereNothingIsKnown) {
  EXPECT_EQ(standing_factor({}, weights()), 1.0);
}

/// weights.toml: answers 0.05, half at 3 cases.
TEST(Standing, WeighsAnswersByTheirShareAndNumber) {
  EXPECT_DOUBLE_EQ(history_factor({.asked = 3, .answered_in_time = 3}, weights()), 1.025);
  EXPECT_DOUBLE_EQ(history_factor({.asked = 3, .answered_in_time = 0}, weights()), 0.975);
  EXPECT_DOUBLE_EQ(history_factor({.asked = 4, .answered_in_time = 2}, weights()), 1.0);
  EXPECT_GT(history_factor({.asked = 9, .answered_in_time = 9}, weights()),
            history_factor({.asked = 3, .answered_in_time = 3}, weights()));
}

RC_GTEST_PROP(Standing, StaysWithinItsBoundsAndRisesWithWhatIsGood, ()) {
  const auto asked = *rc::gen::inRange<std::int64_t>(0, 1000);
  const Standing standing{.asked = asked,
                          .answered_in_time = *rc::gen::inRange<std::int64_t>(0, asked + 1),
                          .outcomes = *rc::gen::inRange<std::int64_t>(0, 1000),
                          .certified = *rc::gen::arbitrary<bool>(),
                          .admitted = *rc::gen::arbitrary<bool>()};
  const double factor = standing_factor(standing, weights());
  RC_ASSERT(factor >= 1.0 - weights().answers);
  RC_ASSERT(factor <= greatest_standing(weights()));
  Standing better = standing;
  better.outcomes += 1;
  RC_ASSERT(standing_factor(better, weights()) > factor);
}

}  // namespace
}  // namespace twinlight::partners
