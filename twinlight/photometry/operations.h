#pragma once

#include <optional>
#include <vector>

#include "twinlight/photometry/distribution_operations.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// Everything that is light multiplied: intensities, declared flux and the flux of every lamp set. Power stays.
/// @param factor  finite, greater than 0.
Result<Luminaire> with_light_times(const Luminaire& luminaire, double factor);

/// As many of the luminaire alight at once: light, power and number of lamps multiplied.
/// @param count  finite, greater than 0; a part of one where it is dimmed.
Result<Luminaire> several(const Luminaire& luminaire, double count);

/// After a time in use: the lamps give a part of their first flux (lumen maintenance factor, CIE 97), at the same
/// power. @param factor  greater than 0, at most 1.
Result<Luminaire> with_lumen_maintenance(const Luminaire& luminaire, double factor);

/// Scaled so that the luminaire gives this flux; the power stays. @param flux_lm  greater than 0. Fails where there is
/// no light.
Result<Luminaire> with_flux(const Luminaire& luminaire, double flux_lm);

/// Power and light scaled together, at the same efficacy. @param power_W  greater than 0. Fails where no power is
/// stated.
Result<Luminaire> with_power(const Luminaire& luminaire, double power_W);

/// For another position of the lamp than the one it was measured in: all intensities times the LM-63 TILT factor,
/// linear between the listed angles (LM-63-2002, 5.7). Declared flux and power stay: the lamp is the same.
/// @param lamp_tilt_deg  within the listed angles. Fails where the file has no factors.
Result<Luminaire> with_lamp_tilt(const Luminaire& luminaire, double lamp_tilt_deg);

/// The luminaire turned about the vertical (distribution_operations.h). Its opening turns with it by multiples of 90°;
/// otherwise it stays and a warning says so.
Luminaire turned(const Luminaire& luminaire, double angle_deg);

/// The luminaire tilted (distribution_operations.h). Its opening stays as it is, which a warning says.
Result<Luminaire> tilted(const Luminaire& luminaire, double angle_deg, double towards_c_deg = 0.0);

/// Several luminaires or emitters as one: light, declared flux and power add up. Texts are those of the first; the lamp
/// sets become one; the opening is the largest extent of any. Warnings say what of the others is left out.
/// @param parts  at least one. Fails where the table of the sum would have more than `most_intensities` in a whole
/// turn.
Result<Luminaire> sum(const std::vector<Luminaire>& parts, std::size_t most_intensities = unlimited_intensities);

/// The mean of several measured samples: their sum divided by their number; lamps as in the first.
Result<Luminaire> mean(const std::vector<Luminaire>& samples);

/// What `twinlight convert` can change, in the order in which it is applied.
struct Changes {
  std::optional<double> lamp_tilt_deg;
  std::optional<double> lumen_maintenance;
  std::optional<double> power_W;
  std::optional<double> flux_lm;
  std::optional<double> tilt_deg;
  double tilt_towards_deg = 0.0;
  std::optional<double> turn_deg;
};

Result<Luminaire> changed(Luminaire luminaire, const Changes& changes);

}  // namespace twinlight::photometry
