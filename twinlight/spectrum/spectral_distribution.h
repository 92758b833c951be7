#pragma once

#include <span>
#include <vector>

#include "twinlight/foundation/result.h"

namespace twinlight::spectrum {

/// A band of wavelengths, both ends included.
struct Band {
  double from_nm = 0.0;
  double to_nm = 0.0;
};

/// A spectral power distribution at any spacing, linear between its wavelengths and unknown outside them.
/// The values are spectral power per nm in any scale: every metric of this library is a ratio. Immutable.
class SpectralDistribution {
 public:
  /// @param wavelengths_nm strictly ascending, at least two, within 100–5000 nm.
  /// @param values finite, not negative, at least one greater than 0; as many as wavelengths.
  /// Fails with a message that names the first value at fault.
  static Result<SpectralDistribution> create(std::vector<double> wavelengths_nm, std::vector<double> values);

  const std::vector<double>& wavelengths_nm() const { return wavelengths_nm_; }
  const std::vector<double>& values() const { return values_; }
  double first_nm() const { return wavelengths_nm_.front(); }
  double last_nm() const { return wavelengths_nm_.back(); }
  double peak() const;

  /// True when the wavelengths reach over the band; up to 1 nm may be missing at either end, since an array
  /// spectrometer's pixels seldom fall on the band's limits.
  bool covers(const Band& band) const;

  /// The value at a wavelength; outside the range 0, but within 1 nm of its ends the value there.
  double at(double nm) const;

  /// Values at from, from + 1 nm, … to. This is the convention `linear_1nm`.
  std::vector<double> at_each_nm(int from_nm, int to_nm) const;

 private:
  SpectralDistribution() = default;
  std::vector<double> wavelengths_nm_;
  std::vector<double> values_;
};

/// One channel of a mixture and its drive level.
struct WeightedDistribution {
  const SpectralDistribution* distribution = nullptr;
  double weight = 0.0;
};

/// Σ weight · distribution, on the union of the wavelengths that every channel with a weight covers: what one channel
/// does not say, the mixture does not say either. Fails when a weight is negative or not finite, or when nothing is
/// left.
Result<SpectralDistribution> mix(std::span<const WeightedDistribution> parts);

}  // namespace twinlight::spectrum
