#include "twinlight/evidence/grid_list.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/foundation/settings.h"

namespace twinlight::evidence {
namespace {

using requirements::Confidence;

constexpr Range carbon_g_per_kWh = Range::between(0.0, 2000.0);
constexpr Range year_range = Range::between(1990, 2100);

Result<GridCarbon> read_grid(const Settings& row) {
  TWL_CHECK(row.allow_only({"id", "name", "g_per_kWh", "year", "confidence", "source"}));
  GridCarbon grid;
  grid.id = TWL_TRY(row.text("id"));
  grid.g_per_kWh = TWL_TRY(row.number("g_per_kWh", carbon_g_per_kWh));
  grid.year = TWL_TRY(row.integer("year", year_range));
  const Settings name = TWL_TRY(row.table("name"));
  TWL_CHECK(name.allow_only({"en", "nl", "zh"}));
  grid.name.en = TWL_TRY(name.text("en"));
  grid.name.nl = TWL_TRY(name.text("nl"));
  grid.name.zh = TWL_TRY(name.text("zh"));
  const std::string word = TWL_TRY(row.choice("confidence", {"verified", "known", "uncertain"}));
  grid.confidence = word == "verified" ? Confidence::verified
                    : word == "known"  ? Confidence::known
                                       : Confidence::uncertain;
  TWL_TRY(row.text("source"));
  return grid;
}

}  // namespace

Result<GridList> GridList::load(const std::filesystem::path& path) {
  const Settings file = TWL_TRY(Settings::read(path));
  TWL_CHECK(file.allow_only({"grid"}));
  GridList list;
  for (const Settings& row : TWL_TRY(file.tables("grid"))) {
    GridCarbon grid = TWL_TRY(read_grid(row));
    if (list.find(grid.id)) return failure(row.complaint("id", fmt::format("'{}' is used twice", grid.id)));
    list.grids_.push_back(std::move(grid));
  }
  return list;
}

Result<GridCarbon> GridList::find(std::string_view id) const {
  const auto found = std::find_if(grids_.begin(), grids_.end(), [&](const GridCarbon& grid) { return grid.id == id; });
  if (found != grids_.end()) return *found;
  std::vector<std::string_view> ids;
  ids.reserve(grids_.size());
  for (const GridCarbon& grid : grids_) ids.push_back(grid.id);
  return failure({.message = fmt::format("the grid '{}' is unknown; known are: {}", printable_text(id, 40),
                                         fmt::join(ids, ", "))});
}

}  // namespace twinlight::evidence
