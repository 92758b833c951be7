#pragma once

#include <bit>
#include <cstdint>

/// Elementary functions without branches or calls, so that the compiler turns loops over them into vector code, where
/// libm's are called one number at a time. Accurate to a few units in the last place over the ranges stated.
namespace twinlight::spectrum::vector_math {

/// log2 x. @param x normal and greater than 0.
inline double log2(double x) {
  constexpr std::uint64_t mantissa_bits = 0x000FFFFFFFFFFFFFULL;
  constexpr double two52 = 0x1p52;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  // An integer below 2^52 becomes a double by being written into the mantissa of 2^52.
  const double biased_exponent = std::bit_cast<double>((bits >> 52U) | std::bit_cast<std::uint64_t>(two52)) - two52;
  const double m = std::bit_cast<double>((bits & mantissa_bits) | std::bit_cast<std::uint64_t>(1.0));
  const bool upper = m > 1.4142135623730951;
  const double mantissa = upper ? 0.5 * m : m;
  const double exponent = biased_exponent - (upper ? 1022.0 : 1023.0);
  // ln m = 2 artanh((m - 1) / (m + 1)), |s| below 0.172.
  const double s = (mantissa - 1.0) / (mantissa + 1.0);
  const double q = s * s;
  const double series =
      1.0 +
      q * (1.0 / 3 +
           q * (1.0 / 5 +
                q * (1.0 / 7 + q * (1.0 / 9 + q * (1.0 / 11 + q * (1.0 / 13 + q * (1.0 / 15 + q * (1.0 / 17))))))));
  constexpr double two_per_ln2 = 2.8853900817779268;
  return exponent + two_per_ln2 * s * series;
}

/// 2 to the power y. @param y within ±1000.
inline double exp2(double y) {
  // Adding 1.5·2^52 rounds to the nearest integer and leaves it in the low bits of the mantissa.
  constexpr double rounder = 0x1.8p52;
  const double shifted = y + rounder;
  const double f = (y - (shifted - rounder)) * 0.69314718055994531;
  const double series =
      1.0 +
      f * (1.0 +
           f * (1.0 / 2 +
                f * (1.0 / 6 +
                     f * (1.0 / 24 +
                          f * (1.0 / 120 +
                               f * (1.0 / 720 + f * (1.0 / 5040 +
                                                     f * (1.0 / 40320 + f * (1.0 / 362880 +
                                                                             f * (1.0 / 3628800 +
                                                                                  f * (1.0 / 39916800 +
                                                                                       f * (1.0 / 479001600))))))))))));
  const std::uint64_t scale = (std::bit_cast<std::uint64_t>(shifted) << 52U) + std::bit_cast<std::uint64_t>(1.0);
  return series * std::bit_cast<double>(scale);
}

inline double ln(double x) {
  return 0.69314718055994531 * log2(x);
}
inline double exp(double x) {
  return exp2(1.4426950408889634 * x);
}
/// x to the power p. @param x normal and greater than 0.
inline double pow(double x, double p) {
  return exp2(p * log2(x));
}

}  // namespace twinlight::spectrum::vector_math
