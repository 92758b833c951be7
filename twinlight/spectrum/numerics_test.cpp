#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "twinlight/spectrum/cubic_spline.h"
#include "twinlight/spectrum/vector_math.h"

namespace twinlight::spectrum {
namespace {

RC_GTEST_PROP(VectorMath, AgreesWithLibm, ()) {
  const double mantissa = 1e-6 * *rc::gen::inRange(1, 1'000'000);
  const double exponent = *rc::gen::inRange(-250, 250);
  const double x = mantissa * std::pow(10.0, exponent);
  RC_ASSERT(std::abs(vector_math::log2(x) - std::log2(x)) <= 4e-16 * (1.0 + std::abs(std::log2(x))));
  const double y = mantissa * exponent;
  RC_ASSERT(std::abs(vector_math::exp2(y) - std::exp2(y)) <= 2e-15 * std::exp2(y));
  RC_ASSERT(std::abs(vector_math::pow(mantissa, 0.42) - std::pow(mantissa, 0.42)) <= 2e-15);
}

TEST(CubicSpline, ReproducesACubic) {
  const auto cubic = [](double x) { return 1.0 - 2.0 * x + 0.5 * x * x - 0.125 * x * x * x; };
  const std::vector<double> x = {0.0, 0.7, 1.1, 2.5, 4.0, 4.2};
  std::vector<double> y;
  for (const double at : x) y.push_back(cubic(at));
  const CubicSpline spline(x, y);
  for (double at = 0.0; at <= 4.2; at += 0.05) EXPECT_NEAR(spline.at(at), cubic(at), 1e-12);
}

}  // namespace
}  // namespace twinlight::spectrum
