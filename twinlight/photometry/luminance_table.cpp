#include "twinlight/photometry/luminance_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/projected_area.h"

namespace twinlight::photometry {
namespace {

constexpr double limited_from_deg = 65.0;

std::optional<double> luminance_cd_per_m2(const Luminaire& luminaire, double c_deg, double gamma_deg) {
  const double across = std::sin(radians(gamma_deg));
  const double area_m2 = projected_area_m2(luminaire.opening, across * std::cos(radians(c_deg)),
                                           across * std::sin(radians(c_deg)), std::cos(radians(gamma_deg)));
  if (!(area_m2 > 0.0)) return std::nullopt;
  return luminaire.distribution.intensity_cd(c_deg, gamma_deg) / area_m2;
}

}  // namespace

std::optional<int> LuminanceTable::display_screen_limit_cd_per_m2() const {
  for (const int limit : {1000, 1500, 3000})
    if (largest_from_65_deg_cd_per_m2 && *largest_from_65_deg_cd_per_m2 <= limit) return limit;
  return std::nullopt;
}

LuminanceTable luminance_table(const Luminaire& luminaire) {
  LuminanceTable table;
  if (luminaire.opening.shape == LuminousOpening::Shape::point) {
    table.why_not = "the file gives no luminous area";
    return table;
  }
  for (std::size_t i = 0; i < luminance_gammas_deg.size(); ++i) {
    for (std::size_t j = 0; j < luminance_c_deg.size(); ++j) {
      const double gamma_deg = luminance_gammas_deg[i];
      table.cd_per_m2[i][j] = luminance_cd_per_m2(luminaire, luminance_c_deg[j], gamma_deg);
      if (gamma_deg >= limited_from_deg)
        table.largest_from_65_deg_cd_per_m2 = std::max(table.largest_from_65_deg_cd_per_m2, table.cd_per_m2[i][j]);
    }
  }
  return table;
}

}  // namespace twinlight::photometry
