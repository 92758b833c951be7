#include "twinlight/lighting/array_flux.h"

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"

namespace twinlight::lighting {
namespace {

constexpr int gamma_cells = 90;
constexpr int c_cells_of_quadrant = 36;

/// Of `count` luminaires along a side of the room, how many still hit the floor when their light travels so far (at
/// least 0) along the side: luminaire i stands at (i + ½) length / count.
int inside(int count, double length_m, double distance_m) {
  const double places = count * (1.0 - distance_m / length_m) + 0.5;
  return places <= 0.0 ? 0 : std::min(static_cast<int>(places), count);
}

}  // namespace

QuadrantFlux::QuadrantFlux(const photometry::IntensityDistribution& distribution)
    : upward_lm_(distribution.flux_lm(90.0, 180.0)) {
  constexpr double c_step_deg = 90.0 / c_cells_of_quadrant;
  constexpr double gamma_step_deg = 90.0 / gamma_cells;
  for (int i = 0; i < gamma_cells; ++i) {
    const double gamma_deg = (i + 0.5) * gamma_step_deg;
    const double solid_angle_sr =
        radians(c_step_deg) * (std::cos(radians(i * gamma_step_deg)) - std::cos(radians((i + 1) * gamma_step_deg)));
    const double tangent = std::tan(radians(gamma_deg));
    for (int j = 0; j < c_cells_of_quadrant; ++j) {
      const double c_deg = (j + 0.5) * c_step_deg;
      double intensity_cd = 0.0;
      for (const double mirrored_deg : {c_deg, 180.0 - c_deg, 180.0 + c_deg, 360.0 - c_deg})
        intensity_cd += distribution.intensity_cd(mirrored_deg, gamma_deg);
      const double flux_lm = intensity_cd * solid_angle_sr;
      downward_lm_ += flux_lm;
      if (flux_lm > 0.0)
        cells_.push_back({tangent * std::cos(radians(c_deg)), tangent * std::sin(radians(c_deg)), flux_lm});
    }
  }
}

SurfaceTriple QuadrantFlux::on_surfaces_lm(const Room& room, const LuminaireArray& array) const {
  double floor_lm = 0.0;
  for (const Cell& cell : cells_) {
    const double towards_x = array.c0_along_y ? cell.towards_c90 : cell.towards_c0;
    const double towards_y = array.c0_along_y ? cell.towards_c0 : cell.towards_c90;
    floor_lm += cell.flux_lm * inside(array.along_x, room.length_m, room.height_m * towards_x) *
                inside(array.along_y, room.width_m, room.height_m * towards_y);
  }
  return {floor_lm, array.count() * downward_lm_ - floor_lm, array.count() * upward_lm_};
}

}  // namespace twinlight::lighting
