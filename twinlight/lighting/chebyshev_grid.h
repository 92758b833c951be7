#pragma once

#include <vector>

#include "twinlight/lighting/room.h"

namespace twinlight::lighting {

/// Places over the plan of a room at which a smooth function is sampled, and the polynomial through its values there.
class ChebyshevGrid {
 public:
  ChebyshevGrid(const Room& room, int along, int across);
  /// Enough nodes for a response that changes within about a height of the walls.
  static ChebyshevGrid for_height(const Room& room, double height_above_task_m);

  const std::vector<double>& x_m() const { return x_m_; }
  const std::vector<double>& y_m() const { return y_m_; }
  std::size_t size() const { return x_m_.size() * y_m_.size(); }

  /// The weight of each node's value at a place; x fastest.
  std::vector<double> weights(double x_m, double y_m) const;

 private:
  std::vector<double> x_m_;
  std::vector<double> y_m_;
};

}  // namespace twinlight::lighting
