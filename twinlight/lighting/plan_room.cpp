#include "twinlight/lighting/plan_room.h"

#include <fmt/format.h>

#include "twinlight/lighting/room_shape.h"

namespace twinlight::lighting {
namespace {

std::string outline_path(const Paper& paper, const PlanePolygon& polygon) {
  std::string path;
  char command = 'M';
  for (const Eigen::Vector2d& corner : polygon) {
    path += fmt::format("{}{:.1f} {:.1f}", command, paper.x(corner.x()), paper.y(corner.y()));
    command = 'L';
  }
  return path + "Z";
}

/// A wall or window from above: from its first corner to the one that is farthest from it.
std::string line_from_above(const Paper& paper, const Facet& facet) {
  const Eigen::Vector2d from = facet.corners_m.front().head<2>();
  Eigen::Vector2d to = from;
  for (const Eigen::Vector3d& corner : facet.corners_m)
    if ((corner.head<2>() - from).norm() > (to - from).norm()) to = corner.head<2>();
  return fmt::format("M{:.1f} {:.1f}L{:.1f} {:.1f}", paper.x(from.x()), paper.y(from.y()), paper.x(to.x()),
                     paper.y(to.y()));
}

std::string drawn_walls(const Paper& paper, const Room& room) {
  if (!room.shape)
    return fmt::format(
        "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"none\" stroke=\"#11151f\" "
        "stroke-width=\"3\"/>\n",
        paper.x(0.0), paper.y(room.width_m), paper.scale * room.length_m, paper.scale * room.width_m);
  std::string walls;
  std::string windows;
  for (const Facet& facet : room.shape->facets()) {
    if (facet.kind == SurfaceKind::wall) walls += line_from_above(paper, facet);
    if (facet.kind == SurfaceKind::window) windows += line_from_above(paper, facet);
  }
  std::string svg = fmt::format(
      "<path d=\"{}\" fill=\"none\" stroke=\"#11151f\" stroke-width=\"3\" stroke-linecap=\"square\"/>\n", walls);
  if (!windows.empty())
    svg += fmt::format(
        "<path d=\"{0}\" fill=\"none\" stroke=\"#11151f\" stroke-width=\"7\"/>\n"
        "<path d=\"{0}\" fill=\"none\" stroke=\"#bfe3f5\" stroke-width=\"4\"/>\n",
        windows);
  return svg;
}

}  // namespace

std::string drawn_room(const Paper& paper, const Room& room) {
  return drawn_walls(paper, room) +
         fmt::format(
             "<text x=\"{0:.1f}\" y=\"{1:.1f}\" text-anchor=\"middle\">{2:g} m</text>\n"
             "<text transform=\"translate({3:.1f} {4:.1f}) rotate(-90)\" text-anchor=\"middle\">{5:g} m</text>\n",
             paper.x(room.length_m / 2), paper.y(0.0) + 26.0, room.length_m, paper.x(0.0) - 18.0,
             paper.y(room.width_m / 2), room.width_m);
}

std::string drawn_obstacles(const Paper& paper, const Room& room) {
  std::string svg;
  if (!room.shape) return svg;
  for (const Obstacle& obstacle : room.shape->obstacles())
    svg +=
        fmt::format("<path d=\"{}\" fill=\"#8a7f70\" fill-opacity=\"0.45\" stroke=\"#4a443c\" stroke-width=\"1.4\"/>\n",
                    outline_path(paper, obstacle.outline_m));
  return svg;
}

std::string clipped_to_floor(const Paper& paper, const Room& room, const char* id, const std::string& svg) {
  if (!room.shape || svg.empty()) return svg;
  std::string floor;
  for (const PlanePolygon& part : room.shape->floor_m()) floor += outline_path(paper, part);
  return fmt::format("<clipPath id=\"{0}\"><path d=\"{1}\"/></clipPath>\n<g clip-path=\"url(#{0})\">\n{2}</g>\n", id,
                     floor, svg);
}

}  // namespace twinlight::lighting
