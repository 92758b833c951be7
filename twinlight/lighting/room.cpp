#include "twinlight/lighting/room.h"

#include "twinlight/lighting/room_shape.h"

namespace twinlight::lighting {

double Room::floor_area_m2() const {
  return shape ? shape->floor_area_m2() : length_m * width_m;
}

}  // namespace twinlight::lighting
