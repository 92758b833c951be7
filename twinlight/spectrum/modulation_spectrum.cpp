#include "twinlight/spectrum/modulation_spectrum.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <unsupported/Eigen/FFT>

#include "twinlight/foundation/constants.h"

namespace twinlight::spectrum {
namespace {

constexpr std::size_t most_samples = std::size_t{1} << 20U;
constexpr std::size_t padding = 8;
constexpr double least_frequency_Hz = 1.0;
/// Below this part of the mean a peak is rounding, quantisation or the window's own side lobe.
constexpr double least_amplitude = 1e-5;
/// The main lobe of the Hann window reaches two lines of the record's resolution to either side.
constexpr std::size_t lobe = 2 * padding;

std::vector<double> amplitudes(std::span<const double> relative, std::size_t padded_size) {
  std::vector<double> windowed(padded_size, 0.0);
  double window_sum = 0.0;
  const auto count = static_cast<double>(relative.size());
  for (std::size_t i = 0; i < relative.size(); ++i) {
    const double window = 0.5 - 0.5 * std::cos(2.0 * constants::pi * (static_cast<double>(i) + 0.5) / count);
    windowed[i] = window * (relative[i] - 1.0);
    window_sum += window;
  }
  Eigen::FFT<double> transform;
  transform.SetFlag(Eigen::FFT<double>::HalfSpectrum);
  std::vector<std::complex<double>> spectrum;
  transform.fwd(spectrum, windowed);
  std::vector<double> result(spectrum.size());
  std::ranges::transform(spectrum, result.begin(), [&](const auto& line) { return 2.0 * std::abs(line) / window_sum; });
  return result;
}

/// The vertex of the parabola through three logarithms: offset in lines and height.
ModulationComponent vertex(double before, double at, double after) {
  const double a = std::log(before);
  const double b = std::log(at);
  const double c = std::log(after);
  const double curvature = a - 2.0 * b + c;
  const double offset = curvature < 0.0 ? 0.5 * (a - c) / curvature : 0.0;
  return {offset, std::exp(b - 0.25 * (a - c) * offset)};
}

}  // namespace

std::vector<ModulationComponent> modulation_components(std::span<const double> relative, double sample_rate_Hz) {
  relative = relative.first(std::min(relative.size(), most_samples));
  const std::size_t padded_size = std::bit_ceil(relative.size()) * padding;
  const std::vector<double> amplitude = amplitudes(relative, padded_size);
  const double line_Hz = sample_rate_Hz / static_cast<double>(padded_size);
  const std::size_t reach = lobe * std::bit_ceil(relative.size()) / relative.size();

  std::vector<ModulationComponent> components;
  for (std::size_t i = 1; i + 1 < amplitude.size(); ++i) {
    if (amplitude[i] < least_amplitude || amplitude[i] <= amplitude[i - 1] || amplitude[i] < amplitude[i + 1]) continue;
    const std::size_t from = i > reach ? i - reach : 0;
    const std::size_t to = std::min(i + reach, amplitude.size() - 1);
    const auto begin = amplitude.begin() + static_cast<std::ptrdiff_t>(from);
    const auto end = amplitude.begin() + static_cast<std::ptrdiff_t>(to) + 1;
    if (*std::max_element(begin, end) > amplitude[i]) continue;  // a side lobe of a greater component
    const ModulationComponent peak = vertex(amplitude[i - 1], amplitude[i], amplitude[i + 1]);
    const double frequency_Hz = line_Hz * (static_cast<double>(i) + peak.frequency_Hz);
    if (frequency_Hz >= least_frequency_Hz) components.push_back({frequency_Hz, peak.amplitude});
  }
  return components;
}

}  // namespace twinlight::spectrum
