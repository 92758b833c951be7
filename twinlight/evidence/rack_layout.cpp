#include "twinlight/evidence/rack_layout.h"

namespace twinlight::evidence {

std::vector<lighting::Placement> placements_in_racks(const std::vector<Rack>& racks, const LayoutChoice& layout) {
  std::vector<lighting::Placement> found;
  for (const Rack& rack : racks)
    for (int tier = 0; tier < rack.tiers; ++tier)
      for (int row = 0; row < layout.rows; ++row)
        for (int column = 0; column < layout.columns; ++column)
          found.push_back({{rack.shelf.x_from_m + (column + 0.5) * layout.spacing_along_m,
                            rack.shelf.y_from_m + (row + 0.5) * layout.spacing_across_m,
                            rack.underside_m(tier) - layout.suspension_m},
                           layout.rotation_deg});
  return found;
}

int tiers_in(const std::vector<Rack>& racks) {
  int tiers = 0;
  for (const Rack& rack : racks) tiers += rack.tiers;
  return tiers;
}

}  // namespace twinlight::evidence
