#include "twinlight/photometry/sector_table.h"

#include <algorithm>
#include <cmath>

#include "twinlight/photometry/symmetry_sector.h"

namespace twinlight::photometry {
namespace {

constexpr double angle_tolerance_deg = 1e-9;

std::vector<double> sector_planes(const IntensityDistribution& distribution, Symmetry symmetry,
                                  const std::vector<double>& further_planes_deg) {
  if (symmetry == Symmetry::rotational) return {0.0};
  const auto [from_deg, to_deg] = sector_deg(symmetry);
  std::vector<double> c_deg = further_planes_deg;
  c_deg.push_back(from_deg);
  c_deg.push_back(to_deg);
  const auto is_known = [&](double angle_deg) {
    return std::any_of(c_deg.begin(), c_deg.end(),
                       [&](double known_deg) { return std::abs(known_deg - angle_deg) <= angle_tolerance_deg; });
  };
  std::vector<double> between_deg;
  for (const double angle_deg : distribution.c_deg()) {
    if (angle_deg > from_deg && angle_deg < to_deg && !is_known(angle_deg)) between_deg.push_back(angle_deg);
  }
  c_deg.insert(c_deg.end(), between_deg.begin(), between_deg.end());
  std::sort(c_deg.begin(), c_deg.end());
  return c_deg;
}

/// The whole turn's last plane may differ from the first one; it is read by its place and not by its angle.
void append_plane(SectorTable& table, const IntensityDistribution& distribution, double c_deg) {
  const std::vector<double>& planes_deg = distribution.c_deg();
  const auto found = std::find(planes_deg.begin(), planes_deg.end(), c_deg);
  const std::size_t gammas = distribution.gammas_deg().size();
  if (found == planes_deg.end()) {
    for (const double gamma_deg : distribution.gammas_deg())
      table.intensities_cd.push_back(distribution.intensity_cd(c_deg, gamma_deg));
    return;
  }
  const auto first =
      distribution.intensities_cd().begin() + (found - planes_deg.begin()) * static_cast<std::ptrdiff_t>(gammas);
  table.intensities_cd.insert(table.intensities_cd.end(), first, first + static_cast<std::ptrdiff_t>(gammas));
}

/// The table with the angles before or after the listed ones, dark there.
SectorTable with_dark_gammas(const SectorTable& table, const std::vector<double>& before_deg,
                             const std::vector<double>& after_deg) {
  SectorTable wider = {.c_deg = table.c_deg, .gammas_deg = before_deg};
  wider.gammas_deg.insert(wider.gammas_deg.end(), table.gammas_deg.begin(), table.gammas_deg.end());
  wider.gammas_deg.insert(wider.gammas_deg.end(), after_deg.begin(), after_deg.end());
  wider.intensities_cd.reserve(wider.c_deg.size() * wider.gammas_deg.size());
  const auto gammas = static_cast<std::ptrdiff_t>(table.gammas_deg.size());
  for (auto plane = table.intensities_cd.begin(); plane != table.intensities_cd.end(); plane += gammas) {
    wider.intensities_cd.insert(wider.intensities_cd.end(), before_deg.size(), 0.0);
    wider.intensities_cd.insert(wider.intensities_cd.end(), plane, plane + gammas);
    wider.intensities_cd.insert(wider.intensities_cd.end(), after_deg.size(), 0.0);
  }
  return wider;
}

bool is_lit(const SectorTable& table, std::size_t gamma) {
  for (std::size_t i = gamma; i < table.intensities_cd.size(); i += table.gammas_deg.size())
    if (table.intensities_cd[i] > 0.0) return true;
  return false;
}

}  // namespace

SectorTable sector_table(const IntensityDistribution& distribution) {
  return sector_table(distribution, distribution.symmetry());
}

SectorTable sector_table(const IntensityDistribution& distribution, Symmetry symmetry,
                         const std::vector<double>& further_planes_deg) {
  SectorTable table = {.c_deg = sector_planes(distribution, symmetry, further_planes_deg),
                       .gammas_deg = distribution.gammas_deg()};
  table.intensities_cd.reserve(table.c_deg.size() * table.gammas_deg.size());
  for (const double c_deg : table.c_deg) append_plane(table, distribution, c_deg);
  return table;
}

SectorTable with_whole_quarters(SectorTable table) {
  const double first_deg = table.gammas_deg.front();
  const double last_deg = table.gammas_deg.back();
  std::vector<double> before_deg;
  std::vector<double> after_deg;
  const double start_deg = first_deg < 90.0 ? 0.0 : 90.0;
  if (first_deg > start_deg) before_deg.push_back(start_deg);
  if (first_deg > start_deg + light_edge_deg && is_lit(table, 0)) before_deg.push_back(first_deg - light_edge_deg);
  const double end_deg = last_deg > 90.0 ? 180.0 : 90.0;
  if (last_deg < end_deg - light_edge_deg && is_lit(table, table.gammas_deg.size() - 1))
    after_deg.push_back(last_deg + light_edge_deg);
  if (last_deg < end_deg) after_deg.push_back(end_deg);
  if (before_deg.empty() && after_deg.empty()) return table;
  return with_dark_gammas(table, before_deg, after_deg);
}

}  // namespace twinlight::photometry
