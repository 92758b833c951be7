#pragma once

namespace twinlight::photometry {

/// A unit vector of the C, γ system by its components towards C0, towards C90 and down.
struct BeamDirection {
  double along_c0 = 0.0;
  double along_c90 = 0.0;
  double down = 1.0;

  static BeamDirection of(double c_deg, double gamma_deg);
};

/// The inverse: C from 0 to 360, γ from 0 to 180; C is 0 at the poles.
struct BeamAngles {
  double c_deg = 0.0;
  double gamma_deg = 0.0;

  static BeamAngles of(const BeamDirection& direction);
};

}  // namespace twinlight::photometry
