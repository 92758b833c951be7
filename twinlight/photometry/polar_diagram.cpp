#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/drawing/polyline.h"
#include "twinlight/drawing/round_steps.h"
#include "twinlight/drawing/text_fit.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/drawings.h"
#include "twinlight/photometry/drawn_light.h"

namespace twinlight::photometry {
namespace {

using drawing::Place;
using drawing::Polyline;
using drawing::SvgCanvas;

constexpr double polar_width_px = 640.0;
constexpr double label_room_px = 34.0;  ///< around the diagram, for the angles
constexpr double legend_height_px = 62.0;
constexpr std::string_view grid_stroke = "fill=\"none\" stroke=\"#d5dade\"";
constexpr std::string_view axis_stroke = "fill=\"none\" stroke=\"#7a828a\"";

/// The part of the full turn that is shown, and where: from `from_deg` to `to_deg` on either side.
struct PolarFrame {
  double from_deg = 0.0;
  double to_deg = 180.0;
  double radius_px = 232.0;
  double ray_step_deg = 30.0;
  Place centre;
  double height_px = 0.0;

  /// @param side  1 on the right, −1 on the left.
  Place at(double distance_px, double gamma_deg, double side) const {
    const double gamma_rad = radians(gamma_deg);
    return {centre.x + side * distance_px * std::sin(gamma_rad), centre.y + distance_px * std::cos(gamma_rad)};
  }
};

/// A sector of 30° or 60° for narrow beams, a half for light on one side of the horizon, else the full turn.
PolarFrame frame_for(const IntensityDistribution& distribution) {
  constexpr double visible_part = 0.005, narrow_part = 0.05;
  const LightExtent seen = extent_of(distribution, visible_part);
  const LightExtent beam = extent_of(distribution, narrow_part);
  PolarFrame frame;
  if (seen.above() && seen.below()) {
    frame.centre = {polar_width_px / 2, heading_height_px + label_room_px + frame.radius_px};
    frame.height_px = frame.centre.y + frame.radius_px + label_room_px + legend_height_px;
    return frame;
  }
  const bool up = seen.above();
  const double farthest_deg = beam.reach_deg();
  double half_deg = 90.0;
  if (farthest_deg <= 60.0) half_deg = 60.0;
  if (farthest_deg <= 30.0) half_deg = 30.0;
  frame.radius_px = half_deg == 90.0 ? 270.0 : half_deg == 60.0 ? 300.0 : 440.0;
  frame.ray_step_deg = half_deg / 6.0;
  frame.from_deg = up ? 180.0 - half_deg : 0.0;
  frame.to_deg = up ? 180.0 : half_deg;
  frame.centre = {polar_width_px / 2, heading_height_px + label_room_px + (up ? frame.radius_px : 0.0)};
  frame.height_px = heading_height_px + 2.0 * label_room_px + frame.radius_px + legend_height_px;
  return frame;
}

/// Rings in round steps; the outermost one holds the largest intensity.
struct Rings {
  double step = 1.0;
  int count = 1;

  explicit Rings(double greatest) {
    constexpr int most = 5;
    if (!(greatest > 0.0)) return;
    step = drawing::round_step(greatest / most);
    count = std::max(1, static_cast<int>(std::ceil(greatest / step - 1e-9)));
  }
  double outermost() const { return step * count; }
};

void draw_ring(SvgCanvas& canvas, const PolarFrame& frame, double radius_px, std::string_view stroke) {
  if (frame.from_deg == 0.0 && frame.to_deg == 180.0) {
    canvas.circle(frame.centre, radius_px, stroke);
    return;
  }
  const bool up = frame.to_deg == 180.0;
  const Place right = frame.at(radius_px, up ? frame.from_deg : frame.to_deg, 1.0);
  const Place left = frame.at(radius_px, up ? frame.from_deg : frame.to_deg, -1.0);
  canvas.raw(fmt::format("<path d=\"M{0:.1f},{1:.1f}A{2:.1f},{2:.1f} 0 0 {3} {4:.1f},{5:.1f}\" {6}/>", right.x, right.y,
                         radius_px, up ? 0 : 1, left.x, left.y, stroke));
}

void draw_rays(SvgCanvas& canvas, const PolarFrame& frame) {
  for (double gamma_deg = frame.from_deg; gamma_deg <= frame.to_deg + 1e-9; gamma_deg += frame.ray_step_deg) {
    const bool on_axis = gamma_deg == 0.0 || gamma_deg == 180.0;
    for (const double side : {1.0, -1.0}) {
      if (on_axis && side < 0.0) continue;
      canvas.line(frame.centre, frame.at(frame.radius_px, gamma_deg, side),
                  on_axis || gamma_deg == 90.0 ? axis_stroke : grid_stroke);
      const Place label = frame.at(frame.radius_px + 17.0, gamma_deg, side);
      canvas.text({label.x, label.y + 4.5}, fmt::format("{}{:g}°", on_axis ? "γ " : "", gamma_deg),
                  {.size = 12.5, .anchor = "middle"});
    }
  }
}

/// The values of the rings stand on the left edge of what is shown, where curves are seldom.
void label_rings(SvgCanvas& canvas, const PolarFrame& frame, const Rings& rings, const DrawnLight& light) {
  const bool full = frame.from_deg == 0.0 && frame.to_deg == 180.0;
  const double labelled_deg = full ? 90.0 : frame.from_deg > 0.0 ? frame.from_deg : frame.to_deg;
  for (int ring = 1; ring <= rings.count; ++ring) {
    const Place at = frame.at(frame.radius_px * ring / rings.count, labelled_deg, -1.0);
    const bool level = labelled_deg == 90.0;
    const double below = frame.from_deg > 0.0 ? 15.0 : -5.0;
    canvas.text({level ? at.x + 3.0 : at.x - 7.0, level ? at.y + below : at.y + (frame.from_deg > 0.0 ? 12.0 : 0.0)},
                drawing::number_label(rings.step * ring),
                {.size = 11.5, .anchor = level ? "start" : "end", .fill = "#6b737b", .halo = true});
  }
  const double y = frame.height_px - legend_height_px + 46.0;
  canvas.text({24.0, y},
              fmt::format("{} · rings {} {} apart", peak_text(light), drawing::number_label(rings.step), light.unit),
              {.size = 12.5});
}

/// One side of a plane: from the centre along the listed angles back to the centre, for it is dark beyond them.
Polyline half_curve(const DrawnLight& light, const PolarFrame& frame, double c_deg, double side, double px_per_unit) {
  Polyline curve;
  const double step_deg = frame.to_deg - frame.from_deg <= 60.0 ? 0.25 : 1.0;
  const std::vector<double> gammas_deg = curve_gammas_deg(light.distribution, step_deg);
  if (gammas_deg.front() > 0.0) curve.push_back(frame.centre);
  for (const double gamma_deg : gammas_deg)
    curve.push_back(frame.at(px_per_unit * light.at(c_deg, gamma_deg), gamma_deg, side));
  if (gammas_deg.back() < 180.0) curve.push_back(frame.centre);
  constexpr double tolerance_px = 0.1;
  return drawing::simplified(curve, tolerance_px);
}

}  // namespace

std::string polar_svg(const Luminaire& luminaire) {
  const DrawnLight light(luminaire);
  const PolarFrame frame = frame_for(light.distribution);
  const Rings rings(light.greatest());
  SvgCanvas canvas(
      polar_width_px, frame.height_px, document_title(luminaire, "polar diagram"),
      fmt::format("Luminous intensity in {} over the angle γ from the nadir; {}.", light.unit, peak_text(light)));
  draw_heading(canvas, polar_width_px, luminaire, "polar diagram, " + light.unit);
  for (int ring = 1; ring <= rings.count; ++ring)
    draw_ring(canvas, frame, frame.radius_px * ring / rings.count, ring == rings.count ? axis_stroke : grid_stroke);
  draw_rays(canvas, frame);
  const double px_per_unit = frame.radius_px / rings.outermost();
  for (const DrawnPlane& plane : light.planes) {
    Polyline outline = half_curve(light, frame, plane.c_deg, 1.0, px_per_unit);
    const Polyline left = half_curve(light, frame, plane.c_deg + 180.0, -1.0, px_per_unit);
    canvas.path(std::vector<Polyline>{outline, left}, false, stroke_of(plane));
  }
  label_rings(canvas, frame, rings, light);
  draw_plane_legend(canvas, {24.0, frame.height_px - legend_height_px + 20.0}, light.planes);
  return std::move(canvas).finished();
}

}  // namespace twinlight::photometry
