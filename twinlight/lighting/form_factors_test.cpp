// Values: unit cube, opposite and adjacent faces, Howell, A Catalog of Radiation Heat Transfer Configuration Factors,
// C-11 and C-14 evaluated at unit ratios: 0.199825, 0.200044.
#include "twinlight/lighting/form_factors.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/gauss_legendre.h"

namespace twinlight::lighting {
namespace {

using constants::pi;

Rectangle horizontal(double x0, double x1, double y0, double y1, double z, double facing) {
  return {{x0, y0, z}, {x1, y1, z}, 2, facing};
}
Rectangle across_x(double x, double y0, double y1, double z0, double z1, double facing) {
  return {{x, y0, z0}, {x, y1, z1}, 0, facing};
}

/// A number of metres from 1 cm to 20 m.
double any_length() {
  return 0.01 * *rc::gen::inRange(1, 2000);
}

/// The mean of the exact point factor over `a`, by a rule fine enough for rectangles that do not touch.
double by_quadrature(const Rectangle& a, const Rectangle& b, int order) {
  const auto [u, v] = a.side_axes();
  const GaussRule& rule = gauss_legendre(order);
  double mean = 0.0;
  for (std::size_t i = 0; i < rule.size(); ++i) {
    for (std::size_t j = 0; j < rule.size(); ++j) {
      Eigen::Vector3d point = a.least_m;
      point[u] += rule.nodes[i] * a.side_m(u);
      point[v] += rule.nodes[j] * a.side_m(v);
      mean += rule.weights[i] * rule.weights[j] * point_form_factor(point, a.normal(), b);
    }
  }
  return mean;
}

TEST(GaussLegendre, IntegratesPolynomialsOfDegreeTwiceTheOrderLessOneExactly) {
  for (const int order : {1, 2, 3, 6, 16, 64, 256}) {
    const GaussRule& rule = gauss_legendre(order);
    ASSERT_EQ(rule.size(), static_cast<std::size_t>(order));
    const int degree = 2 * order - 1;
    double integral = 0.0;
    for (std::size_t i = 0; i < rule.size(); ++i) integral += rule.weights[i] * std::pow(rule.nodes[i], degree);
    EXPECT_NEAR(integral * (degree + 1), 1.0, 1e-12) << "order " << order;
  }
}

TEST(FormFactor, OfTheUnitCube) {
  const Rectangle floor = horizontal(0, 1, 0, 1, 0, 1);
  EXPECT_NEAR(form_factor(floor, horizontal(0, 1, 0, 1, 1, -1)), 0.199825, 5e-7);
  EXPECT_NEAR(form_factor(floor, across_x(0, 0, 1, 0, 1, 1)), 0.200044, 5e-7);
}

TEST(FormFactor, OppositeFacesFollowTheClosedForm) {
  // Howell C-11 for X = Y = 1, written out.
  const double expected =
      2.0 / pi * (std::log(std::sqrt(4.0 / 3.0)) + 2.0 * std::sqrt(2.0) * std::atan(1.0 / std::sqrt(2.0)) - pi / 2.0);
  EXPECT_NEAR(form_factor(horizontal(0, 1, 0, 1, 0, 1), horizontal(0, 1, 0, 1, 1, -1)), expected, 1e-14);
}

RC_GTEST_PROP(FormFactor, SumsToOneInsideAnyBox, ()) {
  const double x = any_length(), y = any_length(), z = any_length();
  const Rectangle floor = horizontal(0, x, 0, y, 0, 1);
  const Rectangle front{{0, 0, 0}, {x, 0, z}, 1, 1};
  const Rectangle back{{0, y, 0}, {x, y, z}, 1, -1};
  const double sum = form_factor(floor, horizontal(0, x, 0, y, z, -1)) +
                     form_factor(floor, across_x(0, 0, y, 0, z, 1)) + form_factor(floor, across_x(x, 0, y, 0, z, -1)) +
                     form_factor(floor, front) + form_factor(floor, back);
  RC_ASSERT(std::abs(sum - 1.0) < 1e-9);
}

RC_GTEST_PROP(FormFactor, IsReciprocal, ()) {
  const Rectangle floor = horizontal(any_length(), 30, any_length(), 40, 0, 1);
  const Rectangle wall = across_x(0, any_length(), 50, any_length(), 60, 1);
  const Rectangle ceiling = horizontal(0, any_length(), 0, any_length(), any_length(), -1);
  RC_ASSERT(std::abs(exchange_area_m2(floor, wall) / exchange_area_m2(wall, floor) - 1.0) < 1e-6);
  RC_ASSERT(std::abs(exchange_area_m2(floor, ceiling) / exchange_area_m2(ceiling, floor) - 1.0) < 1e-6);
}

RC_GTEST_PROP(FormFactor, AgreesWithQuadratureOfThePointFactor, ()) {
  const double x = any_length(), y = any_length(), gap = 5.0 + any_length();
  const Rectangle floor = horizontal(x, x + 1, y, y + 2, 0, 1);
  const Rectangle ceiling = horizontal(0, any_length(), 0, 1, gap, -1);
  const Rectangle wall = across_x(x - gap, 0, 3, 0, any_length(), 1);
  for (const Rectangle& other : {ceiling, wall})
    RC_ASSERT(std::abs(form_factor(floor, other) - by_quadrature(floor, other, 12)) <=
              1e-7 * form_factor(floor, other) + 1e-14);
}

TEST(FormFactor, OfSmallFarPairsKeepsItsPrecision) {
  const double side = 1e-3, far = 100.0;
  const double expected = side * side / (pi * far * far);
  const Rectangle a = horizontal(0, side, 0, side, 0, 1);
  EXPECT_NEAR(form_factor(a, horizontal(0, side, 0, side, far, -1)) / expected, 1.0, 1e-8);
}

TEST(FormFactor, IsZeroBetweenSurfacesThatDoNotFaceEachOther) {
  const Rectangle floor = horizontal(0, 1, 0, 1, 0, 1);
  EXPECT_EQ(form_factor(floor, horizontal(0, 1, 0, 1, 1, 1)), 0.0);
  EXPECT_EQ(form_factor(floor, horizontal(0, 1, 0, 1, -1, -1)), 0.0);
  EXPECT_EQ(form_factor(floor, across_x(0, 0, 1, -1, 0, 1)), 0.0);
}

TEST(FormFactor, LeavesOutWhatLiesBehindThePlaneOfTheOther) {
  const Rectangle floor = horizontal(0, 1, 0, 1, 0, 1);
  EXPECT_NEAR(form_factor(floor, across_x(0, 0, 1, -3, 1, 1)), form_factor(floor, across_x(0, 0, 1, 0, 1, 1)), 1e-14);
}

TEST(PointFormFactor, NusseltLimits) {
  const Eigen::Vector3d up = Eigen::Vector3d::UnitZ();
  const Rectangle sky = horizontal(-1e5, 1e5, -1e5, 1e5, 1, -1);
  EXPECT_NEAR(point_form_factor({0, 0, 0}, up, sky), 1.0, 1e-8);
  EXPECT_NEAR(point_form_factor({0, 0, 0}, Eigen::Vector3d::UnitX(), sky), 0.5, 1e-4);
  // At an angle t to the zenith a receiver sees (1 + cos t) / 2 of an infinite sky.
  const double t = 0.7;
  EXPECT_NEAR(point_form_factor({0, 0, 0}, {std::sin(t), 0, std::cos(t)}, sky), 0.5 * (1 + std::cos(t)), 1e-4);
  EXPECT_EQ(point_form_factor({0, 0, 0}, -up, sky), 0.0);
}

RC_GTEST_PROP(PointFormFactor, SumsToOneInABoxForAnyOrientation, ()) {
  const double z = 0.001 * *rc::gen::inRange(1, 2000);
  const Eigen::Vector3d point(0.001 * *rc::gen::inRange(1, 4000), 1.3, z);
  Eigen::Vector3d normal(*rc::gen::inRange(-100, 100), *rc::gen::inRange(-100, 100), *rc::gen::inRange(1, 100));
  normal.normalize();
  const Rectangle front{{0, 0, 0}, {4, 0, 2}, 1, 1};
  const Rectangle back{{0, 3, 0}, {4, 3, 2}, 1, -1};
  double sum = 0.0;
  for (const Rectangle& face : {horizontal(0, 4, 0, 3, 0, 1), horizontal(0, 4, 0, 3, 2, -1), across_x(0, 0, 3, 0, 2, 1),
                                across_x(4, 0, 3, 0, 2, -1), front, back})
    sum += point_form_factor(point, normal, face);
  RC_ASSERT(std::abs(sum - 1.0) < 1e-10);
}

}  // namespace
}  // namespace twinlight::lighting
