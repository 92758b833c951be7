#pragma once

#include <vector>

#include "twinlight/drawing/svg_canvas.h"
#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {

/// A hemisphere, or its part around the pole, in the azimuthal equal-area projection (Lambert): equal areas of the
/// disc are equal solid angles. Seen from above with C0 to the right and C90 up.
struct HemisphereDisc {
  drawing::Place centre;
  double radius_px = 1.0;
  double reach_deg = 90.0;  ///< from the pole to the rim
  bool upper = false;       ///< about the zenith instead of the nadir

  double gamma_deg(double from_pole_deg) const { return upper ? 180.0 - from_pole_deg : from_pole_deg; }
  double distance_px(double from_pole_deg) const;
  drawing::Place at(double c_deg, double from_pole_deg) const;
};

/// The borders of the parts of the disc with at least this intensity, as closed lines; the rim of the disc is a border
/// where the intensity there is at least as large.
std::vector<drawing::Polyline> isocandela_lines(const IntensityDistribution& distribution, const HemisphereDisc& disc,
                                                double level_cd);

}  // namespace twinlight::photometry
