#include "twinlight/spectrum/light_flickermeter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <numeric>

#include "twinlight/foundation/constants.h"

namespace twinlight::spectrum {
namespace {

constexpr double high_pass_Hz = 0.05;
constexpr double low_pass_Hz = 35.0;
constexpr double smoothing_s = 0.3;
/// IEC TR 61547-1, equation A.5: the eye's weighting, highest power of s first.
constexpr std::array<double, 5> eye_numerator = {0.041661, 44.758, 2715.6, 29839.0, 0.0};
constexpr std::array<double, 5> eye_denominator = {1.0, 196.32, 11781.0, 534820.0, 3505380.0};
/// IEC TR 61547-1, equation A.6: makes the sensation 1 at the reference point, 8.8 Hz.
constexpr double sensation_scale = 1.101603155420234e6;
/// Fast enough for 35 Hz, slow enough that the filters' poles keep clear of 1.
constexpr double working_rate_Hz = 4000.0;

/// A filter of order N given by its Laplace transform, made digital by the bilinear transform.
template <std::size_t N>
class Filter {
 public:
  using Polynomial = std::array<double, N + 1>;  ///< highest power of s first

  Filter(const Polynomial& numerator, const Polynomial& denominator, double rate_Hz)
      : b_(bilinear(numerator, rate_Hz)), a_(bilinear(denominator, rate_Hz)) {
    const double scale = 1.0 / a_[0];
    for (double& value : a_) value *= scale;
    for (double& value : b_) value *= scale;
  }

  double operator()(double in) {
    const double out = b_[0] * in + state_[0];
    for (std::size_t i = 0; i + 1 < N; ++i) state_[i] = b_[i + 1] * in - a_[i + 1] * out + state_[i + 1];
    state_[N - 1] = b_[N] * in - a_[N] * out;
    return out;
  }

 private:
  /// Σ p(k) s^(N−k) with s = 2 rate (z − 1) / (z + 1), times (z + 1)^N.
  static Polynomial bilinear(const Polynomial& p, double rate_Hz) {
    Polynomial result{};
    for (std::size_t k = 0; k <= N; ++k) {
      const std::size_t power = N - k;
      Polynomial term{};
      term[0] = p[k] * std::pow(2.0 * rate_Hz, static_cast<double>(power));
      for (std::size_t i = 0; i < N; ++i) {
        const double root = i < power ? -1.0 : 1.0;  // times (z − 1) or (z + 1)
        for (std::size_t j = N; j > 0; --j) term[j] += root * term[j - 1];
      }
      for (std::size_t j = 0; j <= N; ++j) result[j] += term[j];
    }
    return result;
  }

  Polynomial b_, a_;
  std::array<double, N> state_{};
};

/// One of the three sections of a Butterworth low-pass of order 6.
Filter<2> butterworth_section(double damping, double rate_Hz) {
  const double w = 2.0 * constants::pi * low_pass_Hz;
  return {{0.0, 0.0, w * w}, {1.0, damping * w, w * w}, rate_Hz};
}

/// Means of neighbouring samples, as many as bring the rate nearest to the working rate from above.
std::vector<double> decimated(std::span<const double> samples, std::size_t factor) {
  std::vector<double> result;
  result.reserve(samples.size() / factor);
  for (std::size_t i = 0; i + factor <= samples.size(); i += factor)
    result.push_back(std::accumulate(samples.begin() + static_cast<std::ptrdiff_t>(i),
                                     samples.begin() + static_cast<std::ptrdiff_t>(i + factor), 0.0) /
                     static_cast<double>(factor));
  return result;
}

}  // namespace

LightFlickermeter::LightFlickermeter(std::span<const double> relative, double sample_rate_Hz) {
  const auto factor = static_cast<std::size_t>(std::max(1.0, std::floor(sample_rate_Hz / working_rate_Hz)));
  const double rate_Hz = sample_rate_Hz / static_cast<double>(factor);

  const double high_pass_s = 1.0 / (2.0 * constants::pi * high_pass_Hz);
  Filter<1> high_pass({high_pass_s, 0.0}, {high_pass_s, 1.0}, rate_Hz);
  // 2 sin of 15°, 45° and 75°.
  std::array<Filter<2>, 3> low_pass = {butterworth_section(0.51763809020504148, rate_Hz),
                                       butterworth_section(1.4142135623730951, rate_Hz),
                                       butterworth_section(1.9318516525781366, rate_Hz)};
  Filter<4> eye(eye_numerator, eye_denominator, rate_Hz);
  Filter<1> smoothing({0.0, 1.0}, {smoothing_s, 1.0}, rate_Hz);

  const auto settling = static_cast<std::size_t>(settling_s * rate_Hz);
  const std::vector<double> input = decimated(relative, factor);
  for (std::size_t i = 0; i < input.size(); ++i) {
    double value = high_pass(input[i] - 1.0);
    for (Filter<2>& section : low_pass) value = section(value);
    value = eye(value);
    value = smoothing(value * value) * sensation_scale;
    if (i >= settling) sensation_.push_back(value);
  }
}

double LightFlickermeter::pst() const {
  std::vector<double> sorted(sensation_);
  std::ranges::sort(sorted);
  /// The level exceeded for a percentage of the time.
  const auto exceeded = [&](double percent) {
    const double position = (1.0 - percent / 100.0) * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const double part = position - static_cast<double>(below);
    return sorted[below] + part * (sorted[std::min(below + 1, sorted.size() - 1)] - sorted[below]);
  };
  const auto smoothed = [&](std::initializer_list<double> percents) {
    double sum = 0.0;
    for (const double percent : percents) sum += exceeded(percent);
    return sum / static_cast<double>(percents.size());
  };
  return std::sqrt(0.0314 * exceeded(0.1) + 0.0525 * smoothed({0.7, 1.0, 1.5}) + 0.0657 * smoothed({2.2, 3.0, 4.0}) +
                   0.28 * smoothed({6.0, 8.0, 10.0, 13.0, 17.0}) + 0.08 * smoothed({30.0, 50.0, 80.0}));
}

}  // namespace twinlight::spectrum
