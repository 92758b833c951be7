#include <cmath>
#include <numeric>

#include "twinlight/spectrum/colour_rendering.h"

namespace twinlight::spectrum {
namespace {

double to_four_decimals(double value) {
  return std::round(value * 1e4) / 1e4;
}

/// The chromaticity whose CIE 1931 x and y are those of the given one with 4 decimals.
Uv1960 rounded(const Uv1960& c) {
  const Xy exact = xy(c);
  return uv1960(Xy{to_four_decimals(exact.x), to_four_decimals(exact.y)});
}

TestColours rounded(TestColours colours) {
  for (std::size_t i = 0; i < test_colour_count; ++i) {
    const Uv1960 colour = rounded(Uv1960{colours.u[i], colours.v[i]});
    colours.u[i] = colour.u;
    colours.v[i] = colour.v;
  }
  return colours;
}

TestColourReference rounded(TestColourReference reference) {
  const Uv1960 white = rounded(reference.white);
  for (std::size_t i = 0; i < test_colour_count; ++i) {
    const double scale = 13.0 * reference.w_star[i];
    const Uv1960 colour = rounded(Uv1960{reference.u_star[i] / scale + reference.white.u,  //
                                         reference.v_star[i] / scale + reference.white.v});
    reference.u_star[i] = scale * (colour.u - white.u);
    reference.v_star[i] = scale * (colour.v - white.v);
  }
  reference.white = white;
  return reference;
}

}  // namespace

RoundedColourRendering rounded_colour_rendering(Responses responses, double cct_K,
                                                const ExactColourReferences& references) {
  TestColourReference reference;
  references.test_colours(cct_K, reference);
  RoundedColourRendering result;
  result.r =
      rendering_indices(rounded(uv1960(white_2deg(responses))), rounded(test_colours(responses)), rounded(reference));
  const auto add_integer = [](double sum, double r) { return sum + std::round(r); };
  result.ra = std::accumulate(result.r.begin(), result.r.begin() + 8, 0.0, add_integer) / 8.0;
  return result;
}

}  // namespace twinlight::spectrum
