#include "twinlight/photometry/measured_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "twinlight/photometry/spherical_grid.h"

namespace twinlight::photometry {
namespace {

/// By conversion of type A or B to C-planes, above which the reader warns.
constexpr double largest_flux_change = 0.001;
/// Difference of the planes at 0° and 360°, as part of the largest intensity, above which the reader warns.
constexpr double doubtful_seam = 0.01;

/// A turn without its closing plane: the gap to 360° is no wider than the widest step (by half, for rounded angles).
bool lacks_only_the_closing_plane(const std::vector<double>& c_deg) {
  double widest_deg = 0.0;
  for (std::size_t i = 1; i < c_deg.size(); ++i) widest_deg = std::max(widest_deg, c_deg[i] - c_deg[i - 1]);
  return c_deg.front() == 0.0 && c_deg.back() > 180.0 && 360.0 - c_deg.back() <= 1.5 * widest_deg;
}

std::optional<Symmetry> symmetry_of(const std::vector<double>& c_deg) {
  if (c_deg.size() == 1) return Symmetry::rotational;
  const auto spans = [&](double first, double last) { return c_deg.front() == first && c_deg.back() == last; };
  if (spans(0.0, 90.0)) return Symmetry::quadrant;
  if (spans(0.0, 180.0)) return Symmetry::c0_c180;
  if (spans(90.0, 270.0)) return Symmetry::c90_c270;
  if (spans(0.0, 360.0) || lacks_only_the_closing_plane(c_deg)) return Symmetry::none;
  return std::nullopt;
}

/// The largest difference between the planes at 0° and at 360°, which are one and the same.
double seam_difference_cd(const MeasuredTable& table) {
  const std::size_t verticals = table.vertical_deg.size();
  const auto first = table.intensities_cd.begin();
  const auto last = table.intensities_cd.end() - static_cast<std::ptrdiff_t>(verticals);
  double largest_cd = 0.0;
  for (std::size_t i = 0; i < verticals; ++i) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    largest_cd = std::max(largest_cd, std::abs(first[at] - last[at]));
  }
  return largest_cd;
}

Result<IntensityDistribution> type_c(MeasuredTable table, std::vector<Diagnostic>& warnings) {
  const std::optional<Symmetry> symmetry = symmetry_of(table.horizontal_deg);
  const double last_deg = table.horizontal_deg.back();
  const Diagnostic place = {.line = table.horizontal_line,
                            .field = fmt::format("{} {}", table.horizontal_field, table.horizontal_deg.size())};
  const auto complaint = [&](std::string message) {
    Diagnostic diagnostic = place;
    diagnostic.message = std::move(message);
    return diagnostic;
  };
  if (!symmetry)
    return failure(complaint(fmt::format("angles from {}° to {}°; expected 0° alone, 0–90°, 0–180°, 90–270° or 0–360°",
                                         table.horizontal_deg.front(), last_deg)));
  if (*symmetry == Symmetry::none && last_deg < 360.0)
    warnings.push_back(complaint(
        fmt::format("the planes end at {}°, without a closing plane at 360°; the plane at 0° closes them", last_deg)));
  const double peak_cd = *std::max_element(table.intensities_cd.begin(), table.intensities_cd.end());
  const double seam_cd = *symmetry == Symmetry::none && last_deg == 360.0 ? seam_difference_cd(table) : 0.0;
  if (seam_cd > doubtful_seam * peak_cd)
    warnings.push_back(
        complaint(fmt::format("the plane at 360° differs from the one at 0° by up to {:g} cd", seam_cd)));
  if (*symmetry == Symmetry::rotational && last_deg != 0.0)
    warnings.push_back(complaint(fmt::format("one plane at {}°, expected 0°; taken for all", last_deg)));
  return IntensityDistribution::create(std::move(table.horizontal_deg), std::move(table.vertical_deg),
                                       std::move(table.intensities_cd), *symmetry);
}

/// Axes that begin at 0 state one half; the other one is its mirror image.
MeasuredTable with_mirrored_axes(MeasuredTable table) {
  const std::size_t verticals = table.vertical_deg.size();
  const auto mirrored = [](const std::vector<double>& angles_deg) {
    std::vector<double> whole_deg;
    for (auto angle = angles_deg.rbegin(); angle + 1 != angles_deg.rend(); ++angle) whole_deg.push_back(-*angle);
    whole_deg.insert(whole_deg.end(), angles_deg.begin(), angles_deg.end());
    return whole_deg;
  };
  const bool mirror_horizontal = table.horizontal_deg.front() == 0.0;
  const bool mirror_vertical = table.vertical_deg.front() == 0.0;
  MeasuredTable whole = {.horizontal_deg = mirror_horizontal ? mirrored(table.horizontal_deg) : table.horizontal_deg,
                         .vertical_deg = mirror_vertical ? mirrored(table.vertical_deg) : table.vertical_deg,
                         .horizontal_line = table.horizontal_line};
  const auto source = [](std::size_t i, std::size_t stored, bool mirrored_axis) {
    if (!mirrored_axis) return i;
    return i < stored ? stored - 1 - i : i - stored + 1;
  };
  for (std::size_t h = 0; h < whole.horizontal_deg.size(); ++h)
    for (std::size_t v = 0; v < whole.vertical_deg.size(); ++v)
      whole.intensities_cd.push_back(
          table.intensities_cd[source(h, table.horizontal_deg.size(), mirror_horizontal) * verticals +
                               source(v, verticals, mirror_vertical)]);
  return whole;
}

Result<IntensityDistribution> type_a_or_b(MeasuredTable table, PhotometricType type,
                                          std::vector<Diagnostic>& warnings) {
  if (table.horizontal_deg.size() < 2 || table.vertical_deg.size() < 2)
    return failure({.message = "photometry of type A or B needs at least two horizontal and two vertical angles",
                    .line = table.horizontal_line,
                    .field = "horizontal angles"});
  table = with_mirrored_axes(std::move(table));
  const std::size_t line = table.horizontal_line;
  const SphericalGrid grid(type, std::move(table.horizontal_deg), std::move(table.vertical_deg),
                           std::move(table.intensities_cd));
  IntensityDistribution distribution = TWL_TRY(resampled(grid));
  const double flux_lm = grid.flux_lm();
  if (!(std::abs(distribution.flux_lm() - flux_lm) <= largest_flux_change * flux_lm))
    warnings.push_back({.message = fmt::format("{:.6g} lm in the table, {:.6g} lm after conversion to C-planes: the "
                                               "table is finer than the conversion",
                                               flux_lm, distribution.flux_lm()),
                        .line = line,
                        .field = "photometric type"});
  return distribution;
}

}  // namespace

Result<IntensityDistribution> distribution_of(MeasuredTable table, PhotometricType type,
                                              std::vector<Diagnostic>& warnings) {
  return type == PhotometricType::c ? type_c(std::move(table), warnings)
                                    : type_a_or_b(std::move(table), type, warnings);
}

}  // namespace twinlight::photometry
