#pragma once

#include <string>
#include <vector>

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/quantity.h"

namespace twinlight::photometry {

/// A figure of both files; units as in the name.
struct FigureChange {
  std::string name;  ///< for instance "luminous_flux_lm"
  Quantity before;
  Quantity after;

  /// False too where neither has a value.
  bool is_changed() const;
  /// Of the value before. None where one is missing or the value before is 0.
  Quantity change_percent() const;
};

/// A text of both files that is not the same.
struct TextChange {
  std::string name;
  std::string before;
  std::string after;
};

/// How two distributions differ, over the planes and angles of both.
struct IntensityDifference {
  double greatest_cd = 0.0;  ///< |after − before| where it is greatest
  double c_deg = 0.0;        ///< and where that is
  double gamma_deg = 0.0;
  double greatest_percent = 0.0;  ///< of the larger of the two largest intensities
  double rms_cd = 0.0;            ///< root of the mean square over the solid angle that either of them lists
  double rms_percent = 0.0;
  /// 100 (1 − √(∫(a − b)² dΩ / ∫(a + b)² dΩ)): 100 where they are the same, 0 where no direction has light of both.
  double similarity_percent = 100.0;
};

/// What changed from one file to another of the same luminaire, for instance a maker's revision.
struct Comparison {
  std::vector<FigureChange> figures;
  std::vector<TextChange> texts;
  IntensityDifference light;  ///< as the files state it
  IntensityDifference shape;  ///< of the second one scaled to the flux of the first: the optics alone
  /// The light is the same within so much: the greater of the change of flux and the greatest intensity difference.
  double same_within_percent = 0.0;
};

IntensityDifference difference(const IntensityDistribution& before, const IntensityDistribution& after);

/// Compares luminous intensities; photon or radiant intensities where a file has no luminous ones.
Comparison compare(const Luminaire& before, const Luminaire& after);

/// One luminaire of two files: light (intensities, photons, spectra, declared flux, lamp flux, luminous opening,
/// symmetry) from `light`; texts, keywords, lamps, colour, power and outer dimensions from `texts`.
Luminaire merged(const Luminaire& texts, const Luminaire& light);

}  // namespace twinlight::photometry
