#include "twinlight/spectrum/colour_rendering.h"

#include <cmath>
#include <numeric>

namespace twinlight::spectrum {
namespace {

/// c and d of CIE 13.3, equation 2.
struct Adaptation {
  double c, d;
  explicit Adaptation(double u, double v) : c((4.0 - u - 10.0 * v) / v), d((1.708 * v + 0.404 - 1.481 * u) / v) {}
};

}  // namespace

std::array<double, test_colour_count> rendering_indices(const Uv1960& white, const TestColours& colours,
                                                        const TestColourReference& reference) {
  const Adaptation test_white(white.u, white.v);
  const Adaptation reference_white(reference.white.u, reference.white.v);
  const double c_ratio = reference_white.c / test_white.c;
  const double d_ratio = reference_white.d / test_white.d;

  std::array<double, test_colour_count> r{};
  for (std::size_t i = 0; i < test_colour_count; ++i) {
    const Adaptation colour(colours.u[i], colours.v[i]);
    const double c = c_ratio * colour.c;
    const double d = d_ratio * colour.d;
    const double denominator = 16.518 + 1.481 * c - d;
    const double w = w_star(std::cbrt(colours.y[i]));
    const double du =
        13.0 * w * ((10.872 + 0.404 * c - 4.0 * d) / denominator - reference.white.u) - reference.u_star[i];
    const double dv = 13.0 * w * (5.520 / denominator - reference.white.v) - reference.v_star[i];
    const double dw = w - reference.w_star[i];
    r[i] = 100.0 - 4.6 * std::sqrt(du * du + dv * dv + dw * dw);
  }
  return r;
}

ColourRendering colour_rendering(Responses responses, double cct_K, const ColourReferences& references) {
  TestColourReference reference;
  references.test_colours(cct_K, reference);
  const Uv1960 white = uv1960(white_2deg(responses));
  ColourRendering result;
  result.r = rendering_indices(white, test_colours(responses), reference);
  result.ra = std::accumulate(result.r.begin(), result.r.begin() + 8, 0.0) / 8.0;
  result.reference_cct_K = cct_K;
  result.white_distance = std::hypot(white.u - reference.white.u, white.v - reference.white.v);
  return result;
}

}  // namespace twinlight::spectrum
