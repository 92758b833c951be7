#include "twinlight/lighting/plan_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "twinlight/drawing/contour.h"
#include "twinlight/drawing/round_steps.h"
#include "twinlight/lighting/isolux.h"
#include "twinlight/lighting/plan_room.h"

namespace twinlight::lighting {
namespace {

using drawing::MapPoint;
using drawing::ScalarMap;
using drawing::Segment;

constexpr double legend_px = 64.0;
constexpr std::size_t drawn_steps = 72;  ///< about so many steps along the longer side of the map are drawn
constexpr int most_levels = 7;

/// From dim to bright: deep blue to warm light.
constexpr std::array palette = {"#2b3a67", "#3f5f8a", "#5f8aa3", "#8fb3a9", "#c3d3a0", "#ecdf97", "#fbe7a8", "#fff6d6"};

std::string polygon_path(const Paper& paper, const std::vector<std::vector<MapPoint>>& polygons) {
  std::string path;
  for (const auto& polygon : polygons) {
    char command = 'M';
    for (const MapPoint& point : polygon) {
      path += fmt::format("{}{:.1f} {:.1f}", command, paper.x(point[0]), paper.y(point[1]));
      command = 'L';
    }
    path += 'Z';
  }
  return path;
}

std::string line_path(const Paper& paper, const std::vector<Segment>& segments) {
  std::string path;
  for (const Segment& segment : segments)
    path += fmt::format("M{:.1f} {:.1f}L{:.1f} {:.1f}", paper.x(segment.from[0]), paper.y(segment.from[1]),
                        paper.x(segment.to[0]), paper.y(segment.to[1]));
  return path;
}

/// Labels stand where the line comes nearest to the falling diagonal of the map, so that they do not pile up.
MapPoint label_place(const ScalarMap& map, const std::vector<Segment>& line) {
  const auto distance = [&](const Segment& segment) {
    const double along = (segment.from[0] - map.x.front()) / (map.x.back() - map.x.front());
    const double up = (segment.from[1] - map.y.front()) / (map.y.back() - map.y.front());
    return std::abs(along + up - 1.0);
  };
  const auto nearest = std::min_element(line.begin(), line.end(),
                                        [&](const Segment& a, const Segment& b) { return distance(a) < distance(b); });
  return nearest->from;
}

/// Bands lie under the luminaires, labels above them.
struct Isolux {
  std::string bands;
  std::string labels;
};

Isolux isolux(const Paper& paper, const ScalarMap& coarse, const IlluminanceField& field, double per_lx) {
  const std::size_t parts = std::max<std::size_t>(drawn_steps / std::max(coarse.x.size(), coarse.y.size()), 1);
  const ScalarMap map = refined(coarse, static_cast<int>(parts));
  const std::vector<double> levels = drawing::round_levels(per_lx * field.min_lx, per_lx * field.max_lx, most_levels);
  std::string svg =
      fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n",
                  paper.x(map.x.front()), paper.y(map.y.back()), paper.scale * (map.x.back() - map.x.front()),
                  paper.scale * (map.y.back() - map.y.front()), palette.front());
  std::string labels;
  for (std::size_t k = 0; k < levels.size(); ++k) {
    const char* colour = palette.at(1 + k * (palette.size() - 2) / std::max<std::size_t>(levels.size() - 1, 1));
    svg += fmt::format("<path d=\"{0}\" fill=\"{1}\" stroke=\"{1}\" stroke-width=\"0.6\"/>\n",
                       polygon_path(paper, area_at_least(map, levels[k] / per_lx)), colour);
    const std::vector<Segment> line = contour_segments(map, levels[k] / per_lx);
    if (line.empty()) continue;
    svg += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"#1d2433\" stroke-width=\"1\" stroke-opacity=\"0.7\"/>\n",
                       line_path(paper, line));
    const MapPoint place = label_place(map, line);
    labels += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"level\">{:g}</text>\n", paper.x(place[0]),
                          paper.y(place[1]), levels[k]);
  }
  return {std::move(svg), std::move(labels)};
}

std::string luminaire_shape(const photometry::LuminousOpening& opening, const Paper& paper) {
  constexpr double least_px = 6.0;  // a point or a thin line is drawn this wide, so that it is seen
  const double along_c0_px = std::max(paper.scale * opening.width_m, least_px);
  const double along_c90_px = std::max(paper.scale * opening.length_m, least_px);
  if (opening.shape != photometry::LuminousOpening::Shape::rectangle)
    return fmt::format("<ellipse rx=\"{:.1f}\" ry=\"{:.1f}\"/>", along_c0_px / 2, along_c90_px / 2);
  return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>", -along_c0_px / 2,
                     -along_c90_px / 2, along_c0_px, along_c90_px);
}

std::string luminaires(const Paper& paper, const photometry::Luminaire& luminaire,
                       const std::vector<Placement>& placements, std::string_view fill) {
  const std::string shape = luminaire_shape(luminaire.opening, paper);
  std::string svg = fmt::format("<g fill=\"{}\" stroke=\"#11151f\" stroke-width=\"1.4\">\n", fill);
  for (const Placement& placement : placements)
    svg += fmt::format(
        "<g transform=\"translate({:.1f} {:.1f}) rotate({:g})\">{}<path d=\"M0 0H10\" stroke-width=\"1\"/></g>\n",
        paper.x(placement.position_m.x()), paper.y(placement.position_m.y()), -placement.rotation_deg, shape);
  return svg + "</g>\n";
}

/// New ones white, those that stay grey.
std::string all_luminaires(const Paper& paper, const Scene& scene) {
  std::string svg;
  for (const StandingLuminaires& kind : scene.standing)
    svg += luminaires(paper, *kind.luminaire, kind.placements, "#b9bfc9");
  return svg + luminaires(paper, *scene.luminaire, scene.placements, "#ffffff");
}

std::string figures(const Paper& paper, const Scene& scene, const Evaluation& evaluation,
                    const PlanQuantity& quantity) {
  std::string text = fmt::format("{0} {3:.0f} {2}   {1} {4:.0f} {2}   U₀ {5:.2f}", quantity.mean, quantity.least,
                                 quantity.unit, quantity.per_lx * evaluation.task.mean_lx,
                                 quantity.per_lx * evaluation.task.min_lx, evaluation.task.uniformity);
  if (evaluation.ugr_max) text += fmt::format("   UGR ≤ {:.1f}", *evaluation.ugr_max);
  if (evaluation.power_density_W_per_m2) text += fmt::format("   {:.1f} W/m²", *evaluation.power_density_W_per_m2);
  text += fmt::format("   h {:g} m", scene.room.height_m);
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"figures\" xml:space=\"preserve\">{}</text>\n",
                     paper.x(0.0), paper.y(0.0) + 62.0, text);
}

}  // namespace

std::string plan_svg(const Scene& scene, const Evaluation& evaluation, const PlanQuantity& quantity) {
  const Paper paper(scene.room);
  const double width_px = 2 * Paper::margin_px + paper.scale * scene.room.length_m;
  const double height_px = 2 * Paper::margin_px + paper.scale * scene.room.width_m + legend_px;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
      "role=\"img\">\n"
      "<style>text{{font:15px 'Noto Sans','DejaVu Sans',sans-serif;fill:#11151f}}"
      ".level{{font-size:13px;text-anchor:middle;dominant-baseline:central;paint-order:stroke;stroke:#ffffff;"
      "stroke-width:4px;stroke-linejoin:round}}.figures{{font-size:17px}}</style>\n"
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
      width_px, height_px);
  const bool is_horizontal = scene.task.normal.z() > 0.999;
  const auto map = !is_horizontal     ? std::nullopt
                   : scene.room.shape ? illuminance_map_with_gaps_filled(evaluation.task)
                                      : illuminance_map(evaluation.task);
  const Isolux lines = map ? isolux(paper, *map, evaluation.task, quantity.per_lx) : Isolux{};
  svg += clipped_to_floor(paper, scene.room, "bands", lines.bands) + drawn_obstacles(paper, scene.room) +
         all_luminaires(paper, scene) + clipped_to_floor(paper, scene.room, "labels", lines.labels) +
         drawn_room(paper, scene.room) + figures(paper, scene, evaluation, quantity);
  return svg + "</svg>\n";
}

}  // namespace twinlight::lighting
