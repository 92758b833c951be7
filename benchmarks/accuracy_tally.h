#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "twinlight/evidence/check.h"

namespace twinlight::benchmarks {

/// A quantity, and the part of the room that it is of.
using Subject = std::pair<evidence::Quantity, std::string>;

/// One value of the rank stage beside the exact one.
struct Comparison {
  bool narrow = false;  ///< the basis can not hold the product: its figures are a rough guide
  evidence::Quantity quantity{};
  double first = 0.0, exact = 0.0;
  std::string where;  ///< the product
};

/// How far values of the rank stage are from exact ones.
class AccuracyTally {
 public:
  explicit AccuracyTally(std::string need = {}) : need_(std::move(need)) {}

  /// Takes a comparison; ratings of glare below 10, where nobody is disturbed, are left out.
  void add(const Comparison& comparison);
  void add(const AccuracyTally& other);

  /// Mean, uniformity and UGR: worst and mean difference, of products that the basis holds.
  std::string line() const;
  /// Every quantity, and what is beyond its limit.
  std::string table() const;

 private:
  struct Differences {
    std::size_t compared = 0;
    double sum = 0.0, worst = 0.0;
    std::string worst_where;
    std::vector<std::pair<double, std::string>> beyond;
  };
  using Key = std::pair<bool, evidence::Quantity>;

  std::string need_;
  std::map<Key, Differences> differences_;
};

}  // namespace twinlight::benchmarks
