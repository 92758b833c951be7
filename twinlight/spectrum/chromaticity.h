#pragma once

namespace twinlight::spectrum {

/// CIE tristimulus values.
struct Tristimulus {
  double x = 0.0;
  double y = 0.0;
  double z = 0.0;
};

/// CIE 1931 chromaticity coordinates.
struct Xy {
  double x = 0.0;
  double y = 0.0;
};

/// CIE 1960 uniform-chromaticity-scale coordinates, those of CCT, Duv and the colour rendering index.
struct Uv1960 {
  double u = 0.0;
  double v = 0.0;
};

constexpr Xy xy(const Tristimulus& t) {
  const double sum = t.x + t.y + t.z;
  return {t.x / sum, t.y / sum};
}

constexpr Uv1960 uv1960(const Tristimulus& t) {
  const double sum = t.x + 15.0 * t.y + 3.0 * t.z;
  return {4.0 * t.x / sum, 6.0 * t.y / sum};
}

constexpr Uv1960 uv1960(const Xy& c) {
  const double sum = -2.0 * c.x + 12.0 * c.y + 3.0;
  return {4.0 * c.x / sum, 6.0 * c.y / sum};
}

/// The inverse of the function above.
constexpr Xy xy(const Uv1960& c) {
  const double sum = 2.0 * c.u - 8.0 * c.v + 4.0;
  return {3.0 * c.u / sum, 2.0 * c.v / sum};
}

/// CIE 1976 v′; u′ is u.
constexpr double v_prime(const Uv1960& c) {
  return 1.5 * c.v;
}

}  // namespace twinlight::spectrum
