#include "twinlight/spectrum/colour_tolerance.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace twinlight::spectrum {
namespace {

/// ANSI C78.377-2017, Table 1: nominal CCT and the CCT at the centre of its quadrangle.
struct Nominal {
  int nominal_cct_K;
  double centre_cct_K;
};
constexpr Nominal nominals[] = {{2200, 2238}, {2500, 2460}, {2700, 2725}, {3000, 3045}, {3500, 3465},
                                {4000, 3985}, {4500, 4503}, {5000, 5029}, {5700, 5667}, {6500, 6532}};

/// ANSI C78.377-2017, equation 1: the target Duv of a flexible CCT.
double centre_duv(double cct_K) {
  return cct_K < 2870.0 ? 0.0 : 57700.0 / (cct_K * cct_K) - 44.6 / cct_K + 0.00854;
}

/// IEC 60081, annex D: centre and coefficients (in 10⁴) of g11 Δx² + 2 g12 Δx Δy + g22 Δy² = steps².
struct Ellipse {
  int nominal_cct_K;
  Xy centre;
  double g11, g12, g22;
};
constexpr Ellipse ellipses[] = {{2700, {0.463, 0.420}, 44.0, -18.6, 27.0}, {3000, {0.440, 0.403}, 39.0, -19.5, 27.5},
                                {3500, {0.409, 0.394}, 38.0, -20.0, 25.0}, {4000, {0.380, 0.380}, 39.5, -21.5, 26.0},
                                {5000, {0.346, 0.359}, 56.0, -25.0, 28.0}, {6500, {0.313, 0.337}, 86.0, -40.0, 45.0}};

constexpr double step_radius = 0.0011;  // in u′, v′

std::optional<double> macadam_steps(int nominal_cct_K, const Xy& white) {
  const auto found = std::ranges::find(ellipses, nominal_cct_K, &Ellipse::nominal_cct_K);
  if (found == std::end(ellipses)) return std::nullopt;
  const double dx = white.x - found->centre.x;
  const double dy = white.y - found->centre.y;
  return 100.0 * std::sqrt(found->g11 * dx * dx + 2.0 * found->g12 * dx * dy + found->g22 * dy * dy);
}

}  // namespace

std::optional<ColourTolerance> colour_tolerance(const Uv1960& chromaticity, double cct_K) {
  constexpr double beyond_ends = 1.07;
  if (cct_K * beyond_ends < std::begin(nominals)->nominal_cct_K ||
      cct_K > beyond_ends * std::rbegin(nominals)->nominal_cct_K)
    return std::nullopt;
  const Nominal& nearest = *std::ranges::min_element(
      nominals, {}, [&](const Nominal& nominal) { return std::abs(1e6 / nominal.nominal_cct_K - 1e6 / cct_K); });
  const Uv1960 centre = chromaticity_at({nearest.centre_cct_K, centre_duv(nearest.centre_cct_K)});
  return ColourTolerance{
      .nominal_cct_K = nearest.nominal_cct_K,
      .steps_uv_circle = std::hypot(chromaticity.u - centre.u, v_prime(chromaticity) - v_prime(centre)) / step_radius,
      .steps_macadam = macadam_steps(nearest.nominal_cct_K, xy(chromaticity))};
}

}  // namespace twinlight::spectrum
