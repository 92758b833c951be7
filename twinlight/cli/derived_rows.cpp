#include "twinlight/cli/derived_rows.h"

#include <fmt/format.h>

#include "twinlight/photometry/derived_quantities.h"

namespace twinlight::cli {
namespace {

/// A dash where there is none: the reasons are in the JSON.
std::string shown_derived(const photometry::Quantity& quantity, int decimals) {
  return quantity.value ? fmt::format("{:.{}f}", *quantity.value, decimals) : "–";
}

}  // namespace

std::vector<std::pair<std::string, std::string>> derived_rows(const photometry::Luminaire& luminaire) {
  const auto derived = photometry::derived_quantities(luminaire);
  if (!derived) return {};
  std::vector<std::pair<std::string, std::string>> rows;
  rows.emplace_back("field angle",
                    fmt::format("C0–C180 {}°, C90–C270 {}°", shown_derived(derived->field_angle_c0_deg, 1),
                                shown_derived(derived->field_angle_c90_deg, 1)));
  std::string code;
  for (const photometry::Quantity& n : derived->flux_code.n_percent)
    code += (code.empty() ? "" : " ") + shown_derived(n, 0);
  rows.emplace_back("CIE flux code", code);
  rows.emplace_back("DIN 5040", std::string(1, derived->din_5040_letter));
  rows.emplace_back("NF C 71-121", derived->ute ? derived->ute->symbol().value_or("–") : "–");
  rows.emplace_back("spacing criterion",
                    fmt::format("C0 {}, C90 {}, diagonal {}", shown_derived(derived->spacing.c0, 2),
                                shown_derived(derived->spacing.c90, 2), shown_derived(derived->spacing.diagonal, 2)));
  rows.emplace_back("BUG rating",
                    fmt::format("B{} U{} G{}", derived->bug.backlight, derived->bug.uplight, derived->bug.glare));
  const auto& largest = derived->luminance.largest_from_65_deg_cd_per_m2;
  rows.emplace_back("luminance from 65°",
                    largest ? fmt::format("at most {:.0f} cd/m²", *largest) : "– (no luminous area)");
  return rows;
}

}  // namespace twinlight::cli
