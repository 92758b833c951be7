#include "twinlight/evidence/point_search.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/point_subsets.h"

namespace twinlight::evidence {
namespace {

PointLight any_light(int points) {
  PointLight light{.task_lx = Eigen::MatrixXd(6, points), .means_lx = Eigen::MatrixXd(1, points)};
  for (double& lx : light.task_lx.reshaped()) lx = *rc::gen::inRange(1, 100);
  for (double& lx : light.means_lx.reshaped()) lx = *rc::gen::inRange(1, 50);
  return light;
}

double shortfall(const PointLight& light, const PointLimits& limits, const std::vector<int>& points) {
  const Eigen::VectorXd task_lx = light.task_lx(Eigen::all, points).rowwise().sum();
  const double mean_lx = task_lx.mean(), wall_lx = light.means_lx(Eigen::all, points).sum();
  return std::max(0.0, 1.0 - mean_lx / limits.task_mean_lx) +
         std::max(0.0, 1.0 - task_lx.minCoeff() / mean_lx / limits.uniformity) +
         std::max(0.0, 1.0 - wall_lx / limits.means_lx[0]);
}

PointLimits some_limits() {
  PointLimits limits{.task_mean_lx = *rc::gen::inRange(50, 400) * 1.0, .uniformity = 0.6};
  limits.means_lx = Eigen::VectorXd::Constant(1, 60.0);
  return limits;
}

RC_GTEST_PROP(BestSubsets, NoOtherChoiceOfAsManyComesNearer, ()) {
  const int points = *rc::gen::inRange(1, 7);
  const PointLight light = any_light(points);
  const PointLimits limits = some_limits();
  const auto best = best_subsets(light, limits, {});
  RC_ASSERT(static_cast<int>(best.size()) == points);
  for (unsigned mask = 1; mask < (1U << static_cast<unsigned>(points)); ++mask) {
    std::vector<int> chosen;
    for (int i = 0; i < points; ++i)
      if (((mask >> static_cast<unsigned>(i)) & 1U) != 0) chosen.push_back(i);
    RC_ASSERT(best[chosen.size() - 1].shortfall <= shortfall(light, limits, chosen) + 1e-8);
  }
}

/// Above `most_points_in_full`.
RC_GTEST_PROP(BestSubsets, OfManyPointsEachIsUsedOnceAndTheShortfallIsThatOfTheChoice, ()) {
  const int points = most_points_in_full + 1;
  const PointLight light = any_light(points);
  const PointLimits limits = some_limits();
  const auto best = best_subsets(light, limits, {});
  RC_ASSERT(static_cast<int>(best.size()) == points);
  const PointSubset& subset = best[*rc::gen::inRange<std::size_t>(0, best.size())];
  RC_ASSERT(std::abs(subset.shortfall - shortfall(light, limits, subset.points)) < 1e-8);
  RC_ASSERT(std::set<int>(subset.points.begin(), subset.points.end()).size() == subset.points.size());
}

TEST(BestSubsets, PointsThatConflictAreNeverUsedTogether) {
  PointLight light{.task_lx = Eigen::MatrixXd::Constant(2, 20, 50.0), .means_lx = Eigen::MatrixXd(0, 20)};
  const PointLimits limits{.task_mean_lx = 500.0, .means_lx = Eigen::VectorXd(0)};
  std::vector<std::pair<int, int>> neighbours;
  for (int i = 1; i < 20; ++i) neighbours.emplace_back(i - 1, i);
  for (const PointSubset& subset : best_subsets(light, limits, neighbours)) {
    EXPECT_LE(subset.points.size(), 10U);
    for (std::size_t i = 1; i < subset.points.size(); ++i) EXPECT_GT(subset.points[i], subset.points[i - 1] + 1);
  }
}

/// Twelve points of a 4 × 3 grid in a room of 6 × 5 m.
Need retrofit(bool all) {
  Need need = fixture::classroom();
  need.room.length_m = 6.0;
  need.room.width_m = 5.0;
  FixedPoints fixed{.all = all};
  for (const double y : {5.0 / 6, 2.5, 25.0 / 6})
    for (const double x : {0.75, 2.25, 3.75, 5.25}) fixed.placements.push_back({{x, y, 3.0}, 0.0});
  need.layout.fixed = std::move(fixed);
  return need;
}

TEST(PointSearch, AllPointsAreUsedWhereTheyMustBe) {
  const Need need = retrofit(true);
  const lighting::RoomModel room(need.room);
  const SearchResult found = search_layout(need, fixture::lambertian(3800, 30), engine_on(room)).value();
  ASSERT_TRUE(found.best);
  EXPECT_EQ(found.best->layout.luminaires(), 12);
  EXPECT_EQ(found.best->layout.pattern, Pattern::points);
  EXPECT_GT(found.best->evaluation.task.mean_lx, 800.0);
}

TEST(PointSearch, UsesAsFewPointsAsTheRequirementAllows) {
  const Need need = retrofit(false);
  const lighting::RoomModel room(need.room);
  const LightingEngine engine = engine_on(room);
  const auto luminaire = fixture::lambertian(3800, 30);
  const SearchResult found = search_layout(need, luminaire, engine).value();
  ASSERT_TRUE(found.best);
  EXPECT_TRUE(found.best->verdict.pass);
  const LayoutChoice& layout = found.best->layout;
  EXPECT_LT(layout.luminaires(), 12);
  EXPECT_EQ(static_cast<int>(layout.points.size()), layout.luminaires());
  // The luminaires are where the need has them, and what is shown is their exact evaluation.
  const lighting::Scene scene = scene_of(need, luminaire, layout);
  ASSERT_EQ(scene.placements.size(), layout.points.size());
  EXPECT_EQ(scene.placements[0].position_m,
            need.layout.fixed->placements[static_cast<std::size_t>(layout.points[0])].position_m);
  EXPECT_DOUBLE_EQ(engine.evaluate(scene)->task.mean_lx, found.best->evaluation.task.mean_lx);
}

TEST(PointSearch, ATooWeakProductIsJudgedWithAllPoints) {
  const Need need = retrofit(false);
  const lighting::RoomModel room(need.room);
  const SearchResult found = search_layout(need, fixture::lambertian(500, 5), engine_on(room)).value();
  ASSERT_TRUE(found.best);
  EXPECT_FALSE(found.best->verdict.pass);
  EXPECT_EQ(found.best->layout.luminaires(), 12);
}

TEST(PointSearch, AProductThatHasNoRoomAtAPointDoesNotUseIt) {
  Need need = retrofit(false);
  need.layout.fixed->placements = {{{0.1, 2.5, 3.0}, 0.0}, {{3.0, 2.5, 3.0}, 0.0}, {{3.4, 2.5, 3.0}, 0.0}};
  const lighting::RoomModel room(need.room);
  // 0.6 m wide: number 1 would reach into the wall, 2 and 3 overlap.
  const SearchResult found = search_layout(need, fixture::lambertian(3800, 30), engine_on(room)).value();
  ASSERT_TRUE(found.best);
  EXPECT_EQ(found.best->layout.luminaires(), 1);
  EXPECT_NE(found.best->layout.points[0], 0);
  need.layout.fixed->all = true;
  EXPECT_FALSE(search_layout(need, fixture::lambertian(3800, 30), engine_on(room))->best);
}

}  // namespace
}  // namespace twinlight::evidence
