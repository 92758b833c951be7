#pragma once

#include <span>
#include <vector>

namespace twinlight::spectrum {

/// Planck's law with refractive index 1, relative: 1 at 560 nm. @param cct_K greater than 0.
double planckian(double nm, double cct_K);

/// The daylight illuminant of CIE 15:2018, 4.1.2, with unrounded M1 and M2, relative: S0 is
/// 100 at 560 nm. The chromaticity formula is meant for 4000–25000 K and is used beyond that where a metric asks.
class DaylightIlluminant {
 public:
  explicit DaylightIlluminant(double cct_K);
  double at(double nm) const;

 private:
  double m1_ = 0.0;
  double m2_ = 0.0;
};

/// Values of the two at each wavelength.
std::vector<double> planckian(std::span<const double> wavelengths_nm, double cct_K);
std::vector<double> daylight(std::span<const double> wavelengths_nm, double cct_K);

}  // namespace twinlight::spectrum
