#include "twinlight/photometry/eulumdat_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/intensity_unit.h"
#include "twinlight/photometry/sector_table.h"
#include "twinlight/photometry/symmetry_sector.h"
#include "twinlight/photometry/written_fields.h"
#include "twinlight/photometry/written_keywords.h"

namespace twinlight::photometry {
namespace {

constexpr std::size_t most_text_characters = 78;
constexpr std::size_t most_lamp_type_characters = 24;
constexpr std::size_t most_colour_characters = 16;
constexpr std::size_t most_rendering_characters = 6;
constexpr std::size_t most_lamp_sets = 20;
constexpr std::size_t direct_ratio_count = 10;
constexpr int angle_decimals = 6;
constexpr int flux_decimals = 3;
constexpr int power_decimals = 3;
constexpr int intensity_decimals = 2;

/// Lines ended by CR LF.
class Lines {
 public:
  void text(std::string_view line) { text_.append(line).append("\r\n"); }
  void number(double value, int most_decimals) { text(fixed_number(value, most_decimals)); }
  void millimetres(double value_m) { number(value_m * constants::millimetres_per_metre, 1); }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// The declared flux as its line will hold it: intensities are relative to that, so its rounding costs them nothing.
double written_flux_lm(const Luminaire& luminaire) {
  const double flux_lm = reference_flux_lm(luminaire);
  const int decimals = decimals_for(flux_lm, flux_decimals);
  const double steps_per_lumen = std::pow(10.0, decimals);
  return std::round(flux_lm * steps_per_lumen) / steps_per_lumen;
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

/// The table as the format lists it: all C-planes of the turn, and the intensities of the stored ones in their order.
struct ListedTable {
  std::vector<double> c_deg;
  std::vector<double> gammas_deg;
  std::vector<double> intensities_cd;
};

/// Isym 3 stores the other half than the one the distribution states: from C270 through C0 to C90.
void reverse_planes(std::vector<double>& intensities_cd, std::size_t gammas) {
  std::vector<double> reversed;
  reversed.reserve(intensities_cd.size());
  for (auto end = intensities_cd.end(); end != intensities_cd.begin(); end -= static_cast<std::ptrdiff_t>(gammas))
    reversed.insert(reversed.end(), end - static_cast<std::ptrdiff_t>(gammas), end);
  intensities_cd = std::move(reversed);
}

/// The plane at 360° is not listed: it is the one at 0°. Where a file has two different ones, the second one is lost.
void drop_closing_plane(ListedTable& table, Losses& losses) {
  const std::size_t gammas = table.gammas_deg.size();
  const std::size_t closing = table.intensities_cd.size() - gammas;
  double difference_cd = 0.0;
  for (std::size_t i = 0; i < gammas; ++i)
    difference_cd = std::max(difference_cd, std::abs(table.intensities_cd[i] - table.intensities_cd[closing + i]));
  constexpr double rounding = 1e-9;  // of the largest intensity: what arithmetic leaves, and no digit of the file shows
  const double max_cd = *std::max_element(table.intensities_cd.begin(), table.intensities_cd.end());
  if (difference_cd > rounding * max_cd)
    losses.push_back({.message = fmt::format("differs by up to {:.4g} cd from the plane at 0°, which stands for both",
                                             difference_cd),
                      .field = "C-plane at 360°"});
  table.intensities_cd.resize(closing);
}

ListedTable listed_table(const IntensityDistribution& distribution, Losses& losses) {
  const Symmetry symmetry = distribution.symmetry();
  // Isym 3 stores half of the planes of the turn and one, which C0 must be among.
  const bool needs_c180 = symmetry == Symmetry::c90_c270;
  SectorTable sector = needs_c180 ? sector_table(distribution, symmetry, {180.0}) : sector_table(distribution);
  const std::size_t gammas = sector.gammas_deg.size();
  ListedTable table = {.c_deg = sector.c_deg, .gammas_deg = std::move(sector.gammas_deg)};
  if (symmetry != Symmetry::rotational) {
    table.c_deg = unfold({std::move(sector.c_deg), sector.intensities_cd}, gammas, symmetry).c_deg;
    table.c_deg.pop_back();
  }
  table.intensities_cd = std::move(sector.intensities_cd);
  if (symmetry == Symmetry::none) drop_closing_plane(table, losses);
  if (symmetry == Symmetry::c90_c270) reverse_planes(table.intensities_cd, gammas);
  return table;
}

void write_identity(Lines& lines, const Luminaire& luminaire, const ListedTable& table, Losses& losses) {
  const auto text = [&](std::string_view value, std::string_view field) {
    lines.text(line_text(value, field, most_text_characters, losses));
  };
  text(luminaire.manufacturer, "manufacturer");
  lines.number(ityp_of(luminaire), 0);
  lines.number(isym_of(luminaire.distribution.symmetry()), 0);
  lines.text(std::to_string(table.c_deg.size()));
  lines.number(even_spacing_deg(table.c_deg), angle_decimals);
  lines.text(std::to_string(table.gammas_deg.size()));
  lines.number(even_spacing_deg(table.gammas_deg), angle_decimals);
  text(keyword_text(luminaire, report_number), "report number");
  text(luminaire.model, "luminaire name");
  text(luminaire.catalogue_number, "luminaire number");
  text(keyword_text(luminaire, file_name), "file name");
  text(keyword_text(luminaire, date_and_user), "date and user");
}

/// A width of 0 marks a round opening, so that a line of light needs some width.
double written_width_m(const LuminousOpening& opening, Losses& losses) {
  constexpr double narrowest_m = 0.001;
  if (opening.is_round()) return 0.0;
  if (opening.shape == LuminousOpening::Shape::ellipse)
    losses.push_back(
        {.message = fmt::format("is an ellipse of {:.4g} m × {:.4g} m; written as the rectangle around it, "
                                "whose area is 4/π times as large",
                                opening.length_m, opening.width_m),
         .field = "luminous opening"});
  if (opening.width_m > 0.0 || opening.length_m == 0.0) return opening.width_m;
  losses.push_back({.message = "has length and no width; written 1 mm wide, since width 0 marks a round one",
                    .field = "luminous opening"});
  return narrowest_m;
}

void write_dimensions(Lines& lines, const Luminaire& luminaire, Losses& losses) {
  const LuminousOpening& opening = luminaire.opening;
  const double width_m = written_width_m(opening, losses);
  const double height_m =
      std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m});
  const Housing housing = luminaire.housing.value_or(Housing{});
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
}

void write_lamp_set(Lines& lines, const LampSet& set, PhotometryBasis basis, Losses& losses) {
  const double count = std::max(1.0, std::round(std::abs(set.lamp_count)));
  if (std::abs(set.lamp_count) != count && set.lamp_count != 0.0)
    losses.push_back(
        {.message = fmt::format("{} is written as {}; the flux of the set stays", std::abs(set.lamp_count), count),
         .field = "number of lamps"});
  lines.number(basis == PhotometryBasis::absolute ? -count : count, 0);
  lines.text(line_text(set.lamp_type, "lamp type", most_lamp_type_characters, losses));
  lines.number(set.flux_lm, decimals_for(set.flux_lm, flux_decimals));
  lines.text(line_text(set.colour_appearance, "colour appearance", most_colour_characters, losses));
  lines.text(line_text(set.colour_rendering, "colour rendering", most_rendering_characters, losses));
  lines.number(set.power_W, decimals_for(set.power_W, power_decimals));
}

void write_lamps(Lines& lines, const Luminaire& luminaire, double flux_lm, Losses& losses) {
  const double downward_flux_lm = luminaire.distribution.flux_lm(0.0, 90.0);
  const double luminaire_flux_lm = luminaire.distribution.flux_lm();
  lines.number(luminaire_flux_lm > 0.0 ? 100.0 * downward_flux_lm / luminaire_flux_lm : 0.0, 2);
  lines.number(flux_lm > 0.0 ? 100.0 * luminaire_flux_lm / flux_lm : 0.0, 2);
  lines.text("1");  // conversion factor for intensities
  lines.text("0");  // tilt during the measurement
  std::vector<LampSet> sets = luminaire.lamp_sets;
  if (sets.empty()) sets.emplace_back();
  sets.front().flux_lm = flux_lm;
  sets.front().power_W = written_power_W(luminaire, losses);
  for (std::size_t i = most_lamp_sets; i < sets.size(); ++i)
    losses.push_back({.message = "is left out: EULUMDAT holds at most 20", .field = fmt::format("lamp set {}", i + 1)});
  sets.resize(std::min(sets.size(), most_lamp_sets));
  lines.text(std::to_string(sets.size()));
  const PhotometryBasis basis = written_basis(luminaire, losses);
  for (const LampSet& set : sets) write_lamp_set(lines, set, basis, losses);
  for (std::size_t i = 0; i < direct_ratio_count; ++i) lines.text("0");
}

void write_table(Lines& lines, const ListedTable& table, double flux_lm) {
  for (const double angle_deg : table.c_deg) lines.number(angle_deg, angle_decimals);
  for (const double angle_deg : table.gammas_deg) lines.number(angle_deg, angle_decimals);
  const double cd_per_klm = flux_lm > 0.0 ? constants::lumens_per_kilolumen / flux_lm : 0.0;
  const double largest_cd = *std::max_element(table.intensities_cd.begin(), table.intensities_cd.end());
  const int decimals = decimals_for(largest_cd * cd_per_klm, intensity_decimals);
  for (const double value_cd : table.intensities_cd) lines.number(value_cd * cd_per_klm, decimals);
}

/// True where one of the lines holds the keyword's text.
bool is_placed(const Luminaire& luminaire, const Keyword& keyword) {
  const LampSet lamps = luminaire.lamp_sets.empty() ? LampSet{} : luminaire.lamp_sets.front();
  const auto says = [&](std::string_view name, std::string_view text) {
    return same_name(name, keyword.first) && keyword.second == text;
  };
  const auto says_line = [&](const KeywordNames& names) {
    return names.contain(keyword.first) && keyword.second == keyword_text(luminaire, names);
  };
  const auto says_any = [&](const auto& names, std::string_view text) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return says(name, text); });
  };
  return keyword.second.empty() || keyword.second == not_stated || says("MANUFAC", luminaire.manufacturer) ||
         says("LUMCAT", luminaire.catalogue_number) || says("LUMINAIRE", luminaire.model) ||
         says("LAMP", lamps.lamp_type) || says_any(colour_keywords, lamps.colour_appearance) ||
         says_any(rendering_keywords, lamps.colour_rendering) || says_line(report_number) || says_line(file_name) ||
         says_line(date_and_user);
}

void note_unplaced_keywords(const Luminaire& luminaire, Losses& losses) {
  for (const Keyword& keyword : luminaire.keywords) {
    if (is_placed(luminaire, keyword)) continue;
    losses.push_back({.message = fmt::format("'{}' has no place in EULUMDAT", printable_text(keyword.second)),
                      .field = keyword.first.empty() ? "free text" : printable_text(keyword.first)});
  }
}

}  // namespace

WrittenFile write_eulumdat(const Luminaire& luminaire) {
  WrittenFile file;
  const double flux_lm = written_flux_lm(luminaire);
  const ListedTable table = listed_table(luminaire.distribution, file.losses);
  Lines lines;
  write_identity(lines, luminaire, table, file.losses);
  write_dimensions(lines, luminaire, file.losses);
  write_lamps(lines, luminaire, flux_lm, file.losses);
  write_table(lines, table, flux_lm);
  note_common_losses(luminaire, "EULUMDAT", file.losses);
  if (holds_no_candela(luminaire))
    file.losses.push_back(
        {.message = "the values are no candela, which EULUMDAT can not say: they will be taken for it",
         .field = "intensity units"});
  note_unplaced_keywords(luminaire, file.losses);
  if (luminaire.tilt_factors)
    file.losses.push_back(
        {.message = "the factors for other positions of the lamp have no place in EULUMDAT", .field = "TILT"});
  file.text = lines.take();
  return file;
}

}  // namespace twinlight::photometry
