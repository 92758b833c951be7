#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "twinlight/photometry/luminaire.h"
#include "twinlight/spectrum/metrics.h"

namespace twinlight::evidence {

/// The light of a spectrum that a photometric file carries. A spectrum of photons becomes one of power: the energy of a
/// photon is inverse to its wavelength. Fails where the values make no spectrum.
Result<spectrum::SpectralDistribution> distribution_of(const photometry::EmbeddedSpectrum& embedded);

/// What the spectrum of a luminaire says, the first where it has several; none where it has none that can be read.
std::optional<spectrum::Metrics> spectrum_of(const photometry::Luminaire& luminaire);

/// Gives a luminaire whose file carries no spectrum the first one of a spectrum file beside it. Fails where that file
/// can not be read; a luminaire that has a spectrum keeps its own.
/// @param bytes of the spectrum file @param file its name, for complaints
Result<void> attach_spectrum(photometry::Luminaire& luminaire, std::string_view bytes, std::string_view file);

/// What a luminaire gives plants for each lumen that it gives people.
struct PlantLight {
  double umol_per_lm = 0.0;  ///< photons of 400–700 nm, µmol/s for each lumen
  double ppf_umol_per_s = 0.0;
  std::optional<double> ppe_umol_per_J;
  std::optional<double> blue_share;   ///< 400–500 of 400–700 nm
  std::optional<double> green_share;  ///< 500–600
  std::optional<double> red_share;    ///< 600–700
  std::optional<double> red_to_far_red;
  std::string source;  ///< what it follows from
};

/// From the file's photon data, or else from its luminous flux and spectrum; none where it has neither. Photons are
/// taken to spread as the lumens do.
std::optional<PlantLight> plant_light_of(const photometry::Luminaire& luminaire);

}  // namespace twinlight::evidence
