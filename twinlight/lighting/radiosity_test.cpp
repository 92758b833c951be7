#include "twinlight/lighting/radiosity.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "twinlight/lighting/form_factors.h"

namespace twinlight::lighting {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

Room any_room() {
  const auto side = [] { return 0.1 * *rc::gen::inRange(5, 200); };
  const auto part = [] { return 0.01 * *rc::gen::inRange(0, 96); };
  Room room{side(), side(), side(), {}};
  room.reflectance = {part(), part(), part()};
  return room;
}

const Room classroom{9.0, 7.0, 3.0, {0.7, 0.5, 0.2}};

TEST(PatchGrid, CoversEverySurfaceOnce) {
  const PatchGrid grid(classroom, {6, 5, 3});
  EXPECT_EQ(grid.size(), 2 * (6 * 5 + 6 * 3 + 5 * 3));
  const auto area = [&](Surface s) { return grid.areas_m2().segment(grid.first(s), grid.count(s)).sum(); };
  EXPECT_NEAR(area(Surface::floor), 63.0, 1e-12);
  EXPECT_NEAR(area(Surface::x_max), 21.0, 1e-12);
  EXPECT_NEAR(area(Surface::y_min), 27.0, 1e-12);
}

TEST(ExchangeOperator, HoldsTheClosedFormOfEveryPair) {
  const PatchGrid grid(classroom, {4, 3, 2});
  const ExchangeOperator exchange(grid);
  const MatrixXd all = exchange.received_flux(MatrixXd::Identity(grid.size(), grid.size()));
  for (Index i = 0; i < grid.size(); ++i) {
    for (Index j = 0; j < grid.size(); ++j) {
      const Rectangle& a = grid.patches()[static_cast<std::size_t>(i)];
      const Rectangle& b = grid.patches()[static_cast<std::size_t>(j)];
      EXPECT_NEAR(all(i, j), exchange_area_m2(a, b), 1e-12) << "patches " << i << " and " << j;
    }
  }
}

RC_GTEST_PROP(ExchangeOperator, IsClosedInAnyRoom, ()) {
  const Room room = any_room();
  const PatchGrid grid = PatchGrid::with_about(room, 200);
  const VectorXd sum = ExchangeOperator(grid).received_flux(VectorXd::Ones(grid.size()));
  RC_ASSERT(((sum - grid.areas_m2()).array().abs() <= 1e-9 * grid.areas_m2().array()).all());
}

RC_GTEST_PROP(Interreflection, OfAFurnaceRoomIsExact, ()) {
  Room room = any_room();
  const double rho = room.reflectance.walls;
  room.reflectance = {rho, rho, rho};
  const RoomLevel level(room, PatchGrid::with_about(room, 150));
  const PatchLight light = interreflect(level, VectorXd::Constant(level.grid.size(), 100.0));
  RC_ASSERT(((light.illuminance_lx.array() * (1.0 - rho) / 100.0 - 1.0).abs() < 1e-8).all());
}

RC_GTEST_PROP(Interreflection, AbsorbsWhatIsEmittedInAnyRoom, ()) {
  const Room room = any_room();
  const RoomLevel level(room, PatchGrid::with_about(room, 150));
  VectorXd direct = VectorXd::Zero(level.grid.size());
  direct[*rc::gen::inRange<Index>(0, level.grid.size())] = 1000.0;
  const PatchLight light = interreflect(level, direct);
  const VectorXd& area = level.grid.areas_m2();
  const double absorbed =
      (area.array() * (1.0 - level.reflectance.array()) * light.illuminance_lx.col(0).array()).sum();
  RC_ASSERT(std::abs(absorbed / direct.dot(area) - 1.0) < 1e-8);
}

RC_GTEST_PROP(Interreflection, IsReciprocal, ()) {
  // Direct flux of 1 lm on i gives j the same illuminance per reflectance as the other way round.
  const Room room{5.0, 4.0, 2.7, {0.7, 0.5, 0.2}};
  const RoomLevel level(room, PatchGrid::with_about(room, 150));
  const VectorXd& area = level.grid.areas_m2();
  const auto i = *rc::gen::inRange<Index>(0, level.grid.size());
  const auto j = *rc::gen::inRange<Index>(0, level.grid.size());
  MatrixXd direct = MatrixXd::Zero(level.grid.size(), 2);
  direct(i, 0) = 1.0 / (area[i] * level.reflectance[i]);
  direct(j, 1) = 1.0 / (area[j] * level.reflectance[j]);
  const PatchLight light = interreflect(level, direct);
  const double there = light.exitance_lm_per_m2(j, 0) / level.reflectance[j];
  const double back = light.exitance_lm_per_m2(i, 1) / level.reflectance[i];
  RC_ASSERT(std::abs(there - back) <= 1e-8 * (there + back));
}

TEST(Interreflection, IsNothingInABlackRoom) {
  const Room room{5.0, 4.0, 2.7, {0.0, 0.0, 0.0}};
  const RoomLevel level(room, PatchGrid::with_about(room, 150));
  const VectorXd direct = VectorXd::LinSpaced(level.grid.size(), 0.0, 100.0);
  EXPECT_EQ((interreflect(level, direct).illuminance_lx - direct).norm(), 0.0);
}

TEST(Interreflection, SolvesManyCasesAtOnceAsEachAlone) {
  const RoomLevel level(classroom, PatchGrid::with_about(classroom, 150));
  MatrixXd direct = MatrixXd::Zero(level.grid.size(), 3);
  direct(3, 0) = 100.0;
  direct.col(2).setConstant(5.0);
  const PatchLight together = interreflect(level, direct);
  for (Index k = 0; k < 3; ++k) {
    const PatchLight alone = interreflect(level, direct.col(k));
    EXPECT_NEAR((alone.illuminance_lx - together.illuminance_lx.col(k)).norm(), 0.0, 1e-7);
  }
}

}  // namespace
}  // namespace twinlight::lighting
