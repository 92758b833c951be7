#pragma once

#include <optional>
#include <string>

namespace twinlight::photometry {

/// A value, or the reason why there is none.
struct Quantity {
  std::optional<double> value;
  std::string why_not;  ///< empty where there is a value

  static Quantity of(double value) { return {value, {}}; }
  static Quantity none(std::string why_not) { return {std::nullopt, std::move(why_not)}; }
};

}  // namespace twinlight::photometry
