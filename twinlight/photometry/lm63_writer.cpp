#include "twinlight/photometry/lm63_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/lm63_written_keywords.h"
#include "twinlight/photometry/sector_table.h"
#include "twinlight/photometry/written_fields.h"

namespace twinlight::photometry {
namespace {

constexpr std::size_t numbers_per_line = 10;

/// The one height that the format holds for all sides.
double written_height_m(const LuminousOpening& opening, Losses& losses) {
  const double height_m =
      std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m});
  const double lowest_m =
      std::min({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m});
  if (lowest_m != height_m)
    losses.push_back({.message = fmt::format("sides of {:.4g}, {:.4g}, {:.4g} and {:.4g} m at C0, C90, C180 and C270; "
                                             "LM-63 holds one height and says {:.4g} m",
                                             opening.height_c0_m, opening.height_c90_m, opening.height_c180_m,
                                             opening.height_c270_m, height_m),
                      .field = "luminous height"});
  return height_m;
}

/// Width, length and height with the signs that mark the shape (LM-63-2002, table of luminous shapes).
std::string opening_numbers(const LuminousOpening& opening, Lm63Units units, Losses& losses) {
  const double per_metre = units == Lm63Units::metres ? 1.0 : 1.0 / constants::metres_per_foot;
  const double sign = opening.shape == LuminousOpening::Shape::ellipse ? -1.0 : 1.0;
  // The format's width lies along C90–C270, which is this library's length.
  return fmt::format("{} {} {}", fixed_number(sign * opening.length_m * per_metre, 4),
                     fixed_number(sign * opening.width_m * per_metre, 4),
                     fixed_number(written_height_m(opening, losses) * per_metre, 4));
}

std::string generation_number(const Lm63Options& options) {
  if (options.version == Lm63Version::v2002) return "1";  // "future use"
  return options.generation == FileGeneration::computer_simulation ? "1.00010" : "1.00001";
}

/// Numbers, ten a line.
class NumberLines {
 public:
  explicit NumberLines(int most_decimals) : most_decimals_(most_decimals) {}
  void add(double value) {
    if (on_line_ == numbers_per_line) end_line();
    if (on_line_ > 0) text_ += ' ';
    text_ += fixed_number(value, most_decimals_);
    ++on_line_;
  }
  void end_line() {
    text_ += lm63_line_end;
    on_line_ = 0;
  }
  const std::string& text() const { return text_; }

 private:
  int most_decimals_;
  std::size_t on_line_ = 0;
  std::string text_;
};

std::string photometric_lines(const SectorTable& table) {
  NumberLines angles(6);
  for (const double gamma_deg : table.gammas_deg) angles.add(gamma_deg);
  angles.end_line();
  for (const double c_deg : table.c_deg) angles.add(c_deg);
  angles.end_line();
  const std::size_t gammas = table.gammas_deg.size();
  const double largest_cd = *std::max_element(table.intensities_cd.begin(), table.intensities_cd.end());
  NumberLines intensities(decimals_for(largest_cd, 3));
  for (std::size_t i = 0; i < table.intensities_cd.size(); ++i) {
    intensities.add(table.intensities_cd[i]);
    if ((i + 1) % gammas == 0) intensities.end_line();
  }
  return angles.text() + intensities.text();
}

/// `TILT=NONE`, or the factors of the other positions of the lamp.
std::string tilt_lines(const std::optional<LampTiltFactors>& tilt) {
  if (!tilt) return fmt::format("TILT=NONE{}", lm63_line_end);
  NumberLines angles(6);
  for (const double angle_deg : tilt->angles_deg) angles.add(angle_deg);
  angles.end_line();
  NumberLines factors(6);
  for (const double factor : tilt->factors) factors.add(factor);
  factors.end_line();
  return fmt::format("TILT=INCLUDE{}{}{}{}{}{}{}", lm63_line_end, tilt->geometry, lm63_line_end,
                     tilt->angles_deg.size(), lm63_line_end, angles.text(), factors.text());
}

/// The two lines of counts, flux, opening and power.
std::string number_lines(const Luminaire& luminaire, const SectorTable& table, const Lm63Options& options,
                         Losses& losses) {
  double lamp_count = 1.0;
  double lumens_per_lamp = -1.0;
  if (written_basis(luminaire, losses) == PhotometryBasis::absolute) {
    note_lost_flux(luminaire, losses);
  } else {
    const double stated = luminaire.lamp_sets.empty() ? 1.0 : std::abs(luminaire.lamp_sets.front().lamp_count);
    lamp_count = std::max(1.0, std::round(stated));
    if (lamp_count != stated && stated != 0.0)
      losses.push_back({.message = fmt::format("{} is written as {}; their flux together stays", stated, lamp_count),
                        .field = "number of lamps"});
    lumens_per_lamp = reference_flux_lm(luminaire) / lamp_count;
  }
  const double power_W = written_power_W(luminaire, losses);
  return fmt::format("{} {} 1 {} {} 1 {} {}{}1 {} {}{}", fixed_number(lamp_count, 0),
                     fixed_number(lumens_per_lamp, decimals_for(lumens_per_lamp, 3)), table.gammas_deg.size(),
                     table.c_deg.size(), options.units == Lm63Units::metres ? 2 : 1,
                     opening_numbers(luminaire.opening, options.units, losses), lm63_line_end,
                     generation_number(options), fixed_number(power_W, decimals_for(power_W, 3)), lm63_line_end);
}

/// What stands in EULUMDAT and nowhere here.
void note_unplaced(const Luminaire& luminaire, Losses& losses) {
  note_further_lamp_sets(luminaire, "LM-63", losses);
  if (luminaire.housing)
    losses.push_back(
        {.message = fmt::format("{:.4g} × {:.4g} × {:.4g} m have no place in LM-63, which holds the luminous "
                                "ones alone",
                                luminaire.housing->length_m, luminaire.housing->width_m, luminaire.housing->height_m),
         .field = "outer dimensions"});
}

}  // namespace

WrittenFile write_lm63(const Luminaire& luminaire, const Lm63Options& options) {
  WrittenFile file;
  const SectorTable table = with_whole_quarters(sector_table(luminaire.distribution));
  file.text = options.version == Lm63Version::v2002 ? "IESNA:LM-63-2002" : "IES:LM-63-2019";
  file.text += lm63_line_end;
  file.text += lm63_keyword_lines(luminaire, file.losses);
  file.text += tilt_lines(luminaire.tilt_factors);
  file.text += number_lines(luminaire, table, options, file.losses);
  file.text += photometric_lines(table);
  note_common_losses(luminaire, "LM-63", file.losses);
  note_unplaced(luminaire, file.losses);
  return file;
}

}  // namespace twinlight::photometry
