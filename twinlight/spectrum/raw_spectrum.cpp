#include "twinlight/spectrum/raw_spectrum.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/printable_text.h"

namespace twinlight::spectrum {
namespace {

/// Values below 0 down to this part of the peak are what a spectrometer's dark noise looks like.
constexpr double tolerated_noise = 0.01;

Result<void> check_order(const std::vector<RawPoint>& points) {
  const auto refuse = [](std::size_t line, std::string why) {
    return failure({.message = std::move(why), .line = line, .field = "wavelength"});
  };
  if (points.size() < 2)
    return refuse(points.empty() ? 0 : points.front().line,
                  fmt::format("{} wavelength found, a spectrum needs at least two", points.size()));
  const bool descends =
      std::ranges::is_sorted(points, std::greater<>(), &RawPoint::nm) && points.front().nm > points.back().nm;
  if (descends)
    return refuse(points.front().line,
                  fmt::format("the wavelengths descend from {} to {} nm, expected ascending wavelengths",
                              points.front().nm, points.back().nm));
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i].nm == points[i - 1].nm)
      return refuse(points[i].line, fmt::format("{} nm is there twice", points[i].nm));
    if (points[i].nm < points[i - 1].nm)
      return refuse(points[i].line,
                    fmt::format("{} nm follows {} nm, expected ascending wavelengths", points[i].nm, points[i - 1].nm));
  }
  return {};
}

}  // namespace

Result<void> add_spectrum(const RawSpectrum& raw, SpectrumFile& file) {
  TWL_CHECK(check_order(raw.points));
  double peak = 0.0;
  for (const RawPoint& point : raw.points) {
    if (!std::isfinite(point.value) || !std::isfinite(point.nm))
      return failure({.message = fmt::format("the value at {} nm is not a finite number", point.nm),
                      .line = point.line,
                      .field = "value"});
    peak = std::max(peak, point.value);
  }
  std::vector<double> nm;
  std::vector<double> values;
  std::size_t clipped = 0;
  std::size_t first_clipped_line = 0;
  for (const RawPoint& point : raw.points) {
    if (point.value < -tolerated_noise * peak)
      return failure(
          {.message = fmt::format("the value at {} nm is {}, expected no negative power", point.nm, point.value),
           .line = point.line,
           .field = "value"});
    if (point.value < 0.0 && clipped++ == 0) first_clipped_line = point.line;
    nm.push_back(point.nm);
    values.push_back(std::max(0.0, point.value));
  }
  auto distribution = SpectralDistribution::create(std::move(nm), std::move(values));
  if (!distribution) {
    Diagnostic diagnostic = std::move(distribution).error();
    diagnostic.line = raw.points.front().line;
    return failure(std::move(diagnostic));
  }
  if (clipped > 0)
    file.warnings.push_back({.message = fmt::format("{} negative values of at most {:g} % of the peak count as 0",
                                                    clipped, 100.0 * tolerated_noise),
                             .line = first_clipped_line,
                             .field = "value"});
  file.spectra.push_back({printable_text(raw.name), *std::move(distribution)});
  return {};
}

}  // namespace twinlight::spectrum
