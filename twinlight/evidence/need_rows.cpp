#include "twinlight/evidence/need_rows.h"

#include <algorithm>

namespace twinlight::evidence {

using requirements::Requirement;

const Requirement* row_named(const Need& need, std::string_view id) {
  std::vector<const Requirement*> rows = {&need.requirement};
  for (const Requirement& row : need.also) rows.push_back(&row);
  for (const TaskArea& area : need.areas) rows.push_back(&area.requirement);
  for (const LightScreen& screen : need.screens) rows.push_back(&screen.requirement);
  if (need.place)
    for (const Requirement& row : need.place->rows) rows.push_back(&row);
  if (need.day)
    for (const LightPeriod& period : need.day->periods) rows.push_back(&period.requirement);
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Requirement* row) { return row->id == id; });
  return found == rows.end() ? nullptr : *found;
}

}  // namespace twinlight::evidence
