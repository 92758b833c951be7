#include "twinlight/matching/pareto.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>

namespace twinlight::matching {
namespace {

using evidence::Quantity;
using ::testing::ElementsAre;

/// Few distinct figures, so that ties occur; some not known.
std::vector<Merits> any_merits() {
  constexpr double unknown = std::numeric_limits<double>::infinity();
  std::vector<Merits> all(*rc::gen::inRange<std::size_t>(0, 40));
  for (Merits& merits : all) {
    merits.energy_kWh_per_year = *rc::gen::inRange(0, 8);
    const int cost = *rc::gen::inRange(0, 8);
    merits.cost_per_year = cost == 7 ? unknown : cost;
    merits.quality_steps = *rc::gen::inRange(-3, 4);
  }
  return all;
}

RC_GTEST_PROP(ParetoFront, NobodyOnItIsDominatedAndEveryoneElseIsBySomebodyOnIt, ()) {
  const std::vector<Merits> all = any_merits();
  const std::vector<std::size_t> front = pareto_front(all);
  RC_ASSERT(std::is_sorted(front.begin(), front.end()));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool on_front = std::binary_search(front.begin(), front.end(), i);
    const auto beats = [&](std::size_t other) { return dominates(all[other], all[i]); };
    RC_ASSERT(on_front != std::any_of(front.begin(), front.end(), beats));
    if (on_front)
      for (std::size_t other = 0; other < all.size(); ++other) RC_ASSERT(!beats(other));
  }
}

TEST(ParetoFront, IsWhatAReaderWouldPick) {
  const Merits frugal{100.0, 80.0, 0.0};
  const Merits cheap{140.0, 60.0, 0.0};
  const Merits fine{140.0, 90.0, 3.0};
  const Merits worse_than_frugal{110.0, 80.0, 0.0};
  const Merits worse_than_fine{140.0, 90.0, 2.9};
  EXPECT_THAT(pareto_front(std::vector{worse_than_frugal, fine, frugal, worse_than_fine, cheap, frugal}),
              ElementsAre(1, 2, 4, 5));
}

TEST(ParetoFront, AnUnknownPriceIsNoAdvantage) {
  const Merits priced = merits_of({.energy_kWh_per_year = 100.0, .cost_per_year = 50.0}, 1.0);
  const Merits unpriced =
      merits_of({.energy_kWh_per_year = 100.0, .cost_per_year = 25.0, .note = "without the luminaires"}, 1.0);
  EXPECT_TRUE(dominates(priced, unpriced));
}

TEST(QualitySteps, CountTheStepsOfTheScales) {
  EXPECT_DOUBLE_EQ(quality_steps(Quantity::ugr, 16.0, 19.0), 1.0);
  EXPECT_DOUBLE_EQ(quality_steps(Quantity::ugr, 4.0, 19.0), 3.0);  // below 10 the scale says nothing
  EXPECT_NEAR(quality_steps(Quantity::uniformity, 0.75, 0.6), 1.5, 1e-12);
  EXPECT_DOUBLE_EQ(quality_steps(Quantity::colour_rendering_index, 90.0, 80.0), 1.0);
  EXPECT_DOUBLE_EQ(quality_steps(Quantity::maintained_illuminance_lx, 900.0, 500.0), 0.0);
}

}  // namespace
}  // namespace twinlight::matching
