#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "twinlight/drawing/polyline.h"
#include "twinlight/drawing/round_steps.h"
#include "twinlight/drawing/text_fit.h"
#include "twinlight/photometry/beam.h"
#include "twinlight/photometry/drawings.h"
#include "twinlight/photometry/drawn_light.h"

namespace twinlight::photometry {
namespace {

using drawing::Place;
using drawing::Polyline;
using drawing::SvgCanvas;

constexpr double linear_width_px = 720.0, linear_height_px = 520.0;
constexpr Place top_left{78.0, heading_height_px + 32.0}, bottom_right{696.0, 424.0};

/// The angles shown on either side of the middle, which is the nadir, or the zenith for light that only goes up.
struct LinearFrame {
  double reach_deg = 90.0;
  bool about_zenith = false;
  double step_deg = 15.0;
  double top = 1.0;    ///< intensity at the upper edge
  double level = 1.0;  ///< between lines

  double x(double gamma_deg, double side) const {
    const double from_middle_deg = about_zenith ? 180.0 - gamma_deg : gamma_deg;
    return (top_left.x + bottom_right.x) / 2 + side * from_middle_deg / reach_deg * (bottom_right.x - top_left.x) / 2;
  }
  double y(double value) const { return bottom_right.y - value / top * (bottom_right.y - top_left.y); }
  double gamma_deg(double from_middle_deg) const { return about_zenith ? 180.0 - from_middle_deg : from_middle_deg; }
};

LinearFrame frame_for(const DrawnLight& light) {
  constexpr double visible_part = 0.01;
  const LightExtent extent = extent_of(light.distribution, visible_part);
  LinearFrame frame;
  frame.about_zenith = !extent.below();
  frame.reach_deg = 180.0;
  for (const double reach_deg : {150.0, 120.0, 90.0, 60.0, 45.0, 30.0, 20.0, 10.0, 5.0})
    if (extent.reach_deg() <= reach_deg) frame.reach_deg = reach_deg;
  for (const double step_deg : {30.0, 15.0, 10.0, 5.0, 2.0, 1.0})
    if (frame.reach_deg / step_deg <= 6.0) frame.step_deg = step_deg;
  if (light.greatest() > 0.0) {
    constexpr double most_lines = 6.0;
    frame.level = drawing::round_step(light.greatest() / most_lines);
    frame.top = frame.level * std::ceil(1.02 * light.greatest() / frame.level);
  }
  return frame;
}

void draw_grid(SvgCanvas& canvas, const LinearFrame& frame, const std::string& unit) {
  const int lines = static_cast<int>(std::round(frame.top / frame.level));
  for (int line = 0; line <= lines; ++line) {
    const double y = frame.y(line * frame.level);
    canvas.line({top_left.x, y}, {bottom_right.x, y}, line == 0 ? "stroke=\"#7a828a\"" : "stroke=\"#e1e5e8\"");
    canvas.text({top_left.x - 9.0, y + 4.5}, drawing::number_label(line * frame.level),
                {.size = 12.5, .anchor = "end"});
  }
  const int steps = static_cast<int>(frame.reach_deg / frame.step_deg + 1e-9);
  for (int step = -steps; step <= steps; ++step) {
    const double from_middle_deg = std::abs(step) * frame.step_deg;
    const double x = frame.x(frame.gamma_deg(from_middle_deg), step < 0 ? -1.0 : 1.0);
    canvas.line({x, top_left.y}, {x, bottom_right.y}, step == 0 ? "stroke=\"#7a828a\"" : "stroke=\"#e1e5e8\"");
    canvas.text({x, bottom_right.y + 19.0}, fmt::format("{:g}°", frame.gamma_deg(from_middle_deg)),
                {.size = 12.5, .anchor = "middle"});
  }
  canvas.text({top_left.x - 9.0, top_left.y - 14.0}, unit, {.size = 12.5, .anchor = "end"});
  canvas.text({top_left.x, bottom_right.y + 38.0}, "← C + 180°", {.size = 12.5});
  canvas.text({bottom_right.x, bottom_right.y + 38.0}, "C →", {.size = 12.5, .anchor = "end"});
  canvas.text({(top_left.x + bottom_right.x) / 2, bottom_right.y + 38.0},
              frame.about_zenith ? "γ, zenith in the middle" : "γ", {.size = 12.5, .anchor = "middle"});
}

void draw_levels(SvgCanvas& canvas, const LinearFrame& frame, const DrawnLight& light) {
  for (const double part : {0.5, 0.1}) {
    const double y = frame.y(part * light.greatest());
    canvas.line({top_left.x, y}, {bottom_right.x, y}, "stroke=\"#8a6d1d\" stroke-dasharray=\"2 3\"");
    canvas.text({bottom_right.x - 4.0, y - 4.0}, fmt::format("{:.0f} %", 100.0 * part),
                {.size = 11.5, .anchor = "end", .fill = "#8a6d1d", .halo = true});
  }
}

Polyline half_curve(const DrawnLight& light, const LinearFrame& frame, double c_deg, double side) {
  Polyline curve;
  for (const double gamma_deg : curve_gammas_deg(light.distribution, frame.reach_deg / 90.0)) {
    const double from_middle_deg = frame.about_zenith ? 180.0 - gamma_deg : gamma_deg;
    if (from_middle_deg <= frame.reach_deg)
      curve.push_back({frame.x(gamma_deg, side), frame.y(light.at(c_deg, gamma_deg))});
  }
  constexpr double tolerance_px = 0.1;
  return drawing::simplified(curve, tolerance_px);
}

/// Beam angle (to 50 % of the plane's largest intensity) and field angle (to 10 %) of a plane, where it has them.
std::string angles_text(const IntensityDistribution& distribution, const DrawnPlane& plane) {
  constexpr double field_part = 0.1;
  const auto shown = [](const Quantity& angle) { return angle.value ? fmt::format("{:.1f}°", *angle.value) : "–"; };
  const Quantity beam = beam_angle_deg(distribution, plane.c_deg);
  const Quantity field = beam_angle_deg(distribution, plane.c_deg, field_part);
  if (!beam.value && !field.value) return {};
  return fmt::format("{} {} / {}", plane.label, shown(beam), shown(field));
}

}  // namespace

std::string linear_svg(const Luminaire& luminaire) {
  const DrawnLight light(luminaire);
  const LinearFrame frame = frame_for(light);
  SvgCanvas canvas(linear_width_px, linear_height_px, document_title(luminaire, "linear diagram"),
                   fmt::format("Luminous intensity in {} over the angle γ; {}.", light.unit, peak_text(light)));
  draw_heading(canvas, linear_width_px, luminaire, "linear diagram, " + light.unit);
  draw_grid(canvas, frame, light.unit);
  draw_levels(canvas, frame, light);
  std::string angles;
  for (const DrawnPlane& plane : light.planes) {
    const std::array<Polyline, 2> curve = {half_curve(light, frame, plane.c_deg, 1.0),
                                           half_curve(light, frame, plane.c_deg + 180.0, -1.0)};
    canvas.path(curve, false, stroke_of(plane));
    if (const std::string text = angles_text(light.distribution, plane); !text.empty())
      angles += (angles.empty() ? "beam / field angle: " : " · ") + text;
  }
  draw_plane_legend(canvas, {24.0, linear_height_px - 40.0}, light.planes);
  canvas.text({24.0, linear_height_px - 14.0},
              drawing::fitted(angles.empty() ? peak_text(light) : angles, 12.5, linear_width_px - 48.0),
              {.size = 12.5});
  return std::move(canvas).finished();
}

}  // namespace twinlight::photometry
