#pragma once

#include <cstddef>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/photometry/angle_axis.h"

namespace twinlight::photometry {

/// How the intensities of a luminaire repeat around its vertical axis (EULUMDAT Isym, LM-63 horizontal range).
enum class Symmetry {
  none,        ///< planes over the whole turn
  rotational,  ///< one plane for all C
  c0_c180,     ///< about the C0–C180 plane: I(C) = I(360° − C)
  c90_c270,    ///< about the C90–C270 plane: I(C) = I(180° − C)
  quadrant,    ///< about both
};

inline constexpr double largest_intensity_cd = 1e15;

/// A luminous intensity distribution in the C, γ system of CIE 121-1996: C from 0° to 360°, counter-clockwise
/// seen from above (C0 along the luminaire's +x, C90 along its +y), γ from 0° (nadir) to 180° (zenith).
///
/// Bilinear between the planes and angles of the table, zero outside the listed γ range. Immutable.
class IntensityDistribution {
 public:
  /// Dark in every direction.
  IntensityDistribution();

  /// @param c_deg      the planes of the symmetry's sector as a file lists them: [0] for rotational, within 0–90
  ///                   for quadrant, 0–180 for c0_c180, 90–270 for c90_c270, 0–360 for none (the closing plane
  ///                   at 360° may be there or not). Ascending by at least 10⁻⁶°.
  /// @param gammas_deg ascending by at least 10⁻⁶°, at least two, within 0–180.
  /// @param intensities_cd plane after plane, c_deg.size() × gammas_deg.size(); from 0 to 10¹⁵.
  /// Fails with a message that names the first value at fault.
  static Result<IntensityDistribution> create(std::vector<double> c_deg, std::vector<double> gammas_deg,
                                              std::vector<double> intensities_cd, Symmetry symmetry);

  /// I(C, γ) in cd, at any C (taken modulo 360°) and γ within 0–180; 0 where an angle is no finite number.
  /// Allocates nothing; constant time where the steps of the table are even, logarithmic where they are not.
  double intensity_cd(double c_deg, double gamma_deg) const;

  /// Luminous flux over the sphere: trapezoid in C, exact integral of the linear interpolation times sin γ.
  double flux_lm() const;
  /// The part of it with γ between the two angles.
  double flux_lm(double gamma_from_deg, double gamma_to_deg) const;
  /// The same within half of all C: those less than 90° from a direction.
  double half_space_flux_lm(double towards_c_deg, double gamma_from_deg, double gamma_to_deg) const;

  double max_intensity_cd() const;
  Symmetry symmetry() const { return symmetry_; }

  /// The table over the whole turn: c_deg() from 0 to 360 with both ends (one entry, 0, for rotational).
  const std::vector<double>& c_deg() const { return c_.angles_deg(); }
  const std::vector<double>& gammas_deg() const { return gamma_.angles_deg(); }
  const std::vector<double>& intensities_cd() const { return intensities_cd_; }

  /// The same shape with every intensity multiplied. @param factor finite, not negative.
  IntensityDistribution scaled(double factor) const;
  /// Without light above the horizontal (γ > 90°), as for a luminaire in or on a ceiling.
  IntensityDistribution without_upward_light() const;

 private:
  IntensityDistribution(std::vector<double> c_deg, std::vector<double> gammas_deg, std::vector<double> intensities_cd,
                        Symmetry symmetry);

  /// ∫ I sin γ dγ between two angles for each plane.
  std::vector<double> lm_per_radian_of_c(double gamma_from_deg, double gamma_to_deg) const;

  AngleAxis c_;
  AngleAxis gamma_;
  std::vector<double> intensities_cd_;
  Symmetry symmetry_ = Symmetry::rotational;
};

}  // namespace twinlight::photometry
