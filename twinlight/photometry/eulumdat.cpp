#include "twinlight/photometry/eulumdat.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/eulumdat_lines.h"
#include "twinlight/photometry/eulumdat_planes.h"
#include "twinlight/photometry/lamp_colour.h"
#include "twinlight/photometry/text_encoding.h"

namespace twinlight::photometry {
namespace {

constexpr double metres_per_millimetre = 0.001;
constexpr std::size_t lines_per_lamp_set = 6;
/// Far above any lamp; keeps the intensities, which multiply with it, finite.
constexpr double largest_lamp_flux_lm = 1e9;
constexpr std::size_t direct_ratios = 10;

/// Lines 22 to 25: what the file says of its own values.
struct DeclaredValues {
  double downward_percent = 0.0;
  std::size_t downward_line = 0;
  double light_output_ratio_percent = 0.0;
  std::size_t light_output_ratio_line = 0;
};

Result<double> millimetres_as_m(EulumdatLines& lines, std::string_view field) {
  return metres_per_millimetre * TWL_TRY(lines.number_or_zero(field, Range::at_least(0.0)));
}

/// Lines 13 to 15.
Result<std::optional<Housing>> read_housing(EulumdatLines& lines) {
  Housing housing;
  housing.length_m = TWL_TRY(millimetres_as_m(lines, "length of luminaire"));
  housing.width_m = TWL_TRY(millimetres_as_m(lines, "width of luminaire"));
  housing.height_m = TWL_TRY(millimetres_as_m(lines, "height of luminaire"));
  const bool is_stated = housing.length_m > 0.0 || housing.width_m > 0.0 || housing.height_m > 0.0;
  return is_stated ? std::optional(housing) : std::nullopt;
}

/// Lines 16 to 21. A width of 0 marks a round luminous area with the length as diameter.
Result<LuminousOpening> read_opening(EulumdatLines& lines) {
  LuminousOpening opening;
  opening.length_m = TWL_TRY(millimetres_as_m(lines, "length of luminous area"));
  opening.width_m = TWL_TRY(millimetres_as_m(lines, "width of luminous area"));
  opening.height_c0_m = TWL_TRY(millimetres_as_m(lines, "height of luminous area C0"));
  opening.height_c90_m = TWL_TRY(millimetres_as_m(lines, "height of luminous area C90"));
  opening.height_c180_m = TWL_TRY(millimetres_as_m(lines, "height of luminous area C180"));
  opening.height_c270_m = TWL_TRY(millimetres_as_m(lines, "height of luminous area C270"));
  const bool has_height =
      std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m}) > 0.0;
  if (opening.length_m > 0.0 && opening.width_m == 0.0) {
    opening.shape = LuminousOpening::Shape::ellipse;
    opening.width_m = opening.length_m;
  } else if (opening.length_m > 0.0 || opening.width_m > 0.0 || has_height) {
    opening.shape = LuminousOpening::Shape::rectangle;
  }
  return opening;
}

Result<DeclaredValues> read_declared_values(EulumdatLines& lines, std::vector<Diagnostic>& warnings) {
  DeclaredValues declared;
  declared.downward_percent = TWL_TRY(lines.number_or_zero("downward flux fraction"));
  declared.downward_line = lines.line();
  declared.light_output_ratio_percent = TWL_TRY(lines.number_or_zero("light output ratio", Range::at_least(0.0)));
  declared.light_output_ratio_line = lines.line();
  const double conversion_factor = TWL_TRY(lines.number_or_zero("conversion factor"));
  if (conversion_factor != 1.0 && conversion_factor != 0.0)
    warnings.push_back(
        {.message = fmt::format("{} is not applied: intensities are taken as they are listed", conversion_factor),
         .line = lines.line(),
         .field = "conversion factor"});
  const double tilt_deg = TWL_TRY(lines.number_or_zero("tilt during measurement"));
  if (tilt_deg != 0.0)
    warnings.push_back(
        {.message = fmt::format("{}° is not applied: intensities are taken as they are listed", tilt_deg),
         .line = lines.line(),
         .field = "tilt during measurement"});
  return declared;
}

/// Warns where what the file says of its light is not what its intensities give. @param distribution per 1000 lm.
void compare_with_declared(const IntensityDistribution& distribution, const DeclaredValues& declared,
                           std::vector<Diagnostic>& warnings) {
  const auto compare = [&](double declared_percent, double found_percent, std::size_t line, const char* field) {
    constexpr double tolerated_difference_percent = 5.0;
    if (declared_percent <= 0.0 || std::abs(found_percent - declared_percent) <= tolerated_difference_percent) return;
    warnings.push_back(
        {.message = fmt::format("{} % declared, but the intensities give {:.1f} %; the intensities count",
                                declared_percent, found_percent),
         .line = line,
         .field = field});
  };
  const double flux_lm = distribution.flux_lm();
  compare(declared.light_output_ratio_percent, 100.0 * flux_lm / constants::lumens_per_kilolumen,
          declared.light_output_ratio_line, "light output ratio");
  if (flux_lm > 0.0)
    compare(declared.downward_percent, 100.0 * distribution.flux_lm(0.0, 90.0) / flux_lm, declared.downward_line,
            "downward flux fraction");
}

Result<LampSet> read_lamp_set(EulumdatLines& lines) {
  LampSet set;
  set.lamp_count = TWL_TRY(lines.number("number of lamps"));
  set.lamp_type = TWL_TRY(lines.text("type of lamps"));
  set.flux_lm = TWL_TRY(lines.number("lamp flux", Range::between(0.0, largest_lamp_flux_lm)));
  set.colour_appearance = TWL_TRY(lines.text("colour appearance"));
  set.colour_rendering = TWL_TRY(lines.text("colour rendering"));
  set.power_W = TWL_TRY(lines.number_or_zero("watts", Range::at_least(0.0)));
  return set;
}

/// Lines 26 to 26f, and the ten direct ratios, which are checked and not kept: the project computes its own.
Result<std::vector<LampSet>> read_lamp_sets(EulumdatLines& lines) {
  const std::size_t most = std::max<std::size_t>(lines.lines_left() / lines_per_lamp_set, 1);
  const std::size_t count = TWL_TRY(lines.whole_number("number of lamp sets", 1, most));
  std::vector<LampSet> sets;
  for (std::size_t i = 0; i < count; ++i) sets.push_back(TWL_TRY(read_lamp_set(lines)));
  for (std::size_t i = 0; i < direct_ratios; ++i)
    TWL_CHECK(lines.number_or_zero(fmt::format("direct ratio {}", i + 1)));
  return sets;
}

void note_first_lamp_set(Luminaire& luminaire) {
  const LampSet& first = luminaire.lamp_sets.front();
  luminaire.basis = first.lamp_count < 0.0 ? PhotometryBasis::absolute : PhotometryBasis::relative;
  luminaire.declared_flux_lm = first.flux_lm;
  luminaire.input_power_W = first.power_W;
  note_lamp_colour(luminaire);
}

Result<Luminaire> read_fields(EulumdatLines& lines) {
  Luminaire luminaire = {.format = FileFormat::eulumdat};
  luminaire.manufacturer = TWL_TRY(lines.text("company"));
  const double type_indicator = TWL_TRY(lines.number("Ityp"));
  if (type_indicator != 1.0 && type_indicator != 2.0 && type_indicator != 3.0)
    luminaire.warnings.push_back({.message = fmt::format("{} is none of 1, 2, 3; it is not used", type_indicator),
                                  .line = lines.line(),
                                  .field = "Ityp"});
  const EulumdatGrid grid = TWL_TRY(read_eulumdat_grid(lines));
  luminaire.keywords.emplace_back("report number", TWL_TRY(lines.text("report number")));
  luminaire.model = TWL_TRY(lines.text("luminaire name"));
  luminaire.catalogue_number = TWL_TRY(lines.text("luminaire number"));
  luminaire.keywords.emplace_back("file name", TWL_TRY(lines.text("file name")));
  luminaire.keywords.emplace_back("date and user", TWL_TRY(lines.text("date and user")));
  luminaire.housing = TWL_TRY(read_housing(lines));
  luminaire.opening = TWL_TRY(read_opening(lines));
  const DeclaredValues declared = TWL_TRY(read_declared_values(lines, luminaire.warnings));
  luminaire.lamp_sets = TWL_TRY(read_lamp_sets(lines));
  note_first_lamp_set(luminaire);

  EulumdatPlanes planes = TWL_TRY(read_eulumdat_planes(lines, grid, luminaire.warnings));
  compare_with_declared(planes.distribution, declared, luminaire.warnings);
  luminaire.distribution =
      planes.distribution.scaled(luminaire.lamp_sets.front().flux_lm / constants::lumens_per_kilolumen);
  luminaire.stored_c_planes = planes.stored_c_planes;
  luminaire.stored_gammas = grid.gammas;
  luminaire.symmetry = luminaire.distribution.symmetry();
  if (const std::size_t line = lines.next_filled_line(); line > 0)
    luminaire.warnings.push_back(
        {.message = "text after the last intensity is left out", .line = line, .field = "end of file"});
  return luminaire;
}

}  // namespace

bool looks_like_eulumdat(std::string_view text) {
  EulumdatLines lines(text.substr(0, std::min(text.size(), std::size_t{1} << 16U)));
  return lines.text("company") && lines.whole_number("Ityp", 0, 9) && lines.whole_number("Isym", 0, 9) &&
         lines.number("Mc");
}

Result<Luminaire> read_eulumdat(std::string_view text, std::string_view file) {
  const auto with_file = [&](Diagnostic& diagnostic) { diagnostic.file = std::string(file); };
  if (trimmed(text).empty())
    return failure({.message = "holds no text", .file = std::string(file), .line = 1, .field = "file"});
  EulumdatLines lines(text);
  Result<Luminaire> read = read_fields(lines);
  if (!read) {
    with_file(read.error());
    return read;
  }
  for (Diagnostic& warning : read->warnings) with_file(warning);
  return read;
}

}  // namespace twinlight::photometry
