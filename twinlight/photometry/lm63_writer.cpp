#include "twinlight/photometry/lm63_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/symmetry_sector.h"
#include "twinlight/photometry/written_fields.h"

namespace twinlight::photometry {
namespace {

constexpr std::size_t most_line_bytes = 256;
constexpr std::size_t numbers_per_line = 10;
constexpr std::string_view line_end = "\r\n";

using Keyword = std::pair<std::string, std::string>;

bool same_name(std::string_view a, std::string_view b) {
  const auto capital = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return capital(x) == capital(y); });
}

/// The names under which the EULUMDAT reader keeps lines; two of them are TEST and ISSUEDATE here.
bool is_eulumdat_line(std::string_view keyword) {
  return keyword == "report number" || keyword == "file name" || keyword == "date and user";
}

/// The luminaire's own texts under the names of the format; the first five are demanded by the standard.
std::vector<Keyword> own_keywords(const Luminaire& luminaire) {
  const auto stated = [&](std::string_view name, std::string_view eulumdat_name) {
    const auto found = std::find_if(luminaire.keywords.begin(), luminaire.keywords.end(), [&](const Keyword& keyword) {
      return !keyword.second.empty() && (same_name(keyword.first, name) || keyword.first == eulumdat_name);
    });
    return found == luminaire.keywords.end() ? std::string("not stated") : found->second;
  };
  std::vector<Keyword> own = {{"TEST", stated("TEST", "report number")},
                              {"TESTLAB", stated("TESTLAB", "")},
                              {"ISSUEDATE", stated("ISSUEDATE", "date and user")},
                              {"MANUFAC", luminaire.manufacturer},
                              {"LUMCAT", luminaire.catalogue_number},
                              {"LUMINAIRE", luminaire.model}};
  const LampSet lamps = luminaire.lamp_sets.empty() ? LampSet{} : luminaire.lamp_sets.front();
  if (!lamps.lamp_type.empty()) own.emplace_back("LAMP", lamps.lamp_type);
  if (!lamps.colour_appearance.empty()) own.emplace_back("_CCT", lamps.colour_appearance);
  if (!lamps.colour_rendering.empty()) own.emplace_back("_CRI", lamps.colour_rendering);
  return own;
}

/// `[NAME] text`, continued under [MORE] at a blank where the text is longer than a line. Free text has no name.
Result<void> add_keyword(std::string& lines, const Keyword& keyword) {
  std::string line = keyword.first.empty() ? "" : "[" + keyword.first + "] ";
  std::string_view rest = keyword.second;
  while (line.size() + rest.size() > most_line_bytes) {
    const std::size_t blank = rest.rfind(' ', most_line_bytes - line.size());
    if (blank == std::string_view::npos || blank == 0) break;
    line += rest.substr(0, blank);
    lines.append(TWL_TRY(line_text(line, keyword.first, most_line_bytes))).append(line_end);
    line = "[MORE] ";
    rest.remove_prefix(blank + 1);
  }
  line += rest;
  lines.append(TWL_TRY(line_text(line, keyword.first, most_line_bytes))).append(line_end);
  return {};
}

Result<std::string> keyword_lines(const Luminaire& luminaire) {
  std::string lines;
  const std::vector<Keyword> own = own_keywords(luminaire);
  for (const Keyword& keyword : own) TWL_CHECK(add_keyword(lines, keyword));
  for (const Keyword& keyword : luminaire.keywords) {
    if (is_eulumdat_line(keyword.first)) continue;
    const auto same = [&](const Keyword& one) { return same_name(one.first, keyword.first); };
    if (std::none_of(own.begin(), own.end(), same)) TWL_CHECK(add_keyword(lines, keyword));
  }
  return lines;
}

/// Width, length and height with the signs that mark the shape (LM-63-2002, table of luminous shapes).
Result<std::string> opening_numbers(const LuminousOpening& opening, Lm63Units units) {
  if (opening.height_c0_m != opening.height_c90_m || opening.height_c0_m != opening.height_c180_m ||
      opening.height_c0_m != opening.height_c270_m) {
    return failure({.message = "has sides of different height; LM-63 holds one", .field = "luminous opening"});
  }
  const double per_metre = units == Lm63Units::metres ? 1.0 : 1.0 / constants::metres_per_foot;
  const double sign = opening.shape == LuminousOpening::Shape::ellipse ? -1.0 : 1.0;
  // The format's width lies along C90–C270, which is this library's length.
  return fmt::format("{} {} {}", fixed_number(sign * opening.length_m * per_metre, 4),
                     fixed_number(sign * opening.width_m * per_metre, 4),
                     fixed_number(opening.height_c0_m * per_metre, 4));
}

std::string generation_number(const Lm63Options& options) {
  if (options.version == Lm63Version::v2002) return "1";  // "future use"
  return options.generation == FileGeneration::computer_simulation ? "1.00010" : "1.00001";
}

/// Numbers of at most three or four decimals, ten a line.
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
    text_ += line_end;
    on_line_ = 0;
  }
  const std::string& text() const { return text_; }

 private:
  int most_decimals_;
  std::size_t on_line_ = 0;
  std::string text_;
};

Result<void> check_gammas(const std::vector<double>& gammas_deg) {
  const bool starts_well = gammas_deg.front() == 0.0 || gammas_deg.front() == 90.0;
  const bool ends_well = gammas_deg.back() == 90.0 || gammas_deg.back() == 180.0;
  if (starts_well && ends_well) return {};
  return failure({.message = fmt::format("run from {} to {}; LM-63 wants 0 or 90 to 90 or 180", gammas_deg.front(),
                                         gammas_deg.back()),
                  .field = "vertical angles"});
}

Result<void> check_planes(const IntensityDistribution& distribution) {
  if (distribution.symmetry() == Symmetry::rotational) return {};
  const std::vector<std::size_t> planes = sector_planes(distribution);
  const double covered_deg = distribution.c_deg()[planes.back()] - distribution.c_deg()[planes.front()];
  const auto [from_deg, to_deg] = sector_deg(distribution.symmetry());
  if (std::abs(covered_deg - (to_deg - from_deg)) < 1e-6) return {};
  return failure(
      {.message = fmt::format("cover {}° of the {}° that the symmetry leaves", covered_deg, to_deg - from_deg),
       .field = "horizontal angles"});
}

std::string photometric_lines(const IntensityDistribution& distribution) {
  const std::vector<double>& gammas_deg = distribution.gammas_deg();
  const std::vector<std::size_t> planes = sector_planes(distribution);
  NumberLines angles(4);
  for (const double gamma_deg : gammas_deg) angles.add(gamma_deg);
  angles.end_line();
  for (const std::size_t plane : planes) angles.add(distribution.c_deg()[plane]);
  angles.end_line();
  NumberLines intensities(3);
  for (const std::size_t plane : planes) {
    for (std::size_t j = 0; j < gammas_deg.size(); ++j) {
      intensities.add(distribution.intensities_cd()[plane * gammas_deg.size() + j]);
    }
    intensities.end_line();
  }
  return angles.text() + intensities.text();
}

/// The two lines of counts, flux, opening and power.
Result<std::string> number_lines(const Luminaire& luminaire, const Lm63Options& options) {
  const bool has_sets = !luminaire.lamp_sets.empty();
  double lamp_count = 1.0;
  double lumens_per_lamp = -1.0;
  if (luminaire.basis == PhotometryBasis::relative) {
    if (has_sets) lamp_count = std::max(1.0, std::round(std::abs(luminaire.lamp_sets.front().lamp_count)));
    lumens_per_lamp = TWL_TRY(reference_flux_lm(luminaire)) / lamp_count;
  }
  const double power_W = luminaire.input_power_W.value_or(has_sets ? luminaire.lamp_sets.front().power_W : 0.0);
  return fmt::format("{} {} 1 {} {} 1 {} {}{}1 {} {}{}", fixed_number(lamp_count, 0), fixed_number(lumens_per_lamp, 3),
                     luminaire.distribution.gammas_deg().size(), sector_planes(luminaire.distribution).size(),
                     options.units == Lm63Units::metres ? 2 : 1,
                     TWL_TRY(opening_numbers(luminaire.opening, options.units)), line_end, generation_number(options),
                     fixed_number(power_W, 3), line_end);
}

}  // namespace

Result<std::string> write_lm63(const Luminaire& luminaire, const Lm63Options& options) {
  TWL_CHECK(check_gammas(luminaire.distribution.gammas_deg()));
  TWL_CHECK(check_planes(luminaire.distribution));
  std::string text(options.version == Lm63Version::v2002 ? "IESNA:LM-63-2002" : "IES:LM-63-2019");
  text += line_end;
  text += TWL_TRY(keyword_lines(luminaire));
  text += "TILT=NONE";
  text += line_end;
  text += TWL_TRY(number_lines(luminaire, options));
  return text + photometric_lines(luminaire.distribution);
}

}  // namespace twinlight::photometry
