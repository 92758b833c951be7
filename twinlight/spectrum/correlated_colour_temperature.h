#pragma once

#include <optional>

#include "twinlight/spectrum/chromaticity.h"

namespace twinlight::spectrum {

/// The nearest point of the Planckian locus in CIE 1960 (u, v), CIE 15:2018 clause 9.5.
struct ColourTemperature {
  double cct_K = 0.0;
  double duv = 0.0;  ///< signed distance from the locus: greater than 0 above it (ANSI C78.377)
};

/// Where CCT, Duv and colour rendering mean anything: |Duv| ≤ 0.05 (CIE 15) and 1000–41000 K.
struct ColourTemperatureLimits {
  static constexpr double least_K = 1000.0;
  static constexpr double greatest_K = 41000.0;
  static constexpr double greatest_duv = 0.05;
};

/// Exact to about 1e-8 of the CCT: Newton's method on the condition that the line to the locus is normal to it. The
/// locus is Planck's law through the 2° observer at 1 nm over 360–830 nm. Nothing outside the limits.
std::optional<ColourTemperature> colour_temperature(const Uv1960& chromaticity);

/// The same at any distance from the locus, within 800–100000 K: a direction to search in, not a property of light.
std::optional<ColourTemperature> nearest_planckian(const Uv1960& chromaticity);

/// The point of the Planckian locus. @param cct_K within 800–100000.
Uv1960 planckian_locus(double cct_K);

/// The chromaticity at a CCT and a distance from the locus: the inverse of colour_temperature.
Uv1960 chromaticity_at(const ColourTemperature& temperature);

}  // namespace twinlight::spectrum
