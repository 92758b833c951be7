#include "twinlight/photometry/intensity_distribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/symmetry_sector.h"

namespace twinlight::photometry {
namespace {

/// Bounds that keep every derived quantity finite. No goniometer resolves the one, no lamp comes near the other.
constexpr double smallest_step_deg = 1e-6;

std::optional<Diagnostic> fault_in_angles(const std::vector<double>& angles_deg, double least_deg, double most_deg,
                                          const char* name) {
  for (std::size_t i = 0; i < angles_deg.size(); ++i) {
    const std::string field = fmt::format("{} {}", name, i + 1);
    if (!(angles_deg[i] >= least_deg && angles_deg[i] <= most_deg))
      return Diagnostic{.message = fmt::format("{}° is not within {}°–{}°", angles_deg[i], least_deg, most_deg),
                        .field = field};
    if (i > 0 && angles_deg[i] < angles_deg[i - 1] + smallest_step_deg)
      return Diagnostic{.message = fmt::format("{}° does not come after {}°; angles ascend strictly", angles_deg[i],
                                               angles_deg[i - 1]),
                        .field = field};
  }
  return std::nullopt;
}

std::optional<Diagnostic> fault_in_table(const std::vector<double>& c_deg, const std::vector<double>& gammas_deg,
                                         const std::vector<double>& intensities_cd, Symmetry symmetry) {
  const auto [least_deg, most_deg] = sector_deg(symmetry);
  if (c_deg.empty()) return Diagnostic{.message = "there is no C plane", .field = "C plane"};
  if (symmetry == Symmetry::rotational && c_deg.size() != 1)
    return Diagnostic{.message = fmt::format("{} planes, but a rotational distribution has one", c_deg.size()),
                      .field = "C plane"};
  if (auto fault = fault_in_angles(c_deg, least_deg, most_deg, "C plane")) return fault;
  if (gammas_deg.size() < 2)
    return Diagnostic{.message = fmt::format("{} angles, expected at least 2", gammas_deg.size()),
                      .field = "gamma angle"};
  if (auto fault = fault_in_angles(gammas_deg, 0.0, 180.0, "gamma angle")) return fault;
  if (intensities_cd.size() / gammas_deg.size() != c_deg.size() || intensities_cd.size() % gammas_deg.size() != 0)
    return Diagnostic{.message = fmt::format("{} values, expected {} planes × {} angles", intensities_cd.size(),
                                             c_deg.size(), gammas_deg.size()),
                      .field = "intensity"};
  for (std::size_t i = 0; i < intensities_cd.size(); ++i) {
    if (intensities_cd[i] >= 0.0 && intensities_cd[i] <= largest_intensity_cd) continue;
    return Diagnostic{
        .message = fmt::format("{} cd is not within 0–{} cd", intensities_cd[i], largest_intensity_cd),
        .field = fmt::format("intensity {} of plane {}", i % gammas_deg.size() + 1, i / gammas_deg.size() + 1)};
  }
  return std::nullopt;
}

/// What each intensity of a plane counts for in ∫ I(γ) sin γ dγ from one angle to another: the integral is linear in
/// them, so that the sines and cosines are those of one plane for all.
std::vector<double> zone_weights(const std::vector<double>& gammas_deg, double from_deg, double to_deg) {
  std::vector<double> weights(gammas_deg.size(), 0.0);
  for (std::size_t i = 0; i + 1 < gammas_deg.size(); ++i) {
    const double low_deg = std::max(gammas_deg[i], from_deg);
    const double high_deg = std::min(gammas_deg[i + 1], to_deg);
    if (!(low_deg < high_deg)) continue;
    const double step_deg = gammas_deg[i + 1] - gammas_deg[i];
    const double upper_at_low = (low_deg - gammas_deg[i]) / step_deg;
    const double upper_at_high = (high_deg - gammas_deg[i]) / step_deg;
    const double low_rad = radians(low_deg);
    const double high_rad = radians(high_deg);
    weights[i] += linear_times_sine(low_rad, high_rad, 1.0 - upper_at_low, 1.0 - upper_at_high);
    weights[i + 1] += linear_times_sine(low_rad, high_rad, upper_at_low, upper_at_high);
  }
  return weights;
}

}  // namespace

IntensityDistribution::IntensityDistribution()
    : IntensityDistribution({0.0}, {0.0, 180.0}, {0.0, 0.0}, Symmetry::rotational) {}

IntensityDistribution::IntensityDistribution(std::vector<double> c_deg, std::vector<double> gammas_deg,
                                             std::vector<double> intensities_cd, Symmetry symmetry)
    : c_(std::move(c_deg)),
      gamma_(std::move(gammas_deg)),
      intensities_cd_(std::move(intensities_cd)),
      symmetry_(symmetry) {}

Result<IntensityDistribution> IntensityDistribution::create(std::vector<double> c_deg, std::vector<double> gammas_deg,
                                                            std::vector<double> intensities_cd, Symmetry symmetry) {
  if (auto fault = fault_in_table(c_deg, gammas_deg, intensities_cd, symmetry)) return failure(*std::move(fault));
  if (symmetry == Symmetry::rotational)
    return IntensityDistribution({0.0}, std::move(gammas_deg), std::move(intensities_cd), symmetry);
  PlaneTable whole = unfold({std::move(c_deg), std::move(intensities_cd)}, gammas_deg.size(), symmetry);
  return IntensityDistribution(std::move(whole.c_deg), std::move(gammas_deg), std::move(whole.intensities_cd),
                               symmetry);
}

double IntensityDistribution::intensity_cd(double c_deg, double gamma_deg) const {
  if (!gamma_.contains(gamma_deg) || !std::isfinite(c_deg)) return 0.0;
  const AngleAxis::Place gamma = gamma_.locate(gamma_deg);
  const double* lower = intensities_cd_.data() + gamma.index;
  if (c_.size() == 1) return mix(lower[0], lower[1], gamma.fraction);

  const double turned_deg = c_deg >= 0.0 && c_deg < 360.0 ? c_deg : c_deg - 360.0 * std::floor(c_deg / 360.0);
  const AngleAxis::Place c = c_.locate(turned_deg);
  lower += c.index * gamma_.size();
  const double* upper = lower + gamma_.size();
  return mix(mix(lower[0], lower[1], gamma.fraction), mix(upper[0], upper[1], gamma.fraction), c.fraction);
}

double IntensityDistribution::flux_lm() const {
  return flux_lm(0.0, 180.0);
}

std::vector<double> IntensityDistribution::lm_per_radian_of_c(double gamma_from_deg, double gamma_to_deg) const {
  const std::vector<double> weights = zone_weights(gamma_.angles_deg(), gamma_from_deg, gamma_to_deg);
  std::vector<double> of_planes(c_.size());
  for (std::size_t plane = 0; plane < of_planes.size(); ++plane)
    of_planes[plane] =
        std::inner_product(weights.begin(), weights.end(), intensities_cd_.data() + plane * gamma_.size(), 0.0);
  return of_planes;
}

double IntensityDistribution::flux_lm(double gamma_from_deg, double gamma_to_deg) const {
  const std::vector<double> planes = lm_per_radian_of_c(gamma_from_deg, gamma_to_deg);
  if (planes.size() == 1) return 2.0 * constants::pi * planes.front();
  double flux_lm = 0.0;
  for (std::size_t i = 0; i + 1 < planes.size(); ++i)
    flux_lm += 0.5 * (planes[i] + planes[i + 1]) * radians(c_deg()[i + 1] - c_deg()[i]);
  return flux_lm;
}

double IntensityDistribution::half_space_flux_lm(double towards_c_deg, double gamma_from_deg,
                                                 double gamma_to_deg) const {
  const std::vector<double> planes = lm_per_radian_of_c(gamma_from_deg, gamma_to_deg);
  if (planes.size() == 1) return constants::pi * planes.front();
  const double from_deg = towards_c_deg - 90.0 - 360.0 * std::floor((towards_c_deg - 90.0) / 360.0);
  double flux_lm = 0.0;
  // The half may go beyond 360°, where the planes begin anew.
  for (const double start_deg : {from_deg, from_deg - 360.0}) {
    for (std::size_t i = 0; i + 1 < planes.size(); ++i) {
      const double low_deg = std::max(c_deg()[i], start_deg);
      const double high_deg = std::min(c_deg()[i + 1], start_deg + 180.0);
      if (!(low_deg < high_deg)) continue;
      const double middle = (0.5 * (low_deg + high_deg) - c_deg()[i]) / (c_deg()[i + 1] - c_deg()[i]);
      flux_lm += mix(planes[i], planes[i + 1], middle) * radians(high_deg - low_deg);
    }
  }
  return flux_lm;
}

double IntensityDistribution::max_intensity_cd() const {
  return *std::max_element(intensities_cd_.begin(), intensities_cd_.end());
}

IntensityDistribution IntensityDistribution::scaled(double factor) const {
  IntensityDistribution copy = *this;
  for (double& value_cd : copy.intensities_cd_) value_cd *= factor;
  return copy;
}

IntensityDistribution IntensityDistribution::without_upward_light() const {
  constexpr double horizontal_deg = 90.0;
  const std::vector<double>& gammas = gamma_.angles_deg();
  if (gammas.back() <= horizontal_deg) return *this;
  if (gammas.front() >= horizontal_deg) return {};
  const auto kept =
      static_cast<std::size_t>(std::lower_bound(gammas.begin(), gammas.end(), horizontal_deg) - gammas.begin());
  std::vector<double> gammas_deg(gammas.begin(), gammas.begin() + static_cast<std::ptrdiff_t>(kept));
  gammas_deg.push_back(horizontal_deg);
  const double fraction = (horizontal_deg - gammas[kept - 1]) / (gammas[kept] - gammas[kept - 1]);

  std::vector<double> intensities_cd;
  intensities_cd.reserve(gammas_deg.size() * c_.size());
  for (std::size_t plane = 0; plane < c_.size(); ++plane) {
    const auto first = intensities_cd_.begin() + static_cast<std::ptrdiff_t>(plane * gamma_.size());
    const auto end = first + static_cast<std::ptrdiff_t>(kept);
    intensities_cd.insert(intensities_cd.end(), first, end);
    intensities_cd.push_back(mix(*(end - 1), *end, fraction));
  }
  return {c_.angles_deg(), std::move(gammas_deg), std::move(intensities_cd), symmetry_};
}

}  // namespace twinlight::photometry
