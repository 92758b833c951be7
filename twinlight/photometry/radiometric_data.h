#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {

/// The wavelengths that a quantity was measured over.
struct WavelengthRange {
  double from_nm = 0.0;
  double to_nm = 0.0;
};

/// The photons a source gives, as horticulture counts them (ANSI/IES TM-33-23 PhotonData).
struct PhotonData {
  IntensityDistribution distribution;  ///< photon intensity: its numbers are µmol/(s·sr) where it says cd
  std::optional<WavelengthRange> range;
  std::optional<double> declared_flux_umol_per_s;
};

/// The radiant power a source gives, as for lamps of ultraviolet and heat (ANSI/IES TM-33-23 RadiantData).
struct RadiantData {
  IntensityDistribution distribution;  ///< radiant intensity: its numbers are W/sr where it says cd
  std::optional<WavelengthRange> range;
  std::optional<double> declared_flux_W;
};

/// A spectrum as a photometric file carries it, not judged; the spectrum library turns it into metrics.
struct EmbeddedSpectrum {
  std::string name;
  std::vector<double> wavelengths_nm;
  std::vector<double> values;  ///< one a wavelength
  std::string quantity;        ///< as written, for instance "flux" or "irradiance"; empty where the file is silent
  std::string unit;            ///< as written, for instance "W/nm"; empty where the file is silent
};

}  // namespace twinlight::photometry
