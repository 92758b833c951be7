#pragma once

#include <span>
#include <vector>

namespace twinlight::spectrum {

/// The light flickermeter of IEC TR 61547-1:2020, annex A: the voltage flickermeter of IEC 61000-4-15 without its
/// lamp. Blocks: band-pass 0.05–35 Hz, weighting filter of the eye, squaring and smoothing over 300 ms, statistics.
class LightFlickermeter {
 public:
  static constexpr double settling_s = 20.0;
  static constexpr double shortest_s = 40.0;
  static constexpr double least_rate_Hz = 1000.0;

  /// @param relative light divided by its mean, of at least shortest_s at least_rate_Hz or more.
  LightFlickermeter(std::span<const double> relative, double sample_rate_Hz);

  /// The instantaneous flicker sensation after settling; 1 is the threshold of perception.
  const std::vector<double>& sensation() const { return sensation_; }

  /// Short-term flicker severity from the sensation's percentiles (IEC 61000-4-15, 5.7.2).
  double pst() const;

 private:
  std::vector<double> sensation_;
};

}  // namespace twinlight::spectrum
