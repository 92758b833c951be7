#include "twinlight/evidence/need_place_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/evidence/planned_dimming.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::evidence {
namespace {

using requirements::Quantity;

constexpr Range output_when_dimmed = {.least = 0.0, .most = 1.0, .least_excluded = true};

/// What the need itself asks, as a row: it is as sure as the need.
Result<requirements::Requirement> own_row(const Settings& table) {
  requirements::Requirement row{.id = "need", .clause = "[place]"};
  const auto at_least = [&](Quantity quantity, const std::optional<int>& code) {
    if (code.value_or(0) > 0)
      row.limits.push_back(
          {.quantity = quantity, .value = double(*code), .confidence = requirements::Confidence::verified});
  };
  const auto located = [&](const char* key) {
    return [&table, key](const Diagnostic& fault) { return table.complaint(key, fault.message); };
  };
  if (table.has("ip")) {
    const std::string text = TWL_TRY(table.text("ip"));
    const IpCode code = TWL_TRY(parse_ip_code(text).map_error(located("ip")));
    at_least(Quantity::ip_solids, code.solids);
    at_least(Quantity::ip_liquids, code.liquids);
  }
  if (table.has("ik")) {
    const std::string text = TWL_TRY(table.text("ik"));
    at_least(Quantity::ik, TWL_TRY(parse_ik_code(text).map_error(located("ik"))));
  }
  if (table.has("dims_to")) row.limits.push_back(dims_to_at_most(TWL_TRY(table.number("dims_to", output_when_dimmed))));
  return row;
}

Result<std::vector<std::string>> read_mountings(const Settings& table) {
  std::vector<std::string> asked = TWL_TRY(table.texts("mounted"));
  for (const std::string& word : asked)
    if (std::ranges::find(mountings, word) == mountings.end())
      return failure(table.complaint(
          "mounted", fmt::format("'{}' is none of {}", printable_text(word, 40), fmt::join(mountings, ", "))));
  return asked;
}

bool is_of_a_housing(const requirements::Limit& limit) {
  return limit.quantity == Quantity::ip_solids || limit.quantity == Quantity::ip_liquids ||
         limit.quantity == Quantity::ik || limit.quantity == Quantity::greatest_ambient_C ||
         limit.quantity == Quantity::least_output;
}

/// A row on housings, or one that asks for a document.
bool is_of_a_place(const requirements::Requirement& row) {
  const bool asks = !row.limits.empty() || (row.product && row.product->proof);
  return row.domain == "product" && asks && std::all_of(row.limits.begin(), row.limits.end(), is_of_a_housing);
}

}  // namespace

Result<std::optional<Place>> read_place(const Settings& file, const requirements::RequirementSet& requirements) {
  const auto table = TWL_TRY(file.optional_table("place"));
  if (!table) return std::optional<Place>();
  if (table->has("mounting"))
    return failure(table->complaint("mounting", "is called mounted here; mounting is a word of [layout]"));
  TWL_CHECK(table->allow_only({"ip", "ik", "dims_to", "requirements", "made_for_domain", "mounted"}));
  Place place{.made_for_domain = TWL_TRY(table->boolean_or("made_for_domain", true))};
  requirements::Requirement own = TWL_TRY(own_row(*table));
  if (!own.limits.empty()) place.rows.push_back(std::move(own));
  if (table->has("mounted")) place.mountings = TWL_TRY(read_mountings(*table));
  if (!table->has("requirements")) return std::optional(std::move(place));
  for (const std::string& id : TWL_TRY(table->texts("requirements"))) {
    Result<requirements::Requirement> row = requirements.find(id);
    if (!row) return failure(table->complaint("requirements", row.error().message));
    if (!is_of_a_place(*row))
      return failure(table->complaint("requirements", id + " says nothing of the housing of a product"));
    place.rows.push_back(*std::move(row));
  }
  return std::optional(std::move(place));
}

}  // namespace twinlight::evidence
