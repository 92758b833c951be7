#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

/// Evenly spread points for sampling, the same in every run.
namespace twinlight::lighting {

/// How many independently shifted sets of points each quantity is sampled with; their spread tells its standard error.
inline constexpr int sample_batches = 4;

/// A well mixed number for up to three numbers (the finaliser of SplitMix64).
inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  std::uint64_t x = 0;
  for (const std::uint64_t part : {a, b, c}) {
    x += part + 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    x ^= x >> 31U;
  }
  return x;
}

/// Points n α + shift modulo 1, α the negative powers of the root of x^(D+1) = x + 1 (Roberts 2018): any number of them
/// lies evenly. Sets of different seeds are shifted against each other at random (Cranley and Patterson 1976).
template <std::size_t D>
class PointSet {
 public:
  explicit PointSet(std::uint64_t seed) {
    for (std::size_t d = 0; d < D; ++d) shift_.at(d) = static_cast<double>(mixed(seed, d) >> 11U) * 0x1p-53;
  }
  std::array<double, D> operator[](int n) const {
    static const std::array<double, D> step = steps();
    std::array<double, D> point{};
    for (std::size_t d = 0; d < D; ++d) {
      const double value = shift_[d] + n * step[d];
      point[d] = value - std::floor(value);
    }
    return point;
  }

 private:
  static std::array<double, D> steps() {
    double root = 1.5;
    for (int i = 0; i < 60; ++i) root = std::pow(1.0 + root, 1.0 / (D + 1));
    std::array<double, D> step{};
    for (std::size_t d = 0; d < D; ++d) step.at(d) = std::pow(root, -static_cast<double>(d + 1));
    return step;
  }
  std::array<double, D> shift_{};
};

}  // namespace twinlight::lighting
