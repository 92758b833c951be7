#include "twinlight/evidence/rack_layout.h"

namespace twinlight::evidence {

std::vector<lighting::Placement> placements_in_racks(const std::vector<Rack>& racks, const lighting::GridEdges& edges,
                                                     const LayoutChoice& layout) {
  using lighting::grid_place_m;
  std::vector<lighting::Placement> found;
  for (const Rack& rack : racks) {
    const FloorArea& shelf = rack.shelf;
    const auto x_m = [&](int column) {
      return shelf.x_from_m + grid_place_m(shelf.x_to_m - shelf.x_from_m, layout.columns, edges.along, column);
    };
    const auto y_m = [&](int row) {
      return shelf.y_from_m + grid_place_m(shelf.y_to_m - shelf.y_from_m, layout.rows, edges.across, row);
    };
    for (int tier = 0; tier < rack.tiers; ++tier)
      for (int row = 0; row < layout.rows; ++row)
        for (int column = 0; column < layout.columns; ++column)
          found.push_back({{x_m(column), y_m(row), rack.underside_m(tier) - layout.suspension_m}, layout.rotation_deg});
  }
  return found;
}

int tiers_in(const std::vector<Rack>& racks) {
  int tiers = 0;
  for (const Rack& rack : racks) tiers += rack.tiers;
  return tiers;
}

}  // namespace twinlight::evidence
