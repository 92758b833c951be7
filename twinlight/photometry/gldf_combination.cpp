#include "twinlight/photometry/gldf_combination.h"

#include <algorithm>
#include <utility>

namespace twinlight::photometry {
namespace {

/// Beside the first or last angle of a share, where its light begins or ends among those of others.
constexpr double edge_deg = 0.001;
constexpr double same_angle_deg = 1e-6;

Symmetry common_symmetry(Symmetry a, Symmetry b) {
  if (a == b || b == Symmetry::rotational) return a;
  if (a == Symmetry::rotational) return b;
  if (a == Symmetry::none || b == Symmetry::none) return Symmetry::none;
  if (a == Symmetry::quadrant) return b;
  return b == Symmetry::quadrant ? a : Symmetry::none;
}

std::pair<double, double> sector_of(Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::rotational:
      return {0.0, 0.0};
    case Symmetry::quadrant:
      return {0.0, 90.0};
    case Symmetry::c0_c180:
      return {0.0, 180.0};
    case Symmetry::c90_c270:
      return {90.0, 270.0};
    default:
      return {0.0, 360.0};
  }
}

void sort_and_merge(std::vector<double>& angles_deg) {
  std::sort(angles_deg.begin(), angles_deg.end());
  const auto same = [](double a, double b) { return b - a < 2.0 * same_angle_deg; };
  angles_deg.erase(std::unique(angles_deg.begin(), angles_deg.end(), same), angles_deg.end());
}

std::vector<double> planes_of(const std::vector<GldfShare>& shares, Symmetry symmetry) {
  const auto [from_deg, to_deg] = sector_of(symmetry);
  std::vector<double> planes_deg = {from_deg, to_deg};
  for (const GldfShare& share : shares)
    for (const double c_deg : share.light.distribution.c_deg())
      if (c_deg > from_deg + 2.0 * same_angle_deg && c_deg < to_deg - 2.0 * same_angle_deg) planes_deg.push_back(c_deg);
  sort_and_merge(planes_deg);
  return planes_deg;
}

std::vector<double> gammas_of(const std::vector<GldfShare>& shares) {
  std::vector<double> gammas_deg;
  for (const GldfShare& share : shares) {
    const std::vector<double>& own_deg = share.light.distribution.gammas_deg();
    gammas_deg.insert(gammas_deg.end(), own_deg.begin(), own_deg.end());
    if (own_deg.front() > 0.0) gammas_deg.push_back(own_deg.front() + edge_deg);
    if (own_deg.back() < 180.0 - edge_deg) gammas_deg.push_back(own_deg.back() + edge_deg);
  }
  sort_and_merge(gammas_deg);
  return gammas_deg;
}

std::optional<IntensityDistribution> sum_of(const std::vector<GldfShare>& shares, std::size_t most_intensities) {
  Symmetry symmetry = Symmetry::rotational;
  for (const GldfShare& share : shares) symmetry = common_symmetry(symmetry, share.light.distribution.symmetry());
  std::vector<double> planes_deg = planes_of(shares, symmetry);
  std::vector<double> gammas_deg = gammas_of(shares);
  if (planes_deg.size() * gammas_deg.size() > most_intensities) return std::nullopt;
  std::vector<double> intensities_cd(planes_deg.size() * gammas_deg.size(), 0.0);
  for (const GldfShare& share : shares) {
    const IntensityDistribution& own = share.light.distribution;
    // Two shares that meet at an angle do not both count there.
    const double from_deg =
        own.gammas_deg().front() > gammas_deg.front() ? own.gammas_deg().front() + edge_deg / 2 : 0.0;
    double* intensity_cd = intensities_cd.data();
    for (const double c_deg : planes_deg)
      for (const double gamma_deg : gammas_deg)
        *intensity_cd++ += gamma_deg < from_deg ? 0.0 : share.count * own.intensity_cd(c_deg, gamma_deg);
  }
  auto sum =
      IntensityDistribution::create(std::move(planes_deg), std::move(gammas_deg), std::move(intensities_cd), symmetry);
  return sum ? std::optional(*std::move(sum)) : std::nullopt;
}

LuminousOpening enclosing(const LuminousOpening& a, const LuminousOpening& b) {
  if (a.shape == LuminousOpening::Shape::point) return b;
  if (b.shape == LuminousOpening::Shape::point) return a;
  return {.shape = a.shape == b.shape ? a.shape : LuminousOpening::Shape::rectangle,
          .length_m = std::max(a.length_m, b.length_m),
          .width_m = std::max(a.width_m, b.width_m),
          .height_c0_m = std::max(a.height_c0_m, b.height_c0_m),
          .height_c90_m = std::max(a.height_c90_m, b.height_c90_m),
          .height_c180_m = std::max(a.height_c180_m, b.height_c180_m),
          .height_c270_m = std::max(a.height_c270_m, b.height_c270_m)};
}

/// None where a share states none.
std::optional<double> total(const std::vector<GldfShare>& shares, std::optional<double> Luminaire::*member) {
  double sum = 0.0;
  for (const GldfShare& share : shares) {
    const std::optional<double>& own = share.light.*member;
    if (!own) return std::nullopt;
    sum += share.count * *own;
  }
  return sum;
}

/// That of the first where all have the same.
std::optional<double> common(const std::vector<GldfShare>& shares, std::optional<double> Luminaire::*member) {
  const std::optional<double>& first = shares.front().light.*member;
  const bool all =
      std::all_of(shares.begin(), shares.end(), [&](const GldfShare& s) { return s.light.*member == first; });
  return all ? first : std::nullopt;
}

LampSet all_lamps(const std::vector<GldfShare>& shares, const Luminaire& sum) {
  LampSet set = shares.front().light.lamp_sets.empty() ? LampSet{} : shares.front().light.lamp_sets.front();
  set.lamp_count = 0.0;
  for (const GldfShare& share : shares)
    set.lamp_count += share.count * (share.light.lamp_sets.empty() ? 1.0 : share.light.lamp_sets.front().lamp_count);
  set.flux_lm = sum.declared_flux_lm.value_or(0.0);
  set.power_W = sum.input_power_W.value_or(0.0);
  if (!sum.colour_temperature_K) set.colour_appearance.clear();
  if (!sum.colour_rendering_index) set.colour_rendering.clear();
  return set;
}

}  // namespace

std::optional<Luminaire> combined(std::vector<GldfShare> shares, std::size_t most_intensities) {
  if (shares.size() == 1 && shares.front().count == 1.0) return std::move(shares.front().light);
  std::optional<IntensityDistribution> distribution = sum_of(shares, most_intensities);
  if (!distribution) return std::nullopt;
  Luminaire sum = shares.front().light;
  sum.distribution = *std::move(distribution);
  sum.symmetry = sum.distribution.symmetry();
  sum.stored_c_planes = sum.distribution.c_deg().size();
  sum.stored_gammas = sum.distribution.gammas_deg().size();
  sum.photons.reset();
  sum.radiant.reset();
  if (shares.size() > 1) sum.spectra.clear();
  for (const GldfShare& share : shares) {
    sum.opening = enclosing(sum.opening, share.light.opening);
    if (share.light.basis == PhotometryBasis::absolute) sum.basis = PhotometryBasis::absolute;
    sum.has_luminous_data = sum.has_luminous_data && share.light.has_luminous_data;
  }
  sum.declared_flux_lm = total(shares, &Luminaire::declared_flux_lm);
  sum.input_power_W = total(shares, &Luminaire::input_power_W);
  sum.colour_temperature_K = common(shares, &Luminaire::colour_temperature_K);
  sum.colour_rendering_index = common(shares, &Luminaire::colour_rendering_index);
  sum.lamp_sets = {all_lamps(shares, sum)};
  return sum;
}

}  // namespace twinlight::photometry
