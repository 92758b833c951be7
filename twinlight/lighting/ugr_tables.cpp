#include <algorithm>

#include "twinlight/lighting/ugr_table.h"
#include "twinlight/photometry/intensity_unit.h"

namespace twinlight::lighting {
namespace {

using photometry::IntensityDistribution;
using photometry::LuminousOpening;
using photometry::Symmetry;

/// A downward part of the flux below this is stray light.
constexpr double least_downward_part = 1e-3;
/// CIE 117:1995 is not for indirect light, upward more than this.
constexpr double most_upward_part = 0.65;
/// Luminous areas outside these are small and large sources, which CIE 147:2002 treats apart.
constexpr double smallest_area_m2 = 0.005;
constexpr double largest_area_m2 = 1.5;

double flat_area_m2(const LuminousOpening& opening) {
  return opening.length_m * opening.width_m;
}

bool has_shining_sides(const LuminousOpening& opening) {
  return std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m}) > 0.0;
}

std::string obstacle(const photometry::Luminaire& luminaire) {
  if (!luminaire.has_luminous_data) return "the file gives no luminous intensities";
  if (photometry::holds_no_candela(luminaire)) return "the intensities are not in candela";
  const IntensityDistribution& distribution = luminaire.distribution;
  if (!(distribution.flux_lm(0.0, 90.0) > least_downward_part * distribution.flux_lm()))
    return "no light goes downward";
  const LuminousOpening& opening = luminaire.opening;
  if (opening.shape == LuminousOpening::Shape::point || (flat_area_m2(opening) <= 0.0 && !has_shining_sides(opening)))
    return "the file gives no luminous area";
  return {};
}

bool has_gap(const UgrRatings& ratings) {
  return std::any_of(ratings.begin(), ratings.end(), [](const auto& line) {
    return std::any_of(line.begin(), line.end(), [](const auto& cell) { return !cell; });
  });
}

std::vector<std::string> caveats(const photometry::Luminaire& luminaire, const UgrTable& table) {
  std::vector<std::string> found;
  const IntensityDistribution& distribution = luminaire.distribution;
  const LuminousOpening& opening = luminaire.opening;
  const bool turned_alike =
      distribution.symmetry() == Symmetry::rotational || distribution.symmetry() == Symmetry::quadrant;
  if (!turned_alike || opening.height_c0_m != opening.height_c180_m || opening.height_c90_m != opening.height_c270_m)
    found.emplace_back("not symmetrical about both planes: each value is the higher of the two senses of looking");
  if (distribution.flux_lm(90.0, 180.0) > most_upward_part * distribution.flux_lm())
    found.emplace_back("more than 65 % of the light goes upward: UGR is not meant for indirect lighting");
  if (flat_area_m2(opening) < smallest_area_m2 && !has_shining_sides(opening))
    found.emplace_back("a luminous area of less than 0.005 m²: small sources are rated too high");
  if (flat_area_m2(opening) > largest_area_m2)
    found.emplace_back("a luminous area of more than 1.5 m²: large sources are rated too low");
  if (has_gap(table.crosswise) || has_gap(table.endwise))
    found.emplace_back("cells without a value: no luminaire of that room shines towards the eye");
  return found;
}

}  // namespace

UgrTables ugr_tables(const photometry::Luminaire& luminaire) {
  UgrTables tables{.why_not = obstacle(luminaire)};
  if (!tables.why_not.empty()) return tables;
  tables.table = ugr_table(luminaire);
  tables.spacing_1h = ugr_table(luminaire, ugr_spacing_cie_190);
  tables.caveats = caveats(luminaire, *tables.table);
  return tables;
}

}  // namespace twinlight::lighting
