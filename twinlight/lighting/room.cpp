#include "twinlight/lighting/room.h"

#include <algorithm>

#include "twinlight/lighting/room_shape.h"

namespace twinlight::lighting {

double Room::floor_area_m2() const {
  return shape ? shape->floor_area_m2() : length_m * width_m;
}

double largest_reflectance(const Room& room) {
  const auto& [ceiling, walls, floor] = room.reflectance;
  if (!room.shape) return std::max({ceiling, walls, floor});
  double largest = 0.0;
  for (const Facet& facet : room.shape->facets()) largest = std::max(largest, facet.reflectance);
  return largest;
}

}  // namespace twinlight::lighting
