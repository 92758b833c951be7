#include "twinlight/evidence/position_response.h"

#include <algorithm>
#include <cmath>

namespace twinlight::evidence {
ResponseMirrors ResponseMirrors::of(photometry::Symmetry symmetry, double rotation_deg) {
  using photometry::Symmetry;
  const bool whole = symmetry == Symmetry::rotational || symmetry == Symmetry::quadrant;
  // Unturned, C0 lies along x: symmetry about the C0-C180 plane mirrors y.
  ResponseMirrors mirrors{.along = whole || symmetry == Symmetry::c90_c270,
                          .across = whole || symmetry == Symmetry::c0_c180};
  if (std::fmod(rotation_deg, 180.0) != 0.0) std::swap(mirrors.along, mirrors.across);
  return mirrors;
}

Result<PositionResponse> PositionResponse::sample(lighting::Scene scene, double mounting_height_m, double rotation_deg,
                                                  const lighting::ChebyshevGrid& grid, ResponseMirrors mirrors,
                                                  const LightingEngine& engine) {
  PositionResponse response(grid);
  const std::size_t columns = grid.x_m().size();
  const std::size_t rows = grid.y_m().size();
  response.lx_.resize(grid.size());
  for (std::size_t j = 0; j < rows; ++j) {
    for (std::size_t i = 0; i < columns; ++i) {
      double& lx = response.lx_[j * columns + i];
      const std::size_t i_mirrored = mirrors.along ? std::min(i, columns - 1 - i) : i;
      const std::size_t j_mirrored = mirrors.across ? std::min(j, rows - 1 - j) : j;
      if (i != i_mirrored || j != j_mirrored) {
        lx = response.lx_[j_mirrored * columns + i_mirrored];
        continue;
      }
      scene.placements = {{{grid.x_m()[i], grid.y_m()[j], mounting_height_m}, rotation_deg}};
      lx = TWL_TRY(engine.estimate_mean_lx(scene));
      ++response.samples_;
    }
  }
  return response;
}

double PositionResponse::mean_lx(const std::vector<lighting::Placement>& placements) const {
  double sum_lx = 0.0;
  for (const lighting::Placement& placement : placements) {
    const std::vector<double> weights = grid_.weights(placement.position_m.x(), placement.position_m.y());
    for (std::size_t node = 0; node < lx_.size(); ++node) sum_lx += weights[node] * lx_[node];
  }
  return sum_lx;
}

}  // namespace twinlight::evidence
