// Values: entries of table 4.1 of CIE 117:1995 as the project eulumdat-ugr (MIT licence) transcribes it; Guth 1963.
#include "twinlight/lighting/position_index.h"

#include <gtest/gtest.h>

#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::lighting {
namespace {

TEST(PositionIndexTable, HasThePublishedEntries) {
  EXPECT_DOUBLE_EQ(tabulated_position_index(0.0, 0.0).value(), 1.0);
  EXPECT_NEAR(tabulated_position_index(0.0, 1.0).value(), 7.0, 1e-12);
  EXPECT_NEAR(tabulated_position_index(1.0, 0.5).value(), 3.91, 1e-12);
  EXPECT_NEAR(tabulated_position_index(0.5, 1.8).value(), 15.7, 1e-12);
  EXPECT_NEAR(tabulated_position_index(3.0, 1.9).value(), 16.0, 1e-12);
}

TEST(PositionIndexTable, IsBilinearBetweenItsEntries) {
  EXPECT_NEAR(tabulated_position_index(0.05, 0.05).value(), (1.0 + 1.26 + 1.05 + 1.22) / 4.0, 1e-12);
}

TEST(PositionIndexTable, EndsWhereTheStandardHasNoEntry) {
  EXPECT_FALSE(tabulated_position_index(3.01, 0.5));
  EXPECT_FALSE(tabulated_position_index(0.5, 1.91));
  EXPECT_FALSE(tabulated_position_index(0.0, 1.75));
  EXPECT_TRUE(tabulated_position_index(0.0, 1.7));
  EXPECT_FALSE(tabulated_position_index(-0.1, 0.5));
  EXPECT_FALSE(tabulated_position_index(0.5, std::nan("")));
}

/// A slip in an entry would stand out from the formula that was fitted to the same measurements, and from its
/// neighbours.
TEST(PositionIndexTable, FollowsGuthsFormulaAndGrowsUpward) {
  for (int row = 0; row <= 30; ++row) {
    double before = 0.0;
    for (int column = 0; column <= 19; ++column) {
      const double sideways = row * 0.1;
      const double upward = column * 0.1;
      const auto tabulated = tabulated_position_index(sideways, upward);
      if (!tabulated) continue;
      const double formula =
          guth_position_index(degrees(std::atan2(sideways, upward)), degrees(std::atan(std::hypot(sideways, upward))));
      EXPECT_NEAR(*tabulated / formula, 1.0, 0.1) << sideways << ", " << upward;
      EXPECT_GT(*tabulated, before) << sideways << ", " << upward;
      before = *tabulated;
    }
  }
}

}  // namespace
}  // namespace twinlight::lighting
