#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace twinlight::report {

/// A value that is not the same on both sides.
struct JsonDifference {
  std::string path;      ///< JSON pointer (RFC 6901)
  std::string reported;  ///< as JSON; empty where it is missing
  std::string recomputed;
};

struct JsonComparison {
  std::size_t values = 0;  ///< numbers, texts and truth values compared
  std::vector<JsonDifference> differences;
};

/// Numbers agree within this part of the larger one: libraries of linear algebra add in another order on other
/// machines.
inline constexpr double recomputed_tolerance = 1e-6;

/// Compares every value of two documents; members may stand in any order.
JsonComparison compare(const nlohmann::ordered_json& reported, const nlohmann::ordered_json& recomputed);

}  // namespace twinlight::report
