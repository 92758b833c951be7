#pragma once

#include <optional>
#include <vector>

#include "twinlight/evidence/check.h"

namespace twinlight::evidence {

/// Expanded uncertainty (k = 2) of luminous flux that laboratories commonly state for LED luminaires (IES LM-79,
/// EN 13032-4), relative: a figure of experience, not of a standard.
inline constexpr double flux_uncertainty = 0.05;

/// Where a check turns, from met to missed or from missed to met, all else as it is. None where it does not turn.
struct Robustness {
  std::optional<double> flux_factor;         ///< times the luminous flux that the file states
  std::optional<double> maintenance_factor;  ///< itself, over 0 to 1
  bool within_uncertainty = false;           ///< it turns within `flux_uncertainty` of the flux
};

/// Illuminance, photons and melanopic light are proportional to flux and maintenance factor; UGR, which is of the new
/// installation,
/// rises by 8 log10 of the flux (CIE 117). Uniformity, colour and hours do not turn.
/// @param maintenance_factor that the check was computed with
Robustness robustness_of(const Check& check, double maintenance_factor);

/// Between which bounds a verdict stays as it is.
struct VerdictRobustness {
  std::optional<double> least_flux_factor;         ///< below 1; none where less flux does not turn it
  std::optional<double> most_flux_factor;          ///< above 1
  std::optional<double> least_maintenance_factor;  ///< below that of the need
  std::vector<Quantity> within_uncertainty;        ///< of binding checks, in their order
};

/// Of a verdict that passes: the first binding check that turns. One that fails states only what lies within the
/// uncertainty, since all its missed checks would have to turn together.
VerdictRobustness robustness_of(const std::vector<Check>& checks, double maintenance_factor);

}  // namespace twinlight::evidence
