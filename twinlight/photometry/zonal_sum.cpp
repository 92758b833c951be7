#include "twinlight/photometry/zonal_sum.h"

#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::photometry {

double flux_by_zonal_sum_lm(const IntensityDistribution& distribution) {
  const std::vector<double>& c_deg = distribution.c_deg();
  const std::vector<double>& gammas_deg = distribution.gammas_deg();
  const auto per_radian_of_c = [&](std::size_t plane) {
    const double* cd = distribution.intensities_cd().data() + plane * gammas_deg.size();
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < gammas_deg.size(); ++i)
      sum += 0.5 * (cd[i] + cd[i + 1]) * (std::cos(radians(gammas_deg[i])) - std::cos(radians(gammas_deg[i + 1])));
    return sum;
  };
  if (c_deg.size() == 1) return 2.0 * constants::pi * per_radian_of_c(0);
  double flux_lm = 0.0;
  for (std::size_t plane = 0; plane + 1 < c_deg.size(); ++plane)
    flux_lm += 0.5 * (per_radian_of_c(plane) + per_radian_of_c(plane + 1)) * radians(c_deg[plane + 1] - c_deg[plane]);
  return flux_lm;
}

}  // namespace twinlight::photometry
