#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "twinlight/photometry/intensity_distribution.h"
#include "twinlight/photometry/radiometric_data.h"

namespace twinlight::photometry {

enum class FileFormat {
  lm63_1986,
  lm63_1991,
  lm63_1995,
  lm63_2002,
  lm63_2019,
  eulumdat,
  tm33_18,
  tm33_23,
  uni_11733,
  gldf
};
enum class PhotometricType { a, b, c };

/// Relative: intensities belong to a stated lamp flux and scale with it. Absolute: they are the luminaire's own.
enum class PhotometryBasis { relative, absolute };

/// The luminous area as the light sees it, in the luminaire's own axes: length along C90–C270, width along
/// C0–C180, height vertical (EULUMDAT length, LM-63 width lie along C90–C270).
struct LuminousOpening {
  enum class Shape { point, rectangle, ellipse };
  Shape shape = Shape::point;
  double length_m = 0.0;  ///< extent along C90–C270; for a round opening its diameter
  double width_m = 0.0;   ///< extent along C0–C180; a round opening has its diameter here too
  /// Vertical extent as seen from C0, C90, C180 and C270; sides that shine (LM-63 gives one height for all).
  double height_c0_m = 0.0;
  double height_c90_m = 0.0;
  double height_c180_m = 0.0;
  double height_c270_m = 0.0;

  bool is_round() const { return shape == Shape::ellipse && length_m == width_m; }
};

/// Outer dimensions. A round housing has its diameter as length and width 0; a dimension left 0 is not stated.
struct Housing {
  double length_m = 0.0;  ///< along C90–C270
  double width_m = 0.0;
  double height_m = 0.0;
};

/// How the light of a lamp changes with its position (LM-63 TILT=INCLUDE): a factor of all intensities for each angle
/// by which the lamp is tilted from the position in which it was measured.
struct LampTiltFactors {
  int geometry = 1;  ///< lamp to luminaire geometry: 1 vertical, 2 and 3 horizontal base
  std::vector<double> angles_deg;
  std::vector<double> factors;
};

/// One of the alternative lamp sets of a file.
struct LampSet {
  double lamp_count = 1.0;  ///< as written; negative in absolute EULUMDAT files
  std::string lamp_type;
  double flux_lm = 0.0;           ///< of all lamps of the set together
  std::string colour_appearance;  ///< as written, for instance "4000" or "840"
  std::string colour_rendering;   ///< as written, for instance "80" or "1B"
  double power_W = 0.0;           ///< of the set including control gear
};

/// What a photometric file says of a luminaire, whatever its format; of a file with several light sources, of one.
struct Luminaire {
  FileFormat format = FileFormat::eulumdat;
  PhotometryBasis basis = PhotometryBasis::relative;
  PhotometricType photometric_type = PhotometricType::c;  ///< of the file; `distribution` is always type C
  std::string manufacturer;
  std::string model;  ///< luminaire name, UTF-8
  std::string catalogue_number;
  std::size_t stored_c_planes = 0;  ///< as the file stores them
  std::size_t stored_gammas = 0;
  Symmetry symmetry = Symmetry::none;

  std::string source_description;  ///< of the light source among several
  double source_count = 1.0;       ///< so many of this source are in the luminaire; all figures are of one

  IntensityDistribution distribution;  ///< at the declared flux, in cd; dark where there is no luminous data
  bool has_luminous_data = true;       ///< false where the file gives photons or radiant power alone
  std::optional<PhotonData> photons;
  std::optional<RadiantData> radiant;
  std::vector<EmbeddedSpectrum> spectra;
  LuminousOpening opening;
  std::optional<Housing> housing;
  std::vector<LampSet> lamp_sets;          ///< the first one is the one `distribution` is for
  std::optional<double> declared_flux_lm;  ///< lamps (relative) or luminaire (absolute)
  std::optional<double> input_power_W;
  std::optional<double> colour_rendering_index;  ///< general index Ra, where the file states it as a number
  std::optional<double> colour_temperature_K;

  std::optional<LampTiltFactors> tilt_factors;  ///< not applied to `distribution`

  std::vector<std::pair<std::string, std::string>> keywords;  ///< in the order of the file
  std::vector<Diagnostic> warnings;                           ///< what was tolerated
};

/// The luminaire with another lamp flux: intensities and declared flux scale together.
/// @param lamp_flux_lm greater than 0. Fails for absolute photometry, which has no lamp flux to replace.
Result<Luminaire> with_lamp_flux(const Luminaire& luminaire, double lamp_flux_lm);

}  // namespace twinlight::photometry
