#include "twinlight/evidence/need_greenhouse_file.h"

#include <algorithm>

namespace twinlight::evidence {
namespace {

bool is_of_a_screen(const requirements::Limit& limit) {
  return limit.quantity == requirements::Quantity::light_emission_reduction;
}

Result<LightScreen> read_screen(const Settings& table, const requirements::RequirementSet& requirements) {
  TWL_CHECK(table.allow_only({"requirement", "reduction"}));
  const std::string id = TWL_TRY(table.text("requirement"));
  Result<requirements::Requirement> row = requirements.find(id);
  if (!row) return failure(table.complaint("requirement", row.error().message));
  if (row->limits.empty() || !std::all_of(row->limits.begin(), row->limits.end(), is_of_a_screen))
    return failure(table.complaint("requirement", id + " says nothing of light to the outside; expected a row such as "
                                                       "nl-bal:2024/top-screen"));
  LightScreen made{.requirement = *std::move(row)};
  made.reduction = TWL_TRY(table.optional_number("reduction", Range::between(0.0, 1.0)));
  return made;
}

}  // namespace

Result<std::vector<LightScreen>> read_screens(const Settings& file, const requirements::RequirementSet& requirements) {
  std::vector<LightScreen> screens;
  const auto table = TWL_TRY(file.optional_table("greenhouse"));
  if (!table) return screens;
  TWL_CHECK(table->allow_only({"screens"}));
  for (const Settings& screen : TWL_TRY(table->tables("screens")))
    screens.push_back(TWL_TRY(read_screen(screen, requirements)));
  return screens;
}

}  // namespace twinlight::evidence
