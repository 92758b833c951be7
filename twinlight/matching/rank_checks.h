#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <vector>

#include "twinlight/evidence/check.h"

namespace twinlight::matching {

/// Values of the quantities that the rank stage gives: those that every room has, power density and colour temperature;
/// NaN where one has none, and of every other quantity.
class RankValues {
 public:
  /// Whether the rank stage gives the quantity at all.
  static constexpr bool holds(evidence::Quantity quantity) { return slot(quantity) != unknown; }

  RankValues() { values_.fill(std::numeric_limits<float>::quiet_NaN()); }
  float operator[](evidence::Quantity quantity) const { return values_.at(slot(quantity)); }
  /// @param quantity one of those
  void set(evidence::Quantity quantity, float value) { values_.at(slot(quantity)) = value; }

 private:
  static constexpr std::size_t unknown = static_cast<std::size_t>(evidence::Quantity::cylindrical_uniformity) + 3;
  static constexpr std::size_t slot(evidence::Quantity quantity) {
    if (quantity <= evidence::Quantity::cylindrical_uniformity) return static_cast<std::size_t>(quantity);
    if (quantity == evidence::Quantity::power_density_W_per_m2) return unknown - 2;
    return quantity == evidence::Quantity::cct_K ? unknown - 1 : unknown;
  }
  std::array<float, unknown + 1> values_{};
};

/// By how much a value of the rank stage may differ from the exact one, relative or absolute: docs/method.md,
/// "Transport matrix"; tests hold them.
struct RankBound {
  double value = 0.0;
  bool relative = false;
};
RankBound rank_bound(evidence::Quantity quantity);
/// The same for UGR of a product whose intensity in single directions the basis does not hold well enough.
inline constexpr double doubtful_glare_bound = 1.5;

/// What values amount to, as `evidence::judge` would say of their checks.
struct RankVerdict {
  bool pass = false;
  bool can_pass = false;  ///< no limit is missed by more than its bound
  float shortfall = 0.0F;
  int open_binding_checks = 0;
};

/// The limits of a requirement as plain numbers.
class RankChecks {
 public:
  explicit RankChecks(const requirements::Requirement& requirement);
  /// @param doubtful_glare UGR may be wrong by more than its bound
  RankVerdict judge(const RankValues& values, bool doubtful_glare = false) const;
  /// Whether any limit is one of the quantity.
  bool ask_for(evidence::Quantity quantity) const;

  struct Limit {
    evidence::Quantity quantity{};
    float limit = 0.0F;
    bool at_most = false;
    bool binding = true;
  };
  const std::vector<Limit>& limits() const { return limits_; }

 private:
  std::vector<Limit> limits_;
};

}  // namespace twinlight::matching
