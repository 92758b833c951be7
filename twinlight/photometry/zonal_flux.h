#pragma once

#include <array>
#include <vector>

#include "twinlight/photometry/quantity.h"

namespace twinlight::photometry {

class IntensityDistribution;
struct Luminaire;

/// The flux between two cones about the vertical.
struct FluxZone {
  double from_deg = 0.0;  ///< γ
  double to_deg = 0.0;
  double flux_lm = 0.0;
  double cumulative_lm = 0.0;  ///< from the nadir to `to_deg`
};

/// The 18 zones of 10° (IES LM-41, CIE 52). They sum to the luminous flux.
std::vector<FluxZone> zonal_flux(const IntensityDistribution& distribution);

/// The flux code of CIE 52-1982 and EN 13032-2, in per cent. N1, N2 and N3 are the parts of the downward flux within
/// cones of solid angle π/2, π and 3π/2 about the nadir (γ up to 41.4°, 60° and 75.5°), N4 the downward part of the
/// luminous flux, N5 the light output ratio.
struct FluxCode {
  std::array<Quantity, 5> n_percent;
};
FluxCode cie_flux_code(const Luminaire& luminaire);

/// The letter of DIN 5040-1 by the downward part of the flux: A direct (from 90 %), B mainly direct (from 60 %), C
/// direct and indirect (from 40 %), D mainly indirect (from 10 %), E indirect.
/// @param downward_part from 0 to 1
char din_5040_letter(double downward_part);

}  // namespace twinlight::photometry
