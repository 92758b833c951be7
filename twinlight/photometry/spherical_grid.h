#pragma once

#include <vector>

#include "twinlight/photometry/angle_axis.h"
#include "twinlight/photometry/beam_direction.h"
#include "twinlight/photometry/intensity_distribution.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// A table of intensities in type A or type B coordinates (LM-63: horizontal angle H, vertical angle V), as
/// floodlights and vehicle lamps are measured. Bilinear between the angles, zero outside the table.
///
/// The beam axis H = V = 0 is laid on the nadir (γ = 0), H towards C0 and V towards C90, so that the relations of
/// CIE 121-1996 hold: type A (planes by H, V within the plane): sin V = sin C sin γ, tan H = cos C tan γ;
/// type B (planes by V, H within the plane): sin H = cos C sin γ, tan V = sin C tan γ.
class SphericalGrid {
 public:
  /// @param type  a or b. @param horizontal_deg, vertical_deg  ascending, at least two each, the angles within the
  /// planes from −90 to 90, those of the planes from −180 to 180.
  /// @param intensities_cd  for each horizontal angle all vertical angles, as LM-63 stores them.
  SphericalGrid(PhotometricType type, std::vector<double> horizontal_deg, std::vector<double> vertical_deg,
                std::vector<double> intensities_cd);

  double intensity_cd(double horizontal_deg, double vertical_deg) const;
  double intensity_towards_cd(const BeamDirection& direction) const;

  /// True where the table has no direction above the horizontal of the C, γ system.
  bool is_downward() const;

  /// Trapezoid across the planes; within them the linear interpolation times the cosine integrated exactly.
  double flux_lm() const;
  double max_intensity_cd() const;

 private:
  double plane_strip_flux(std::size_t plane) const;

  PhotometricType type_;
  AngleAxis horizontal_;
  AngleAxis vertical_;
  std::vector<double> intensities_cd_;
};

/// The grid resampled in C and γ (resampling.h). Symmetry none; γ ends at 90° where the table is downward.
Result<IntensityDistribution> resampled(const SphericalGrid& grid);

}  // namespace twinlight::photometry
