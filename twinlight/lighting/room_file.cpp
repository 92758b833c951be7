#include "twinlight/lighting/room_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "twinlight/lighting/gltf_room.h"
#include "twinlight/lighting/room_builder.h"
#include "twinlight/lighting/scene_points.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;

constexpr std::size_t most_tables = 1000;
constexpr Range reflectance_range = Range::between(0.0, 0.99);

PlanePolygon plane_polygon(const std::vector<std::vector<double>>& rows) {
  PlanePolygon polygon;
  for (const std::vector<double>& row : rows) polygon.emplace_back(row[0], row[1]);
  return polygon;
}

/// Gives a complaint of the builder the place of the key at fault.
template <class T>
Result<T> placed(const Settings& table, Result<T> result) {
  if (result) return result;
  const Diagnostic& fault = result.error();
  for (const char* key : {"box_m", "height_m", "outline_m"})
    if (!table.has(fault.field) && table.has(key)) return failure(table.complaint(key, fault.message));
  return failure(table.complaint(table.has(fault.field) ? fault.field : "", fault.message));
}

/// Corners counter-clockwise from the origin: wall 0 is y_min, 1 x_max, 2 y_max, 3 x_min.
PlanePolygon box_outline(const Room& room) {
  return {{0.0, 0.0}, {room.length_m, 0.0}, {room.length_m, room.width_m}, {0.0, room.width_m}};
}

Result<std::size_t> read_wall(const Settings& table, bool is_box) {
  constexpr std::array names{"y_min", "x_max", "y_max", "x_min"};
  if (!is_box) {
    const int number = TWL_TRY(table.integer("wall", Range::between(1.0, 1e6)));
    return static_cast<std::size_t>(number) - 1;
  }
  const std::string name = TWL_TRY(table.choice("wall", {"x_min", "x_max", "y_min", "y_max"}));
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

Result<Window> read_window(const Settings& table, bool is_box) {
  TWL_CHECK(table.allow_only({"wall", "from_m", "width_m", "lower_edge_m", "upper_edge_m", "reflectance"}));
  Window window;
  window.wall = TWL_TRY(read_wall(table, is_box));
  window.from_m = TWL_TRY(table.number("from_m", Range::at_least(0.0)));
  window.width_m = TWL_TRY(table.number("width_m", Range::positive()));
  window.lower_edge_m = TWL_TRY(table.number("lower_edge_m", Range::at_least(0.0)));
  const Range above_lower_edge{.least = window.lower_edge_m, .least_excluded = true};
  window.upper_edge_m = TWL_TRY(table.number("upper_edge_m", above_lower_edge));
  window.reflectance = TWL_TRY(table.number("reflectance", reflectance_range));
  return window;
}

Result<Obstacle> read_obstacle(const Settings& table) {
  TWL_CHECK(table.allow_only({"name", "box_m", "outline_m", "base_height_m", "height_m", "reflectance"}));
  Obstacle obstacle;
  obstacle.name = TWL_TRY(table.text_or("name", ""));
  obstacle.reflectance = TWL_TRY(table.number("reflectance", reflectance_range));
  if (!table.has("box_m")) {
    obstacle.outline_m = plane_polygon(TWL_TRY(table.number_rows("outline_m", 2)));
    obstacle.bottom_m = TWL_TRY(table.number_or("base_height_m", 0.0, Range::at_least(0.0)));
    obstacle.top_m = obstacle.bottom_m + TWL_TRY(table.number("height_m", Range::positive()));
    return obstacle;
  }
  for (const char* other : {"outline_m", "base_height_m", "height_m"})
    if (table.has(other)) return failure(table.complaint(other, "stands beside box_m; expected either"));
  const std::vector<std::vector<double>> ends = TWL_TRY(table.number_rows("box_m", 3));
  if (ends.size() != 2) return failure(table.complaint("box_m", "expected two opposite corners [x, y, z]"));
  const Vector3d one(ends[0].data());
  const Vector3d other(ends[1].data());
  const Vector3d least = one.cwiseMin(other);
  const Vector3d most = one.cwiseMax(other);
  obstacle.outline_m = {{least.x(), least.y()}, {most.x(), least.y()}, {most.x(), most.y()}, {least.x(), most.y()}};
  obstacle.bottom_m = least.z();
  obstacle.top_m = most.z();
  return obstacle;
}

Result<SurfacePolygon> read_surface(const Settings& table, const Reflectances& reflectance) {
  TWL_CHECK(table.allow_only({"name", "kind", "corners_m", "reflectance"}));
  SurfacePolygon surface;
  surface.name = TWL_TRY(table.text_or("name", ""));
  const std::string kind = TWL_TRY(table.choice("kind", {"floor", "ceiling", "wall", "window", "obstacle"}));
  double otherwise = reflectance.walls;
  if (kind == "floor") {
    surface.kind = SurfaceKind::floor;
    otherwise = reflectance.floor;
  } else if (kind == "ceiling") {
    surface.kind = SurfaceKind::ceiling;
    otherwise = reflectance.ceiling;
  } else if (kind != "wall") {
    surface.kind = kind == "window" ? SurfaceKind::window : SurfaceKind::obstacle;
  }
  const bool has_own = kind == "window" || kind == "obstacle" || table.has("reflectance");
  surface.reflectance = has_own ? TWL_TRY(table.number("reflectance", reflectance_range)) : otherwise;
  for (const std::vector<double>& row : TWL_TRY(table.number_rows("corners_m", 3)))
    surface.corners_m.emplace_back(row.data());
  TWL_CHECK(placed(table, check_polygon(surface.corners_m)));
  return surface;
}

Result<RoomBuilder> read_surfaces(const Settings& file, const std::vector<Settings>& tables,
                                  const Reflectances& reflectance) {
  if (file.has("room")) return failure(file.complaint("room", "stands beside [[surface]]; expected either"));
  std::vector<SurfacePolygon> surfaces;
  for (const Settings& table : tables) surfaces.push_back(TWL_TRY(read_surface(table, reflectance)));
  auto builder = RoomBuilder::of_surfaces(surfaces);
  if (!builder) return failure(tables.front().complaint("", builder.error().message));
  return builder;
}

/// A file in the folder of the one that names it, or below.
Result<RoomBuilder> read_model(const Settings& table, const Reflectances& reflectance) {
  for (const char* other : {"length_m", "width_m", "height_m", "outline_m", "heights_m"})
    if (table.has(other)) return failure(table.complaint(other, "stands beside gltf; expected either"));
  const std::string name = TWL_TRY(table.text("gltf"));
  const std::filesystem::path path(name);
  const bool goes_up = std::any_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
  if (path.is_absolute() || goes_up)
    return failure(table.complaint("gltf", fmt::format("'{}' is not in the folder of this file or below it", name)));
  const auto surfaces = read_gltf_surfaces(std::filesystem::path(table.file()).parent_path() / path, reflectance);
  if (!surfaces) return failure(table.complaint("gltf", fmt::format("{}: {}", name, surfaces.error().message)));
  auto builder = RoomBuilder::of_surfaces(*surfaces);
  if (!builder) return failure(table.complaint("gltf", fmt::format("{}: {}", name, builder.error().message)));
  return builder;
}

Result<RoomBuilder> read_outline(const Settings& table, const Reflectances& reflectance) {
  if (table.has("heights_m") && table.has("height_m"))
    return failure(table.complaint("heights_m", "stands beside height_m; expected either"));
  const std::vector<double> heights_m = table.has("heights_m")
                                            ? TWL_TRY(table.numbers("heights_m", Range::positive()))
                                            : std::vector<double>{TWL_TRY(table.number("height_m", Range::positive()))};
  return placed(table, RoomBuilder::on_outline(plane_polygon(TWL_TRY(table.number_rows("outline_m", 2))), heights_m,
                                               reflectance));
}

/// Sets what is in the room into it.
Result<void> furnish(RoomBuilder& builder, const std::vector<Settings>& windows, const std::vector<Settings>& obstacles,
                     bool is_box) {
  for (const Settings& table : windows) {
    const Window window = TWL_TRY(read_window(table, is_box));
    TWL_CHECK(placed(table, builder.add_window(window)));
  }
  for (const Settings& table : obstacles) {
    Obstacle obstacle = TWL_TRY(read_obstacle(table));
    TWL_CHECK(placed(table, builder.add_obstacle(std::move(obstacle))));
  }
  return {};
}

Result<std::vector<Settings>> read_tables(const Settings& file, const char* key) {
  std::vector<Settings> tables = TWL_TRY(file.tables(key));
  if (tables.size() <= most_tables) return tables;
  return failure(tables[most_tables].complaint("", fmt::format("is more than {} of its kind", most_tables)));
}

}  // namespace

Result<Room> read_room(const Settings& file, const Reflectances& reflectance, const std::vector<Obstacle>& further) {
  const std::vector<Settings> surfaces = TWL_TRY(read_tables(file, "surface"));
  const std::vector<Settings> windows = TWL_TRY(read_tables(file, "window"));
  const std::vector<Settings> obstacles = TWL_TRY(read_tables(file, "obstacle"));
  Room room;
  room.reflectance = reflectance;
  RoomBuilder builder;
  bool is_box = false;
  if (!surfaces.empty()) {
    builder = TWL_TRY(read_surfaces(file, surfaces, reflectance));
  } else {
    const Settings table = TWL_TRY(file.table("room"));
    TWL_CHECK(table.allow_only({"length_m", "width_m", "height_m", "outline_m", "heights_m", "gltf", reflectance_key,
                                model_key, maintenance_factor_key}));
    if (table.has("gltf")) {
      builder = TWL_TRY(read_model(table, reflectance));
    } else if (table.has("outline_m")) {
      for (const char* other : {"length_m", "width_m"})
        if (table.has(other)) return failure(table.complaint(other, "stands beside outline_m; expected either"));
      builder = TWL_TRY(read_outline(table, reflectance));
    } else {
      is_box = true;
      room.length_m = TWL_TRY(table.number("length_m", Range::positive()));
      room.width_m = TWL_TRY(table.number("width_m", Range::positive()));
      room.height_m = TWL_TRY(table.number("height_m", Range::positive()));
      if (windows.empty() && obstacles.empty() && further.empty()) return room;
      builder = TWL_TRY(placed(table, RoomBuilder::on_outline(box_outline(room), {room.height_m}, reflectance)));
    }
  }
  TWL_CHECK(furnish(builder, windows, obstacles, is_box));
  for (const Obstacle& obstacle : further)
    if (const auto added = builder.add_obstacle(obstacle); !added)
      return failure(file.complaint("", fmt::format("'{}': {}", obstacle.name, added.error().message)));
  room.shape = builder.build();
  room.length_m = room.shape->most_m().x();
  room.width_m = room.shape->most_m().y();
  room.height_m = room.shape->most_m().z();
  return room;
}

}  // namespace twinlight::lighting
