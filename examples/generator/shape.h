#pragma once

#include <functional>

namespace twinlight::demo {

/// A direction in the luminaire's C, γ system, and the same as a unit vector.
struct Direction {
  double c_deg = 0.0;
  double gamma_deg = 0.0;

  double across() const;  ///< towards C0, across a linear luminaire
  double along() const;   ///< towards C90, along a linear luminaire
  double down() const;    ///< towards nadir
};

/// Intensity by direction, up to a factor: what the optics make of the light. Never negative.
using Shape = std::function<double(const Direction&)>;

/// A quantity that optics of two axes have apart: value(C) = c0 cos²C + c90 sin²C.
struct ByPlane {
  double c0 = 0.0;
  double c90 = 0.0;

  double at(double c_deg) const;
};

/// A flat diffusing sheet. An opal one is Lambertian, I ∝ cos γ (the same luminance from everywhere); a sheet with
/// shallow prisms or a deep rim concentrates a little: I ∝ cosⁿγ with n up to 1.5.
Shape diffuse(double exponent = 1.0);

/// A diffusing tube along C90–C270: I ∝ its projected width, the sine of the angle with its axis.
/// Half of its light goes up.
Shape diffusing_tube();

/// A diffusing vertical rim all around: I ∝ sin γ. Half of its light goes up.
Shape diffusing_rim();

/// Two Lambertian faces that look to C0 and to C180, as of a lamp hung between two rows of plants: I ∝ |cosine of
/// the angle with C0 at the horizontal|. Half of its light goes up.
Shape diffuse_sides();

/// How luminance falls beyond a shielding angle: 1 well inside, `residual` well outside, half-way at `angle_deg`,
/// over about four times `softness_deg` (logistic). Prism sheets fall softly and keep a residual from light that
/// leaks through the prisms' second faces; louvres and reflectors fall steeply to nearly nothing.
struct Shielding {
  ByPlane angle_deg;
  double softness_deg = 5.0;
  double residual = 0.0;

  double factor(const Direction& direction) const;
};

/// Any shape behind a prism sheet, a louvre or a reflector's edge.
Shape shielded(Shape light, Shielding shielding);

/// A lens or reflector with a single lobe, I ∝ cosⁿ of the angle with its axis, n such that the intensity is half
/// of the peak at half of the beam angle. The axis is tilted by `tilt_deg` towards plane `tilt_c_deg`.
struct Beam {
  double beam_angle_deg = 60.0;
  double tilt_deg = 0.0;
  double tilt_c_deg = 0.0;
};
Shape beam(const Beam& beam);

/// A collimated beam with the Gaussian profile that many mixed sources give, half of the peak at half of the angle.
Shape gaussian_beam(double beam_angle_deg);

/// A lens that lifts intensity away from nadir, I ∝ 1/cosᵐγ up to its shielding angle and falling beyond it, with a
/// Lambertian residual of scattered light. m = 3 would light a plane evenly (E = I cos³γ / h²); real lenses reach
/// 1 to 2.
Shape batwing(double exponent, Shielding shielding);

/// A profile in the plane across the luminaire: relative intensity by the angle from nadir, positive towards C0,
/// ±180° at the zenith.
using Profile = std::function<double(double across_deg)>;

/// Extruded optics along C90–C270: the profile across, and a Lambertian decline along, cosⁿ of the angle out of
/// the plane C0–C180.
Shape extruded(Profile profile, double along_exponent = 1.0);

/// One lobe beside nadir as asymmetric reflectors make it: a peak at `peak_deg` with Gaussian flanks of their own
/// widths (standard deviations) on either side, on a broad base, ended where the housing shields (`ends_deg`).
struct Lobe {
  double peak_deg = 35.0;
  double width_below_deg = 15.0;  ///< towards smaller angles
  double width_above_deg = 12.0;  ///< towards larger angles
  double base = 0.03;
  double ends_deg = 85.0;
};
Profile lobe(const Lobe& lobe);

/// The same light sent up instead of down: γ becomes 180° − γ.
Shape upwards(Shape shape);

/// The same luminaire turned about its vertical axis: what went towards C0 goes towards `c_deg`.
Shape towards(double c_deg, Shape shape);

}  // namespace twinlight::demo
