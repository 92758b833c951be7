#include "twinlight/partners/gini.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdlib>

namespace twinlight::partners {
namespace {

TEST(Gini, IsNothingWhereAllHaveTheSameAndMostWhereOneHasAll) {
  EXPECT_NEAR(gini({3, 3, 3, 3}), 0.0, 1e-12);
  EXPECT_NEAR(gini({0, 0, 0, 8}), 0.75, 1e-12);
  EXPECT_EQ(gini({}), 0.0);
  EXPECT_EQ(gini({0, 0}), 0.0);
}

/// The definition: half the mean difference of all pairs over the mean.
RC_GTEST_PROP(Gini, IsHalfTheMeanDifferenceOverTheMean, ()) {
  const auto counts = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange(0, 50)));
  double differences = 0.0;
  double sum = 0.0;
  for (const std::int64_t a : counts) {
    sum += static_cast<double>(a);
    for (const std::int64_t b : counts) differences += static_cast<double>(std::llabs(a - b));
  }
  RC_PRE(sum > 0.0);
  RC_ASSERT(std::abs(gini(counts) - differences / (2.0 * static_cast<double>(counts.size()) * sum)) < 1e-9);
}

}  // namespace
}  // namespace twinlight::partners
