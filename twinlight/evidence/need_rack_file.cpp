#include "twinlight/evidence/need_rack_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace twinlight::evidence {
namespace {

constexpr int most_tiers = 40;
constexpr std::size_t most_racks = 50;
constexpr Range place_m = Range::between(0.0, 500.0);
constexpr Range shelf_height_m = Range::between(0.001, 20.0);
constexpr Range shelf_reflectance = Range::between(0.0, 0.95);

Result<std::pair<double, double>> read_ends(const Settings& table, std::string_view key) {
  const std::vector<double> ends = TWL_TRY(table.numbers(key, place_m));
  if (ends.size() != 2 || ends[0] >= ends[1])
    return failure(table.complaint(key, "expected two ascending numbers: [from, to]"));
  return std::pair(ends[0], ends[1]);
}

Result<Rack> read_rack(const Settings& table) {
  TWL_CHECK(table.allow_only({"name", "x_m", "y_m", "tiers", "first_height_m", "tier_height_m", "shelf_thickness_m",
                              "canopy_height_m", "reflectance", "border_m"}));
  Rack rack{.name = TWL_TRY(table.text("name"))};
  const auto [x_from, x_to] = TWL_TRY(read_ends(table, "x_m"));
  const auto [y_from, y_to] = TWL_TRY(read_ends(table, "y_m"));
  rack.shelf = {.x_from_m = x_from, .x_to_m = x_to, .y_from_m = y_from, .y_to_m = y_to};
  rack.tiers = TWL_TRY(table.integer("tiers", Range::between(1, most_tiers)));
  rack.tier_height_m = TWL_TRY(table.number("tier_height_m", shelf_height_m));
  rack.thickness_m = TWL_TRY(table.number_or("shelf_thickness_m", 0.03, shelf_height_m));
  rack.first_height_m = TWL_TRY(table.number("first_height_m", Range{.least = rack.thickness_m}));
  rack.canopy_m = TWL_TRY(table.number("canopy_height_m", shelf_height_m));
  rack.reflectance = TWL_TRY(table.number("reflectance", shelf_reflectance));
  const double shorter_side_m = std::min(x_to - x_from, y_to - y_from);
  rack.border_m = TWL_TRY(table.number_or("border_m", 0.0, Range::between(0.0, 0.5 * shorter_side_m)));
  if (2.0 * rack.border_m >= shorter_side_m)
    return failure(table.complaint("border_m", "leaves no room for a crop on the shelf"));
  const double clear_m = rack.tier_height_m - rack.thickness_m;
  if (rack.canopy_m < clear_m) return rack;
  return failure(table.complaint("canopy_height_m",
                                 fmt::format("the canopy reaches the next shelf, {:g} m above its own", clear_m)));
}

/// Shelves of one size can carry one layout.
bool are_alike(const Rack& a, const Rack& b) {
  constexpr double same_m = 1e-6;
  const auto length_m = [](const Rack& rack) { return rack.shelf.x_to_m - rack.shelf.x_from_m; };
  const auto width_m = [](const Rack& rack) { return rack.shelf.y_to_m - rack.shelf.y_from_m; };
  return std::abs(length_m(a) - length_m(b)) < same_m && std::abs(width_m(a) - width_m(b)) < same_m;
}

}  // namespace

Result<std::vector<Rack>> read_racks(const Settings& file) {
  const std::vector<Settings> tables = TWL_TRY(file.tables("rack"));
  if (tables.size() > most_racks)
    return failure(tables[most_racks].complaint("", fmt::format("is more than {} racks", most_racks)));
  std::vector<Rack> racks;
  for (const Settings& table : tables) {
    racks.push_back(TWL_TRY(read_rack(table)));
    if (!are_alike(racks.front(), racks.back()))
      return failure(table.complaint("x_m", "its shelves are of another size than those of the first rack"));
    for (std::size_t k = 0; k + 1 < racks.size(); ++k)
      if (racks[k].name == racks.back().name)
        return failure(
            table.complaint("name", fmt::format("'{}' is taken; expected a name of its own", racks[k].name)));
  }
  return racks;
}

std::vector<lighting::Obstacle> shelves_of(const std::vector<Rack>& racks) {
  std::vector<lighting::Obstacle> shelves;
  for (const Rack& rack : racks) {
    const FloorArea& area = rack.shelf;
    for (int tier = 0; tier <= rack.tiers; ++tier)
      shelves.push_back({.name = fmt::format("{}, shelf {}", rack.name, tier + 1),
                         .outline_m = {{area.x_from_m, area.y_from_m},
                                       {area.x_to_m, area.y_from_m},
                                       {area.x_to_m, area.y_to_m},
                                       {area.x_from_m, area.y_to_m}},
                         .bottom_m = rack.top_m(tier) - rack.thickness_m,
                         .top_m = rack.top_m(tier),
                         .reflectance = rack.reflectance});
  }
  return shelves;
}

std::vector<Task> tiers_of(const std::vector<Rack>& racks, const std::optional<lighting::GridSize>& points) {
  std::vector<Task> tasks;
  for (const Rack& rack : racks)
    for (int tier = 0; tier < rack.tiers; ++tier)
      tasks.push_back({.height_m = rack.top_m(tier) + rack.canopy_m,
                       .floor_area = rack.crop(),
                       .points = points,
                       .name = fmt::format("{}, tier {}", rack.name, tier + 1)});
  return tasks;
}

}  // namespace twinlight::evidence
