#include "examples/generator/distribution.h"

#include <fmt/format.h>

#include <cmath>

namespace twinlight::demo {
namespace {

using photometry::IntensityDistribution;
using photometry::Symmetry;

std::vector<double> even_angles(double from_deg, double to_deg, double step_deg) {
  std::vector<double> angles_deg;
  const auto steps = static_cast<int>(std::lround((to_deg - from_deg) / step_deg));
  for (int i = 0; i <= steps; ++i) angles_deg.push_back(from_deg + i * step_deg);
  return angles_deg;
}

/// The planes of the symmetry's sector, as IntensityDistribution::create wants them.
std::vector<double> planes_of(const Grid& grid) {
  switch (grid.symmetry) {
    case Symmetry::rotational:
      return {0.0};
    case Symmetry::quadrant:
      return even_angles(0.0, 90.0, grid.c_step_deg);
    case Symmetry::c0_c180:
      return even_angles(0.0, 180.0, grid.c_step_deg);
    case Symmetry::c90_c270:
      return even_angles(90.0, 270.0, grid.c_step_deg);
    case Symmetry::none:
      break;
  }
  return even_angles(0.0, 360.0, grid.c_step_deg);
}

std::vector<double> tabulated(const Shape& shape, const std::vector<double>& c_deg,
                              const std::vector<double>& gammas_deg) {
  std::vector<double> values;
  values.reserve(c_deg.size() * gammas_deg.size());
  for (const double c : c_deg) {
    for (const double gamma : gammas_deg) values.push_back(shape({.c_deg = c, .gamma_deg = gamma}));
  }
  return values;
}

}  // namespace

std::vector<double> even_gammas(double step_deg, double last_deg) {
  return even_angles(0.0, last_deg, step_deg);
}

std::vector<double> narrow_beam_gammas() {
  std::vector<double> gammas_deg = even_angles(0.0, 20.0, 0.5);
  for (const double gamma_deg : even_angles(22.5, 90.0, 2.5)) gammas_deg.push_back(gamma_deg);
  return gammas_deg;
}

Result<IntensityDistribution> distribution_of(const std::vector<Part>& parts, const Grid& grid, double flux_lm) {
  const std::vector<double> c_deg = planes_of(grid);
  std::vector<double> sum(c_deg.size() * grid.gammas_deg.size());
  double shares = 0.0;
  for (const Part& part : parts) {
    std::vector<double> values = tabulated(part.shape, c_deg, grid.gammas_deg);
    const auto alone = TWL_TRY(IntensityDistribution::create(c_deg, grid.gammas_deg, values, grid.symmetry));
    const double part_flux = alone.flux_lm();
    if (!(part_flux > 0.0)) return failure({.message = "a part has no light on its grid"});
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += values[i] * part.flux_share * flux_lm / part_flux;
    shares += part.flux_share;
  }
  if (std::abs(shares - 1.0) > 1e-9) {
    return failure({.message = fmt::format("the parts' shares of the flux add up to {}, expected 1", shares)});
  }
  return IntensityDistribution::create(c_deg, grid.gammas_deg, std::move(sum), grid.symmetry);
}

Grid direct_grid() {
  return {.symmetry = Symmetry::quadrant, .c_step_deg = 7.5, .gammas_deg = even_gammas(2.5, 90.0)};
}

}  // namespace twinlight::demo
