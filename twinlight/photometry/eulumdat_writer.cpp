#include "twinlight/photometry/eulumdat_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/written_fields.h"

namespace twinlight::photometry {
namespace {

constexpr std::size_t most_text_characters = 78;
constexpr std::size_t most_lamp_type_characters = 24;
constexpr std::size_t most_colour_characters = 16;
constexpr std::size_t most_rendering_characters = 6;
constexpr std::size_t most_lamp_sets = 20;
constexpr std::size_t direct_ratio_count = 10;
constexpr double millimetres_per_metre = 1000.0;

/// Lines ended by CR LF.
class Lines {
 public:
  void text(std::string_view line) { text_.append(line).append("\r\n"); }
  void number(double value, int most_decimals) { text(fixed_number(value, most_decimals)); }
  void millimetres(double value_m) { number(value_m * millimetres_per_metre, 1); }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// The declared flux as its line will hold it: intensities are relative to that, so its rounding costs them nothing.
Result<double> written_flux_lm(const Luminaire& luminaire) {
  const double flux_lm = TWL_TRY(reference_flux_lm(luminaire));
  constexpr double steps_per_lumen = 1000.0;
  const double written_lm = std::round(flux_lm * steps_per_lumen) / steps_per_lumen;
  if (written_lm > 0.0) return written_lm;
  return failure({.message = fmt::format("{} lm is less than the format can hold", flux_lm), .field = "declared flux"});
}

int isym_of(Symmetry symmetry) {
  switch (symmetry) {
    case Symmetry::rotational:
      return 1;
    case Symmetry::c0_c180:
      return 2;
    case Symmetry::c90_c270:
      return 3;
    case Symmetry::quadrant:
      return 4;
    case Symmetry::none:
      break;
  }
  return 0;
}

/// Ityp: 1 a point source with rotational symmetry, 2 a linear luminaire (longer than twice its width), 3 another.
int ityp_of(const Luminaire& luminaire) {
  if (luminaire.distribution.symmetry() == Symmetry::rotational) return 1;
  return luminaire.opening.length_m > 2.0 * luminaire.opening.width_m ? 2 : 3;
}

/// The C-planes of the whole turn, 360° left out where it repeats 0°.
std::vector<double> planes_of_turn(const IntensityDistribution& distribution) {
  std::vector<double> c_deg = distribution.c_deg();
  if (c_deg.size() > 1) c_deg.pop_back();
  return c_deg;
}

/// Places of the planes whose intensities are stored, in the order of the format.
std::vector<std::size_t> stored_planes(const IntensityDistribution& distribution) {
  std::vector<std::size_t> planes = sector_planes(distribution);
  if (distribution.symmetry() == Symmetry::none) planes.pop_back();
  if (distribution.symmetry() != Symmetry::c90_c270) return planes;
  // Isym 3 stores the other half: from C270 through C0 to C90.
  const std::size_t closing = distribution.c_deg().size() - 1;
  std::vector<std::size_t> other_half;
  for (std::size_t plane = planes.back(); plane < closing; ++plane) other_half.push_back(plane);
  for (std::size_t plane = 0; plane <= planes.front(); ++plane) other_half.push_back(plane);
  return other_half;
}

/// A line that the reader keeps as a keyword.
Result<std::string> keyword_line(const Luminaire& luminaire, std::string_view name) {
  for (const auto& [keyword, text] : luminaire.keywords) {
    if (keyword == name) return line_text(text, name, most_text_characters);
  }
  return std::string();
}

Result<void> write_identity(Lines& lines, const Luminaire& luminaire) {
  const IntensityDistribution& distribution = luminaire.distribution;
  const std::vector<double> c_deg = planes_of_turn(distribution);
  const std::vector<double>& gammas_deg = distribution.gammas_deg();
  lines.text(TWL_TRY(line_text(luminaire.manufacturer, "manufacturer", most_text_characters)));
  lines.number(ityp_of(luminaire), 0);
  lines.number(isym_of(distribution.symmetry()), 0);
  lines.text(std::to_string(c_deg.size()));
  lines.number(even_spacing_deg(c_deg), 4);
  lines.text(std::to_string(gammas_deg.size()));
  lines.number(even_spacing_deg(gammas_deg), 4);
  lines.text(TWL_TRY(keyword_line(luminaire, "report number")));
  lines.text(TWL_TRY(line_text(luminaire.model, "luminaire name", most_text_characters)));
  lines.text(TWL_TRY(line_text(luminaire.catalogue_number, "luminaire number", most_text_characters)));
  lines.text(TWL_TRY(keyword_line(luminaire, "file name")));
  lines.text(TWL_TRY(keyword_line(luminaire, "date and user")));
  return {};
}

Result<void> write_dimensions(Lines& lines, const LuminousOpening& opening, const Housing& housing) {
  if (opening.shape == LuminousOpening::Shape::ellipse && !opening.is_round()) {
    return failure({.message = "is an ellipse; EULUMDAT holds rectangles and circles", .field = "luminous opening"});
  }
  const double width_m = opening.is_round() ? 0.0 : opening.width_m;
  const double height_m =
      std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m});
  const bool has_housing = housing.length_m > 0.0;
  lines.millimetres(has_housing ? housing.length_m : opening.length_m);
  lines.millimetres(has_housing ? housing.width_m : width_m);
  lines.millimetres(housing.height_m > 0.0 ? housing.height_m : height_m);
  lines.millimetres(opening.length_m);
  lines.millimetres(width_m);
  lines.millimetres(opening.height_c0_m);
  lines.millimetres(opening.height_c90_m);
  lines.millimetres(opening.height_c180_m);
  lines.millimetres(opening.height_c270_m);
  return {};
}

Result<void> write_lamp_set(Lines& lines, const LampSet& set, PhotometryBasis basis) {
  const double count = std::max(1.0, std::abs(set.lamp_count));
  lines.number(basis == PhotometryBasis::absolute ? -count : count, 0);
  lines.text(TWL_TRY(line_text(set.lamp_type, "lamp type", most_lamp_type_characters)));
  lines.number(set.flux_lm, 3);
  lines.text(TWL_TRY(line_text(set.colour_appearance, "colour appearance", most_colour_characters)));
  lines.text(TWL_TRY(line_text(set.colour_rendering, "colour rendering", most_rendering_characters)));
  lines.number(set.power_W, 3);
  return {};
}

Result<void> write_lamps(Lines& lines, const Luminaire& luminaire, double flux_lm) {
  const double downward_flux_lm = luminaire.distribution.flux_lm(0.0, 90.0);
  const double luminaire_flux_lm = luminaire.distribution.flux_lm();
  lines.number(luminaire_flux_lm > 0.0 ? 100.0 * downward_flux_lm / luminaire_flux_lm : 0.0, 2);
  lines.number(100.0 * luminaire_flux_lm / flux_lm, 2);
  lines.text("1");  // conversion factor for intensities
  lines.text("0");  // tilt during the measurement
  std::vector<LampSet> sets = luminaire.lamp_sets;
  if (sets.empty()) sets.push_back({.power_W = luminaire.input_power_W.value_or(0.0)});
  sets.front().flux_lm = flux_lm;
  if (sets.size() > most_lamp_sets) {
    return failure({.message = fmt::format("are {}; EULUMDAT holds at most {}", sets.size(), most_lamp_sets),
                    .field = "lamp sets"});
  }
  lines.text(std::to_string(sets.size()));
  for (const LampSet& set : sets) TWL_CHECK(write_lamp_set(lines, set, luminaire.basis));
  for (std::size_t i = 0; i < direct_ratio_count; ++i) lines.text("0");
  return {};
}

Result<void> write_intensities(Lines& lines, const IntensityDistribution& distribution, double flux_lm) {
  const std::vector<double> c_deg = planes_of_turn(distribution);
  const std::vector<double>& gammas_deg = distribution.gammas_deg();
  const std::vector<std::size_t> planes = stored_planes(distribution);
  const std::size_t sectors = distribution.symmetry() == Symmetry::quadrant ? 4 : 2;
  const bool folded = distribution.symmetry() != Symmetry::none && distribution.symmetry() != Symmetry::rotational;
  if (folded && planes.size() != c_deg.size() / sectors + 1) {
    return failure({.message = "do not include those of the symmetry's axes", .field = "C-planes"});
  }
  for (const double angle_deg : c_deg) lines.number(angle_deg, 4);
  for (const double angle_deg : gammas_deg) lines.number(angle_deg, 4);
  const double cd_per_klm = constants::lumens_per_kilolumen / flux_lm;
  for (const std::size_t plane : planes) {
    for (std::size_t j = 0; j < gammas_deg.size(); ++j) {
      lines.number(distribution.intensities_cd()[plane * gammas_deg.size() + j] * cd_per_klm, 2);
    }
  }
  return {};
}

}  // namespace

Result<std::string> write_eulumdat(const Luminaire& luminaire, const Housing& housing) {
  const double flux_lm = TWL_TRY(written_flux_lm(luminaire));
  Lines lines;
  TWL_CHECK(write_identity(lines, luminaire));
  TWL_CHECK(write_dimensions(lines, luminaire.opening, housing));
  TWL_CHECK(write_lamps(lines, luminaire, flux_lm));
  TWL_CHECK(write_intensities(lines, luminaire.distribution, flux_lm));
  return lines.take();
}

}  // namespace twinlight::photometry
