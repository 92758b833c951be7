#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "twinlight/drawing/round_steps.h"
#include "twinlight/drawing/text_fit.h"
#include "twinlight/photometry/drawings.h"
#include "twinlight/photometry/drawn_light.h"
#include "twinlight/photometry/isocandela_map.h"

namespace twinlight::photometry {
namespace {

using drawing::Place;
using drawing::Polyline;
using drawing::SvgCanvas;

constexpr double label_size = 11.5;
constexpr double level_label_room_px = 40.0;  ///< around a disc
constexpr double footer_px = 34.0;
constexpr int most_levels = 10;

/// From dim to bright.
constexpr std::array palette = {"#fdf6e3", "#fbeec1", "#f8e09a", "#f5cf73", "#f0ba52", "#e9a13a", "#de842a", "#cc661f"};

/// One disc, or two beside each other where lines lie on both sides of the horizon. @param first_level of the lines.
std::vector<HemisphereDisc> discs_for(const DrawnLight& light, double first_level) {
  const double part = light.greatest() > 0.0 ? first_level / light.greatest() : 0.0;
  const LightExtent seen = extent_of(light.distribution, part);
  if (seen.above() && seen.below()) {
    constexpr double radius_px = 205.0;
    const double y = heading_height_px + level_label_room_px + radius_px + 14.0;
    const double first_x = level_label_room_px + radius_px + 4.0;
    return {
        {.centre = {first_x, y}, .radius_px = radius_px},
        {.centre = {first_x + 2.0 * radius_px + 2.0 * level_label_room_px, y}, .radius_px = radius_px, .upper = true}};
  }
  const LightExtent beam = extent_of(light.distribution, part / 2.0);
  double disc_reach_deg = 90.0;
  for (const double reach_deg : {45.0, 30.0, 20.0, 15.0, 10.0, 5.0})
    if ((seen.below() ? beam.last_gamma_deg : 180.0 - beam.first_gamma_deg) <= reach_deg) disc_reach_deg = reach_deg;
  constexpr double radius_px = 268.0;
  return {
      {.centre = {level_label_room_px + radius_px + 12.0, heading_height_px + level_label_room_px + radius_px + 14.0},
       .radius_px = radius_px,
       .reach_deg = disc_reach_deg,
       .upper = !seen.below()}};
}

/// Labels that are placed where no other one stands.
class Labels {
 public:
  struct Label {
    Place at;
    std::string text;
  };

  /// The point of the line nearest to the falling diagonal of the disc that is free; none where there is no room.
  void place(const HemisphereDisc& disc, const Polyline& line, const std::string& text) {
    Polyline candidates = line;
    const auto off_diagonal = [&](const Place& p) { return std::abs((p.x - disc.centre.x) + (p.y - disc.centre.y)); };
    std::sort(candidates.begin(), candidates.end(),
              [&](const Place& a, const Place& b) { return off_diagonal(a) < off_diagonal(b); });
    const double width = drawing::text_width(text, label_size) + 4.0;
    for (const Place& at : candidates) {
      constexpr double rim_px = 2.0;  // the rim is a border of areas, not a line of equal intensity
      if (std::hypot(at.x - disc.centre.x, at.y - disc.centre.y) > disc.radius_px - rim_px) continue;
      const bool is_free = std::none_of(labels_.begin(), labels_.end(), [&](const Label& label) {
        const double other_width = drawing::text_width(label.text, label_size);
        return std::abs(label.at.x - at.x) < (width + other_width) / 2 &&
               std::abs(label.at.y - at.y) < label_size + 2.0;
      });
      if (!is_free) continue;
      labels_.push_back({at, text});
      return;
    }
  }

  void draw(SvgCanvas& canvas) const {
    for (const Label& label : labels_)
      canvas.text({label.at.x, label.at.y + 4.0}, label.text,
                  {.size = label_size, .anchor = "middle", .fill = "#16191c", .halo = true});
  }

 private:
  std::vector<Label> labels_;
};

void draw_net(SvgCanvas& canvas, const HemisphereDisc& disc) {
  constexpr double c_step_deg = 30.0;
  for (double c_deg = 0.0; c_deg < 360.0; c_deg += c_step_deg) {
    canvas.line(disc.centre, disc.at(c_deg, disc.reach_deg), "stroke=\"#9aa3ab\" stroke-opacity=\"0.45\"");
    const Place rim = disc.at(c_deg, disc.reach_deg);
    const double out = 1.0 + 19.0 / disc.radius_px;
    const Place label = {disc.centre.x + out * (rim.x - disc.centre.x), disc.centre.y + out * (rim.y - disc.centre.y)};
    canvas.text({label.x, label.y + 4.5}, fmt::format("C{:g}", c_deg), {.size = 12.0, .anchor = "middle"});
  }
  const double ring_step_deg = disc.reach_deg > 60.0 ? 15.0 : drawing::round_step(disc.reach_deg / 6.0);
  for (double angle = ring_step_deg; angle < disc.reach_deg - 1e-9; angle += ring_step_deg) {
    canvas.circle(disc.centre, disc.distance_px(angle), "fill=\"none\" stroke=\"#9aa3ab\" stroke-opacity=\"0.45\"");
    const Place at = disc.at(270.0, angle);
    canvas.text({at.x + 3.0, at.y - 3.0}, fmt::format("{:g}°", disc.gamma_deg(angle)),
                {.size = 10.5, .fill = "#6b737b", .halo = true});
  }
  canvas.circle(disc.centre, disc.radius_px, "fill=\"none\" stroke=\"#3b4148\" stroke-width=\"1.4\"");
  canvas.text(
      {disc.centre.x, disc.centre.y - disc.radius_px - 36.0},
      fmt::format("γ {:g}°–{:g}°, {} in the middle", std::min(disc.gamma_deg(0.0), disc.gamma_deg(disc.reach_deg)),
                  std::max(disc.gamma_deg(0.0), disc.gamma_deg(disc.reach_deg)), disc.upper ? "zenith" : "nadir"),
      {.size = 12.5, .anchor = "middle"});
}

double length_px(const Polyline& line) {
  double length = 0.0;
  for (std::size_t i = 0; i + 1 < line.size(); ++i)
    length += std::hypot(line[i + 1].x - line[i].x, line[i + 1].y - line[i].y);
  return length;
}

/// Bands and lines under the net, labels over it.
Labels draw_levels(SvgCanvas& canvas, const DrawnLight& light, const HemisphereDisc& disc,
                   const std::vector<double>& levels) {
  Labels labels;
  for (std::size_t k = 0; k < levels.size(); ++k) {
    const std::vector<Polyline> lines = isocandela_lines(light.distribution, disc, levels[k] / light.scale);
    if (lines.empty()) continue;
    const char* fill = palette.at(k * (palette.size() - 1) / std::max<std::size_t>(levels.size() - 1, 1));
    canvas.path(lines, true,
                fmt::format("fill=\"{}\" fill-rule=\"evenodd\" stroke=\"#5a4a1f\" stroke-width=\"0.9\"", fill));
    constexpr double worth_a_label_px = 60.0;
    for (const Polyline& line : lines)
      if (length_px(line) > worth_a_label_px) labels.place(disc, line, drawing::number_label(levels[k]));
  }
  return labels;
}

void mark_peak(SvgCanvas& canvas, const DrawnLight& light, const HemisphereDisc& disc) {
  const double from_pole_deg = disc.upper ? 180.0 - light.peak.gamma_deg : light.peak.gamma_deg;
  if (!(light.peak.value > 0.0) || from_pole_deg > disc.reach_deg) return;
  const Place at = disc.at(light.peak.c_deg, from_pole_deg);
  canvas.raw(fmt::format("<path d=\"M{:.1f},{:.1f}h10m-5,-5v10\" stroke=\"#c2272d\" stroke-width=\"1.8\"/>", at.x - 5.0,
                         at.y));
}

}  // namespace

std::string isocandela_svg(const Luminaire& luminaire) {
  const DrawnLight light(luminaire);
  const std::vector<double> levels = drawing::round_levels(0.0, light.greatest(), most_levels);
  const std::vector<HemisphereDisc> discs = discs_for(light, levels.empty() ? 0.0 : levels.front());
  const HemisphereDisc& last = discs.back();
  const double width_px = last.centre.x + last.radius_px + level_label_room_px + 12.0;
  const double height_px = last.centre.y + last.radius_px + level_label_room_px + footer_px;
  SvgCanvas canvas(
      width_px, height_px, document_title(luminaire, "isocandela diagram"),
      fmt::format("Lines of equal luminous intensity in {} over all directions; {}.", light.unit, peak_text(light)));
  draw_heading(canvas, width_px, luminaire, "isocandela diagram, " + light.unit);
  for (const HemisphereDisc& disc : discs) {
    const Labels labels = draw_levels(canvas, light, disc, levels);
    draw_net(canvas, disc);
    labels.draw(canvas);
    mark_peak(canvas, light, disc);
  }
  canvas.text(
      {24.0, height_px - 16.0},
      drawing::fitted("+ " + peak_text(light) + " · seen from above, areas as solid angles", 12.5, width_px - 48.0),
      {.size = 12.5});
  return std::move(canvas).finished();
}

}  // namespace twinlight::photometry
