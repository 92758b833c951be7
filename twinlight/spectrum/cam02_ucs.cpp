#include "twinlight/spectrum/cam02_ucs.h"

#include <cmath>
#include <cstddef>

#include "twinlight/foundation/vector_clones.h"
#include "twinlight/spectrum/vector_math.h"

namespace twinlight::spectrum {
namespace {

// CIE 159:2004. CAT02 and Hunt-Pointer-Estevez after the inverse of CAT02.
using Matrix = std::array<double, 9>;
constexpr Matrix cat02 = {0.7328, 0.4296, -0.1624, -0.7036, 1.6975, 0.0061, 0.0030, 0.0136, 0.9834};
constexpr Matrix hunt_pointer_estevez = {0.38971, 0.68898, -0.07868, -0.22981, 1.18340, 0.04641, 0.0, 0.0, 1.0};

constexpr double adapting_luminance = 100.0;
constexpr double background_to_white = 0.2;
constexpr double surround_c = 0.69;

struct ViewingConditions {
  double luminance_adaptation;  ///< FL
  double induction;             ///< Nbb = Ncb
  double lightness_exponent;    ///< c z
  double chroma_factor;         ///< (1.64 − 0.29^n)^0.73
  double colourfulness_factor;  ///< FL^0.25
};

ViewingConditions viewing_conditions() {
  const double k = 1.0 / (5.0 * adapting_luminance + 1.0);
  const double k4 = k * k * k * k;
  const double fl =
      0.2 * k4 * 5.0 * adapting_luminance + 0.1 * (1.0 - k4) * (1.0 - k4) * std::cbrt(5.0 * adapting_luminance);
  const double n = background_to_white;
  return {fl, 0.725 * std::pow(1.0 / n, 0.2), surround_c * (1.48 + std::sqrt(n)),
          std::pow(1.64 - std::pow(0.29, n), 0.73), std::pow(fl, 0.25)};
}

const ViewingConditions conditions = viewing_conditions();

Matrix product(const Matrix& a, const Matrix& b) {
  Matrix c{};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 3; ++k) c[3 * i + j] += a[3 * i + k] * b[3 * k + j];
  return c;
}

Matrix inverse(const Matrix& m) {
  const double a = m[4] * m[8] - m[5] * m[7];
  const double b = m[5] * m[6] - m[3] * m[8];
  const double c = m[3] * m[7] - m[4] * m[6];
  const double d = 1.0 / (m[0] * a + m[1] * b + m[2] * c);
  return {a * d, (m[2] * m[7] - m[1] * m[8]) * d, (m[1] * m[5] - m[2] * m[4]) * d,
          b * d, (m[0] * m[8] - m[2] * m[6]) * d, (m[2] * m[3] - m[0] * m[5]) * d,
          c * d, (m[1] * m[6] - m[0] * m[7]) * d, (m[0] * m[4] - m[1] * m[3]) * d};
}

/// The post-adaptation response without its offset of 0.1, odd in its argument.
inline double compressed(double cone) {
  const double magnitude = cone < 0.0 ? -cone : cone;
  const double p = vector_math::pow(magnitude + 1e-200, 0.42);
  const double response = 400.0 * p / (p + 27.13);
  return cone < 0.0 ? -response : response;
}

/// What the loop below needs, as plain numbers so that it can be turned into vector code.
struct Kernel {
  Matrix m;
  double achromatic_white;
  ViewingConditions v;
};

TWL_VECTOR_CLONES
void transform_colours(const Kernel& kernel, const double* x, const double* y, const double* z, double* j, double* a,
                       double* b, std::size_t count) {
  const Matrix m = kernel.m;
  const ViewingConditions v = kernel.v;
  const double per_white = 1.0 / kernel.achromatic_white;
  constexpr double cos2 = -0.41614683654714241;
  constexpr double sin2 = 0.90929742682568171;
  for (std::size_t i = 0; i < count; ++i) {
    const double red = compressed(m[0] * x[i] + m[1] * y[i] + m[2] * z[i]);
    const double green = compressed(m[3] * x[i] + m[4] * y[i] + m[5] * z[i]);
    const double blue = compressed(m[6] * x[i] + m[7] * y[i] + m[8] * z[i]);
    const double ca = red - (12.0 / 11.0) * green + (1.0 / 11.0) * blue;
    const double cb = (red + green - 2.0 * blue) / 9.0;
    const double radius = std::sqrt(ca * ca + cb * cb) + 1e-200;
    // cos(h + 2) of the hue angle h, without the angle.
    const double eccentricity = 0.25 * ((ca * cos2 - cb * sin2) / radius + 3.8);
    // The offsets of 0.1 add up to 0.305 in A, where they cancel, and to 0.305 in the denominator of t.
    const double achromatic = (2.0 * red + green + 0.05 * blue) * v.induction;
    const double lightness = vector_math::pow(achromatic * per_white + 1e-200, v.lightness_exponent);
    const double t = (50000.0 / 13.0) * v.induction * eccentricity * radius / (red + green + 1.05 * blue + 0.305);
    const double colourfulness =
        vector_math::pow(t + 1e-200, 0.9) * std::sqrt(lightness) * v.chroma_factor * v.colourfulness_factor;
    const double uniform = vector_math::ln(1.0 + 0.0228 * colourfulness) / 0.0228;
    j[i] = 170.0 * lightness / (1.0 + 0.7 * lightness);
    a[i] = uniform * ca / radius;
    b[i] = uniform * cb / radius;
  }
}

}  // namespace

Cam02Ucs::Cam02Ucs(const Tristimulus& white) {
  const double scale = 100.0 / white.y;
  Matrix adapted = cat02;
  for (std::size_t i = 0; i < 3; ++i) {
    const double response = cat02[3 * i] * white.x + cat02[3 * i + 1] * white.y + cat02[3 * i + 2] * white.z;
    for (std::size_t k = 0; k < 3; ++k) adapted[3 * i + k] *= white.y / response;
  }
  to_cones_ = product(product(hunt_pointer_estevez, inverse(cat02)), adapted);
  for (double& element : to_cones_) element *= scale * conditions.luminance_adaptation / 100.0;
  const auto cone = [&](std::size_t i) {
    return compressed(to_cones_[3 * i] * white.x + to_cones_[3 * i + 1] * white.y + to_cones_[3 * i + 2] * white.z);
  };
  achromatic_white_ = (2.0 * cone(0) + cone(1) + 0.05 * cone(2)) * conditions.induction;
}

void Cam02Ucs::transform(const TristimulusColours& colours, const UcsColours& result) const {
  transform_colours({to_cones_, achromatic_white_, conditions}, colours.x.data(), colours.y.data(), colours.z.data(),
                    result.j.data(), result.a.data(), result.b.data(), colours.x.size());
}

}  // namespace twinlight::spectrum
