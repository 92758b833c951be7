#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "twinlight/drawing/svg_canvas.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// A whole plane of a diagram: C on the right side, C + 180° on the left one.
struct DrawnPlane {
  double c_deg = 0.0;
  std::string label;
  std::string_view colour;
  std::string_view dashes;  ///< of stroke-dasharray; empty for a solid line
};

/// The direction of the largest intensity.
struct Peak {
  double c_deg = 0.0;
  double gamma_deg = 0.0;
  double value = 0.0;  ///< in the table's unit
};

/// The γ between which light goes, as far as it exceeds a part of the largest intensity.
struct LightExtent {
  double first_gamma_deg = 0.0;
  double last_gamma_deg = 0.0;

  bool below() const { return first_gamma_deg < 90.0; }
  bool above() const { return last_gamma_deg > 90.0; }
  /// From the zenith for light that only goes up, else from the nadir.
  double reach_deg() const { return below() ? last_gamma_deg : 180.0 - first_gamma_deg; }
};

/// The quantity that the drawings of a luminaire show: luminous intensity, or where the file has none, that of photons
/// or of radiant power.
struct DrawnQuantity {
  explicit DrawnQuantity(const Luminaire& luminaire);

  const IntensityDistribution& distribution;
  double scale = 1.0;  ///< from the table to the unit shown
  std::string unit = "cd";
  std::string flux_unit = "lm";  ///< of the table integrated over the sphere
};

/// What the diagrams of a luminaire show.
struct DrawnLight : DrawnQuantity {
  explicit DrawnLight(const Luminaire& luminaire);

  double at(double c_deg, double gamma_deg) const { return scale * distribution.intensity_cd(c_deg, gamma_deg); }
  double greatest() const { return scale * peak.value; }

  Peak peak;
  std::vector<DrawnPlane> planes;
};

LightExtent extent_of(const IntensityDistribution& distribution, double part_of_greatest);

/// γ of a curve from the first to the last listed one, in steps of at most `step_deg`; the listed ones are among them
/// where they are not closer than a tenth of that.
std::vector<double> curve_gammas_deg(const IntensityDistribution& distribution, double step_deg);

/// Title, maker and the figures that the file gives, over any drawing.
void draw_heading(drawing::SvgCanvas& canvas, double width, const Luminaire& luminaire, std::string_view kind);
inline constexpr double heading_height_px = 88.0;

/// Line samples with the names of the planes, from the left.
void draw_plane_legend(drawing::SvgCanvas& canvas, drawing::Place at, const std::vector<DrawnPlane>& planes);

/// The stroke of a plane's curve as attributes.
std::string stroke_of(const DrawnPlane& plane);

/// "Panel 600 — polar diagram", the title of the document.
std::string document_title(const Luminaire& luminaire, std::string_view kind);

/// "largest intensity 300 cd/klm at C 0°, γ 30°"
std::string peak_text(const DrawnLight& light);

}  // namespace twinlight::photometry
