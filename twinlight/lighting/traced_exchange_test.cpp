#include "twinlight/lighting/traced_exchange.h"

#include <gtest/gtest.h>

#include <cmath>

#include "twinlight/lighting/form_factors.h"
#include "twinlight/lighting/room_builder.h"
#include "twinlight/lighting/shaped_room.h"

namespace twinlight::lighting {
namespace {

using Matrix = Eigen::SparseMatrix<double>;

std::shared_ptr<const RoomShape> ell_with_a_table() {
  RoomBuilder builder =
      RoomBuilder::on_outline({{0, 0}, {6, 0}, {6, 3}, {2, 3}, {2, 5}, {0, 5}}, {3.0}, {0.7, 0.5, 0.2}).value();
  EXPECT_TRUE(
      builder.add_obstacle({.outline_m = {{3, 1}, {4, 1}, {4, 2}}, .bottom_m = 0.6, .top_m = 0.7, .reflectance = 0.5}));
  return builder.build();
}

TEST(TracedExchange, IsSymmetricAndClosed) {
  const ShapedLevel level(*ell_with_a_table(), 250);
  const Eigen::VectorXd sums = level.exchange.exchange_m2() * Eigen::VectorXd::Ones(level.mesh.size());
  EXPECT_LT((sums.array() / level.mesh.areas_m2.array() - 1.0).abs().maxCoeff(), 1e-8);
  const Matrix transposed = level.exchange.exchange_m2().transpose();
  EXPECT_LT((level.exchange.exchange_m2() - transposed).norm(), 1e-12);
}

TEST(TracedExchange, IsTheSameInEveryRun) {
  const auto shape = ell_with_a_table();
  const ShapedLevel one(*shape, 100);
  const ShapedLevel other(*shape, 100);
  EXPECT_EQ((one.exchange.exchange_m2() - other.exchange.exchange_m2()).norm(), 0.0);
}

/// The rectangle of a patch of a box.
Rectangle rectangle_of(const PatchMesh& mesh, std::size_t k) {
  Rectangle rectangle{mesh.patches[k].corners_m[0], mesh.patches[k].corners_m[0], 0, 1.0};
  for (const Eigen::Vector3d& corner : mesh.patches[k].corners_m) {
    rectangle.least_m = rectangle.least_m.cwiseMin(corner);
    rectangle.most_m = rectangle.most_m.cwiseMax(corner);
  }
  mesh.frames[k].normal.cwiseAbs().maxCoeff(&rectangle.axis);
  rectangle.facing = mesh.frames[k].normal[rectangle.axis] > 0.0 ? 1.0 : -1.0;
  rectangle.most_m[rectangle.axis] = rectangle.least_m[rectangle.axis];
  return rectangle;
}

TEST(TracedExchange, MissesClosedFormsOfABoxByNoMoreThanStated) {
  const auto shape = RoomBuilder::on_outline({{0, 0}, {4, 0}, {4, 3}, {0, 3}}, {2.5}, {})->build();
  const ShapedLevel level(*shape, 60);
  const double rays_per_m2 = 1024.0 * static_cast<double>(level.mesh.size()) / level.mesh.areas_m2.sum();
  double squares = 0.0;
  double pairs = 0.0;
  for (Eigen::Index i = 0; i < level.mesh.size(); ++i) {
    for (Eigen::Index j = 0; j < i; ++j) {
      const double exact = exchange_area_m2(rectangle_of(level.mesh, static_cast<std::size_t>(i)),
                                            rectangle_of(level.mesh, static_cast<std::size_t>(j)));
      const double found = level.exchange.exchange_m2().coeff(i, j);
      if (exact < 1e-4) continue;
      const double stated = std::sqrt(exact / (2.0 * rays_per_m2));
      EXPECT_LT(std::abs(found - exact), 5.0 * stated);
      squares += std::pow((found - exact) / stated, 2);
      pairs += 1.0;
    }
  }
  ASSERT_GT(pairs, 500.0);
  EXPECT_LT(std::sqrt(squares / pairs), 1.0);  // even points do better than random ones
}

}  // namespace
}  // namespace twinlight::lighting
