#pragma once

namespace twinlight::lighting {

/// Diffuse reflectances of a grey room, each from 0 to just under 1.
struct Reflectances {
  double ceiling = 0.7;
  double walls = 0.5;
  double floor = 0.2;
};

/// An empty box from (0, 0, 0) to (length_m, width_m, height_m): x along the length, y along the width, z up.
struct Room {
  double length_m = 0.0;
  double width_m = 0.0;
  double height_m = 0.0;
  Reflectances reflectance;
};

}  // namespace twinlight::lighting
