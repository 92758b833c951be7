#include "twinlight/photometry/derived_quantities.h"

#include "twinlight/photometry/beam.h"
#include "twinlight/photometry/intensity_unit.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

std::optional<DerivedQuantities> derived_quantities(const Luminaire& luminaire) {
  constexpr double part_of_field = 0.1;
  const IntensityDistribution& distribution = luminaire.distribution;
  if (!(distribution.flux_lm() > 0.0) || holds_no_candela(luminaire)) return std::nullopt;
  return DerivedQuantities{.field_angle_c0_deg = beam_angle_deg(distribution, 0.0, part_of_field),
                           .field_angle_c90_deg = beam_angle_deg(distribution, 90.0, part_of_field),
                           .zones = zonal_flux(distribution),
                           .flux_code = cie_flux_code(luminaire),
                           .din_5040_letter = din_5040_letter(distribution.flux_lm(0.0, 90.0) / distribution.flux_lm()),
                           .ute = ute_class(luminaire),
                           .spacing = spacing_criteria(distribution),
                           .bug = bug_rating(luminaire),
                           .luminance = luminance_table(luminaire)};
}

}  // namespace twinlight::photometry
