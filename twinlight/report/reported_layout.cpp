#include "twinlight/report/reported_layout.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "twinlight/report/json_access.h"

namespace twinlight::report {
namespace {

using nlohmann::ordered_json;

constexpr int most_luminaires = 10'000;

/// Whole numbers from 1 to `most`; none where the list is missing or holds anything else.
std::optional<std::vector<int>> counts_at(const ordered_json& layout, const char* key, int most) {
  const ordered_json list = member(layout, {key});
  if (!list.is_array() || list.empty()) return std::nullopt;
  std::vector<int> counts;
  for (const ordered_json& entry : list) {
    const auto count = whole_number_at(entry, {});
    if (!count || *count < 1 || *count > most) return std::nullopt;
    counts.push_back(*count);
  }
  return counts;
}

/// Adds the points that are used; false where they are not some of the need's.
bool add_points(const ordered_json& stated, const evidence::Need& need, evidence::LayoutChoice& layout) {
  if (!need.layout.fixed) return layout.pattern != evidence::Pattern::points;
  const auto given = static_cast<int>(need.layout.fixed->placements.size());
  auto numbers = counts_at(stated, "positions_used", given);
  if (layout.pattern != evidence::Pattern::points || !numbers) return false;
  for (int& number : *numbers) --number;
  const bool ascending = std::adjacent_find(numbers->begin(), numbers->end(), std::greater_equal<>()) == numbers->end();
  layout.points = *std::move(numbers);
  return ascending && layout.columns == static_cast<int>(layout.points.size()) && layout.rows == 1;
}

/// Adds how many each of several lines has; false where it is not said of each.
bool add_lines(const ordered_json& stated, const evidence::Need& need, evidence::LayoutChoice& layout) {
  if (need.layout.lines.size() < 2) return true;
  auto counts = counts_at(stated, "luminaires_on_each_line", most_luminaires);
  if (!counts || counts->size() != need.layout.lines.size()) return false;
  layout.per_line = *std::move(counts);
  return true;
}

std::optional<evidence::LayoutChoice> layout_of(const ordered_json& stated, const evidence::Need& need) {
  const auto pattern = evidence::pattern_named(text_at(stated, {"pattern"}));
  const auto columns = whole_number_at(stated, {"columns"});
  const auto rows = whole_number_at(stated, {"rows"});
  const auto rotation_deg = number_at(stated, {"rotation_deg"});
  const auto mounting_height_m = number_at(stated, {"mounting_height_m"});
  const auto suspension_m = number_at(stated, {"suspension_m"});
  const auto along_m = number_at(stated, {"spacing_along_m"});
  const auto across_m = number_at(stated, {"spacing_across_m"});
  if (!pattern || !columns || !rows || !rotation_deg || !mounting_height_m || !suspension_m || !along_m || !across_m)
    return std::nullopt;
  if (*columns < 1 || *rows < 1 || *columns > most_luminaires / *rows) return std::nullopt;
  evidence::LayoutChoice layout{.pattern = *pattern,
                                .columns = *columns,
                                .rows = *rows,
                                .rotation_deg = *rotation_deg,
                                .mounting_height_m = *mounting_height_m,
                                .suspension_m = *suspension_m,
                                .spacing_along_m = *along_m,
                                .spacing_across_m = *across_m};
  if (!add_points(stated, need, layout) || !add_lines(stated, need, layout)) return std::nullopt;
  return layout;
}

}  // namespace

Result<evidence::LayoutChoice> reported_layout(const ordered_json& report, const evidence::Need& need) {
  auto layout = layout_of(member(report, {"evidence", "layout"}), need);
  if (layout) return *std::move(layout);
  return failure({.message = "the report states no layout that can be computed again", .field = "evidence.layout"});
}

}  // namespace twinlight::report
