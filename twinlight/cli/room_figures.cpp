#include "twinlight/cli/room_figures.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "twinlight/lighting/ugr_table.h"
#include "twinlight/lighting/ugr_table_json.h"
#include "twinlight/lighting/utilisation_table.h"
#include "twinlight/lighting/utilisation_table_json.h"

namespace twinlight::cli {
namespace {

/// The cell that makers quote: 4H × 8H, reflectances 0.7, 0.5, 0.2.
constexpr std::size_t quoted_room = 10;
static_assert(lighting::ugr_rooms[quoted_room].x == 4 && lighting::ugr_rooms[quoted_room].y == 8);

std::string shown_ugr(const std::optional<double>& rating) {
  return rating ? fmt::format("{:.1f}", *rating) : "–";
}

}  // namespace

void add_room_figures(nlohmann::ordered_json& json, const photometry::Luminaire& luminaire) {
  add_ugr_tables(json, lighting::ugr_tables(luminaire));
  add_utilisation_table(json, lighting::utilisation_table(luminaire));
}

std::vector<std::pair<std::string, std::string>> room_figure_rows(const photometry::Luminaire& luminaire) {
  std::vector<std::pair<std::string, std::string>> rows;
  const lighting::UgrTables ugr = lighting::ugr_tables(luminaire);
  rows.emplace_back("UGR 4H × 8H, 70/50/20",
                    ugr.table ? fmt::format("crosswise {}, endwise {}", shown_ugr(ugr.table->crosswise[quoted_room][0]),
                                            shown_ugr(ugr.table->endwise[quoted_room][0]))
                              : fmt::format("– ({})", ugr.why_not));
  for (const std::string& caveat : ugr.caveats) rows.emplace_back("UGR caveat", caveat);
  return rows;
}

}  // namespace twinlight::cli
