#include "twinlight/lighting/utilisation_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "twinlight/lighting/array_flux.h"
#include "twinlight/lighting/surface_balance.h"
#include "twinlight/photometry/intensity_unit.h"

namespace twinlight::lighting {
namespace {

constexpr double mounting_height_m = 2.0;
constexpr double proportion = 1.6;

Room room_of_index(double room_index) {
  const double width_m = room_index * mounting_height_m * (1.0 + proportion) / proportion;
  return {proportion * width_m, width_m, mounting_height_m, {}};
}

int count_along(double side_m) {
  return std::max(1, static_cast<int>(std::lround(side_m / mounting_height_m)));
}

}  // namespace

UtilisationTable utilisation_table(const photometry::Luminaire& luminaire) {
  UtilisationTable table;
  const double flux_lm = luminaire.distribution.flux_lm();
  if (!(flux_lm > 0.0) || photometry::holds_no_candela(luminaire)) {
    table.why_not = "the file gives no luminous flux";
    return table;
  }
  if (luminaire.basis == photometry::PhotometryBasis::relative && luminaire.declared_flux_lm.value_or(0.0) > 0.0)
    table.light_output_ratio = flux_lm / *luminaire.declared_flux_lm;

  const QuadrantFlux flux(luminaire.distribution);
  for (std::size_t k = 0; k < utilisation_room_indices.size(); ++k) {
    const Room room = room_of_index(utilisation_room_indices[k]);
    const SurfaceBalance balance(room);
    const LuminaireArray array{
        .along_x = count_along(room.length_m), .along_y = count_along(room.width_m), .c0_along_y = true};
    const SurfaceTriple direct_lm = flux.on_surfaces_lm(room, array);
    const SurfaceTriple direct_lx = direct_lm.cwiseQuotient(balance.areas_m2());
    for (std::size_t r = 0; r < utilisation_reflectances.size(); ++r) {
      const double floor_lx = balance.transfer(utilisation_reflectances[r]).row(floor_entry).dot(direct_lx);
      table.utilance[k][r] = floor_lx * balance.areas_m2()[floor_entry] / direct_lm.sum();
    }
  }
  return table;
}

}  // namespace twinlight::lighting
