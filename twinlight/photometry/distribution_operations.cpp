#include "twinlight/photometry/distribution_operations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/resampling.h"
#include "twinlight/photometry/sector_table.h"
#include "twinlight/photometry/symmetry_group.h"

namespace twinlight::photometry {
namespace {

/// Angles nearer than this are one.
constexpr double same_turned_angle_deg = 1e-6;

double within_turn(double angle_deg) {
  const double turned_deg = angle_deg - 360.0 * std::floor(angle_deg / 360.0);
  return 360.0 - turned_deg < same_turned_angle_deg ? 0.0 : turned_deg;
}

IntensityDistribution made(SectorTable table, Symmetry symmetry) {
  return IntensityDistribution::create(std::move(table.c_deg), std::move(table.gammas_deg),
                                       std::move(table.intensities_cd), symmetry)
      .value();
}

/// Turned by −`angle_deg` about the horizontal axis that lies 90° beside `towards_c_deg`.
BeamDirection tilted_back(const BeamDirection& direction, double angle_deg, double towards_c_deg) {
  const double cos_c = std::cos(radians(towards_c_deg));
  const double sin_c = std::sin(radians(towards_c_deg));
  const double cos_t = std::cos(radians(angle_deg));
  const double sin_t = std::sin(radians(angle_deg));
  const double along = direction.along_c0 * cos_c + direction.along_c90 * sin_c;
  const double across = direction.along_c90 * cos_c - direction.along_c0 * sin_c;
  const double along_before = along * cos_t - direction.down * sin_t;
  return {.along_c0 = along_before * cos_c - across * sin_c,
          .along_c90 = along_before * sin_c + across * cos_c,
          .down = along * sin_t + direction.down * cos_t};
}

bool is_lit_at(const IntensityDistribution& part, std::size_t gamma) {
  const std::vector<double>& values_cd = part.intensities_cd();
  for (std::size_t i = gamma; i < values_cd.size(); i += part.gammas_deg().size())
    if (values_cd[i] > 0.0) return true;
  return false;
}

void sort_and_merge(std::vector<double>& angles_deg) {
  std::sort(angles_deg.begin(), angles_deg.end());
  const auto same = [](double a, double b) { return b - a < same_turned_angle_deg; };
  angles_deg.erase(std::unique(angles_deg.begin(), angles_deg.end(), same), angles_deg.end());
}

/// All angles of all parts, and those beside an edge of light.
std::vector<double> all_gammas(const std::vector<IntensityDistribution>& parts) {
  double first_deg = 180.0;
  double last_deg = 0.0;
  for (const IntensityDistribution& part : parts) {
    first_deg = std::min(first_deg, part.gammas_deg().front());
    last_deg = std::max(last_deg, part.gammas_deg().back());
  }
  std::vector<double> gammas_deg;
  for (const IntensityDistribution& part : parts) {
    const std::vector<double>& own_deg = part.gammas_deg();
    gammas_deg.insert(gammas_deg.end(), own_deg.begin(), own_deg.end());
    if (own_deg.front() > first_deg && is_lit_at(part, 0)) gammas_deg.push_back(own_deg.front() + light_edge_deg);
    if (own_deg.back() + light_edge_deg < last_deg && is_lit_at(part, own_deg.size() - 1))
      gammas_deg.push_back(own_deg.back() + light_edge_deg);
  }
  sort_and_merge(gammas_deg);
  return gammas_deg;
}

std::vector<double> all_planes(const std::vector<IntensityDistribution>& parts) {
  std::vector<double> c_deg = {0.0, 360.0};
  for (const IntensityDistribution& part : parts) c_deg.insert(c_deg.end(), part.c_deg().begin(), part.c_deg().end());
  sort_and_merge(c_deg);
  c_deg.back() = 360.0;
  return c_deg;
}

}  // namespace

IntensityDistribution turned(const IntensityDistribution& distribution, double angle_deg) {
  const double shift_deg = within_turn(angle_deg);
  if (distribution.symmetry() == Symmetry::rotational || shift_deg == 0.0) return distribution;
  const std::size_t gammas = distribution.gammas_deg().size();
  std::vector<std::pair<double, std::size_t>> planes;  // the plane at 360° is the one at 0°
  for (std::size_t plane = 0; plane + 1 < distribution.c_deg().size(); ++plane)
    planes.emplace_back(within_turn(distribution.c_deg()[plane] + shift_deg), plane);
  std::sort(planes.begin(), planes.end());
  const auto same = [](const auto& a, const auto& b) { return b.first - a.first < same_turned_angle_deg; };
  planes.erase(std::unique(planes.begin(), planes.end(), same), planes.end());
  SectorTable whole = {.gammas_deg = distribution.gammas_deg()};
  for (const auto& [c_deg, plane] : planes) {
    whole.c_deg.push_back(c_deg);
    const auto first = distribution.intensities_cd().begin() + static_cast<std::ptrdiff_t>(plane * gammas);
    whole.intensities_cd.insert(whole.intensities_cd.end(), first, first + static_cast<std::ptrdiff_t>(gammas));
  }
  IntensityDistribution turn = made(std::move(whole), Symmetry::none);
  const Symmetry symmetry = turned_symmetry(distribution.symmetry(), shift_deg);
  return symmetry == Symmetry::none ? turn : made(sector_table(turn, symmetry), symmetry);
}

Result<IntensityDistribution> tilted(const IntensityDistribution& distribution, double angle_deg,
                                     double towards_c_deg) {
  if (!(std::abs(angle_deg) <= 180.0) || !std::isfinite(towards_c_deg))
    return failure(
        {.message = fmt::format("{}° towards C {}° is no tilt within −180° to 180°", angle_deg, towards_c_deg),
         .field = "tilt"});
  const double flux_lm = distribution.flux_lm();
  if (angle_deg == 0.0 || flux_lm == 0.0) return distribution;
  const auto intensity_cd = [&](const BeamDirection& direction) {
    const BeamAngles angles = BeamAngles::of(tilted_back(direction, angle_deg, towards_c_deg));
    return distribution.intensity_cd(angles.c_deg, angles.gamma_deg);
  };
  const IntensityDistribution table =
      TWL_TRY(resampled(intensity_cd, {.flux_lm = flux_lm,
                                       .max_intensity_cd = distribution.max_intensity_cd(),
                                       .symmetry = tilted_symmetry(distribution.symmetry(), towards_c_deg)}));
  if (!(table.flux_lm() > 0.0))
    return failure({.message = "the light is narrower than the finest grid of a tilted distribution", .field = "tilt"});
  const IntensityDistribution scaled = table.scaled(flux_lm / table.flux_lm());
  return scaled.flux_lm(90.0, 180.0) > 0.0 ? scaled : scaled.without_upward_light();
}

Result<IntensityDistribution> sum(const std::vector<IntensityDistribution>& parts, std::size_t most_intensities) {
  if (parts.empty()) return failure({.message = "there is nothing to add", .field = "sum"});
  Symmetry symmetry = parts.front().symmetry();
  for (const IntensityDistribution& part : parts) symmetry = common_symmetry(symmetry, part.symmetry());
  SectorTable whole = {.c_deg = all_planes(parts), .gammas_deg = all_gammas(parts)};
  if (symmetry == Symmetry::rotational) whole.c_deg = {0.0};
  if (whole.c_deg.size() > most_intensities / whole.gammas_deg.size())
    return failure({.message = fmt::format("{} planes × {} angles are more than {} intensities", whole.c_deg.size(),
                                           whole.gammas_deg.size(), most_intensities),
                    .field = "sum"});
  whole.intensities_cd.assign(whole.c_deg.size() * whole.gammas_deg.size(), 0.0);
  for (const IntensityDistribution& part : parts) {
    const double begin_deg = part.gammas_deg().front();
    const bool begins_inside = begin_deg > whole.gammas_deg.front() + same_turned_angle_deg;
    double* value_cd = whole.intensities_cd.data();
    for (const double c_deg : whole.c_deg) {
      for (const double gamma_deg : whole.gammas_deg) {
        const bool before = begins_inside && gamma_deg < begin_deg + same_turned_angle_deg;
        *value_cd++ += before ? 0.0 : part.intensity_cd(c_deg, gamma_deg);
      }
    }
  }
  if (symmetry == Symmetry::rotational) return made(std::move(whole), symmetry);
  const IntensityDistribution turn = TWL_TRY(IntensityDistribution::create(
      std::move(whole.c_deg), std::move(whole.gammas_deg), std::move(whole.intensities_cd), Symmetry::none));
  return symmetry == Symmetry::none ? turn : made(sector_table(turn, symmetry), symmetry);
}

}  // namespace twinlight::photometry
