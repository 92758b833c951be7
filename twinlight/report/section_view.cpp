#include "twinlight/report/section_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

#include "twinlight/drawing/svg_canvas.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::report {
namespace {

using drawing::Place;
using drawing::SvgCanvas;

constexpr double longest_px = 720.0;
constexpr double highest_px = 260.0;
constexpr double margin_px = 58.0;

/// From metres along the room and above its floor to pixels.
struct Paper {
  double scale;
  double height_m;

  explicit Paper(const lighting::Room& room)
      : scale(std::min(longest_px / room.length_m, highest_px / room.height_m)), height_m(room.height_m) {}
  Place at(double x_m, double z_m) const { return {margin_px + scale * x_m, margin_px + scale * (height_m - z_m)}; }
};

std::string in_metres(Language language, double value_m) {
  return number_text(language, value_m, 2) + " m";
}

/// Half the extent of a luminaire along the room: its opening turned by its rotation.
double half_extent_m(const photometry::LuminousOpening& opening, double rotation_deg) {
  const double angle = radians(rotation_deg);
  return 0.5 * (opening.width_m * std::abs(std::cos(angle)) + opening.length_m * std::abs(std::sin(angle)));
}

double ceiling_above_m(const lighting::Room& room, const Eigen::Vector3d& place_m) {
  if (!room.shape) return room.height_m;
  return room.shape->ceiling_height_m(place_m.head<2>()).value_or(room.height_m);
}

void draw_kind(SvgCanvas& canvas, const Paper& paper, const lighting::Room& room,
               const lighting::StandingLuminaires& kind, std::string_view fill) {
  constexpr double body_px = 7.0;
  constexpr double least_half_px = 4.0;
  std::set<std::pair<double, double>> drawn;  // those of one row lie behind each other
  for (const lighting::Placement& placement : kind.placements) {
    const Eigen::Vector3d& p = placement.position_m;
    if (!drawn.emplace(p.x(), p.z()).second) continue;
    const Place centre = paper.at(p.x(), p.z());
    const double half_px =
        std::max(paper.scale * half_extent_m(kind.luminaire->opening, placement.rotation_deg), least_half_px);
    if (const double ceiling_m = ceiling_above_m(room, p); p.z() < ceiling_m - 0.01)
      canvas.line(centre, paper.at(p.x(), ceiling_m), R"(stroke="#3b4148" stroke-width="1")");
    canvas.raw(fmt::format(
        R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}" stroke="#11151f" stroke-width="1.2"/>)",
        centre.x - half_px, centre.y - 0.5 * body_px, 2 * half_px, body_px, fill));
  }
}

/// Those that stay are grey, as on the plan.
void draw_luminaires(SvgCanvas& canvas, const Paper& paper, const lighting::Scene& scene) {
  for (const lighting::StandingLuminaires& kind : scene.standing) draw_kind(canvas, paper, scene.room, kind, "#b9bfc9");
  draw_kind(canvas, paper, scene.room, {.luminaire = scene.luminaire, .placements = scene.placements}, "#fbe7a8");
}

void draw_level(SvgCanvas& canvas, const Paper& paper, const evidence::Need& need, double from_m, double to_m,
                Language language) {
  const double z_m = need.task.height_m;
  canvas.line(paper.at(from_m, z_m), paper.at(to_m, z_m),
              R"(stroke="#1f6fb2" stroke-width="2" stroke-dasharray="7 4")");
  const Place end = paper.at(need.room.length_m, z_m);
  canvas.text({end.x + 8.0, end.y + 4.0}, in_metres(language, z_m), {.fill = "#1f6fb2"});
}

void draw_task(SvgCanvas& canvas, const Paper& paper, const evidence::Need& need, Language language) {
  if (const auto& area = need.task.floor_area) {
    draw_level(canvas, paper, need, area->x_from_m, area->x_to_m, language);
  } else if (!need.task.wall_area) {
    draw_level(canvas, paper, need, need.task.border_m, need.room.length_m - need.task.border_m, language);
  } else if (const lighting::WallArea& wall = *need.task.wall_area; lighting::normal_axis(wall.wall) == 0) {
    const double x_m = lighting::is_far_end(wall.wall) ? need.room.length_m : 0.0;
    canvas.line(paper.at(x_m, wall.lower_edge_m), paper.at(x_m, wall.upper_edge_m),
                R"(stroke="#1f6fb2" stroke-width="6")");
  } else {
    const Place corner = paper.at(wall.centre_m - 0.5 * wall.width_m, wall.upper_edge_m);
    canvas.raw(fmt::format(
        R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="none" stroke="#1f6fb2" stroke-width="2" stroke-dasharray="7 4"/>)",
        corner.x, corner.y, paper.scale * wall.width_m, paper.scale * (wall.upper_edge_m - wall.lower_edge_m)));
  }
}

/// Seen from the south: the surfaces of a room that has a shape one behind the other, then what stands in it.
void draw_shape(SvgCanvas& canvas, const Paper& paper, const lighting::RoomShape& shape) {
  const auto draw = [&](lighting::SurfaceKind kind, const char* style) {
    for (const lighting::Facet& facet : shape.facets()) {
      if (facet.kind != kind) continue;
      std::string path;
      for (const Eigen::Vector3d& corner : facet.corners_m) {
        const Place place = paper.at(corner.x(), corner.z());
        path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? 'M' : 'L', place.x, place.y);
      }
      canvas.raw(fmt::format(R"(<path d="{}Z" {}/>)", path, style));
    }
  };
  constexpr const char* surface = R"(fill="#f7f8fa" stroke="#11151f" stroke-width="1.6" stroke-linejoin="round")";
  draw(lighting::SurfaceKind::floor, surface);
  draw(lighting::SurfaceKind::ceiling, surface);
  draw(lighting::SurfaceKind::wall, surface);
  draw(lighting::SurfaceKind::window, R"(fill="#bfe3f5" fill-opacity="0.6" stroke="#3b4148" stroke-width="1")");
  draw(lighting::SurfaceKind::obstacle, R"(fill="#8a7f70" fill-opacity="0.35" stroke="#4a443c" stroke-width="1")");
}

void draw_room(SvgCanvas& canvas, const Paper& paper, const lighting::Room& room, Language language) {
  const Place top = paper.at(0.0, room.height_m);
  const Place bottom = paper.at(room.length_m, 0.0);
  if (room.shape) {
    draw_shape(canvas, paper, *room.shape);
  } else {
    canvas.raw(fmt::format(
        R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="#f7f8fa" stroke="#11151f" stroke-width="3"/>)",
        top.x, top.y, bottom.x - top.x, bottom.y - top.y));
  }
  canvas.text({0.5 * (top.x + bottom.x), bottom.y + 24.0}, in_metres(language, room.length_m), {.anchor = "middle"});
  canvas.text({top.x - 16.0, 0.5 * (top.y + bottom.y)}, in_metres(language, room.height_m),
              {.anchor = "middle", .turned_deg = -90.0});
}

/// How high the luminous centres hang, where that is not the ceiling.
void draw_mounting_height(SvgCanvas& canvas, const Paper& paper, const lighting::Scene& scene, Language language) {
  const double z_m = scene.placements.front().position_m.z();
  if (z_m > scene.room.height_m - 0.01) return;
  const Place end = paper.at(scene.room.length_m, z_m);
  canvas.text({end.x + 8.0, end.y + 4.0}, in_metres(language, z_m));
}

}  // namespace

std::string section_svg(const evidence::Need& need, const lighting::Scene& scene, Language language) {
  const Paper paper(need.room);
  SvgCanvas canvas(2 * margin_px + paper.scale * need.room.length_m, 2 * margin_px + paper.scale * need.room.height_m,
                   in_metres(language, need.room.length_m));
  draw_room(canvas, paper, need.room, language);
  draw_task(canvas, paper, need, language);
  if (!scene.placements.empty()) {
    draw_luminaires(canvas, paper, scene);
    draw_mounting_height(canvas, paper, scene, language);
  }
  return std::move(canvas).finished();
}

}  // namespace twinlight::report
