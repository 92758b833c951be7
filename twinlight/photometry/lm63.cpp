#include "twinlight/photometry/lm63.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/lamp_colour.h"
#include "twinlight/photometry/lm63_header.h"
#include "twinlight/photometry/lm63_numbers.h"
#include "twinlight/photometry/lm63_opening.h"
#include "twinlight/photometry/lm63_planes.h"
#include "twinlight/photometry/number_text.h"
#include "twinlight/photometry/text_encoding.h"
#include "twinlight/photometry/written_keywords.h"

namespace twinlight::photometry {
namespace {

/// The thirteen numbers between TILT and the angles.
struct Quantities {
  double lamps = 0.0;
  double lumens_per_lamp = 0.0;
  double scale = 1.0;  ///< all factors that multiply the candela values
  std::size_t vertical_angles = 0;
  std::size_t horizontal_angles = 0;
  PhotometricType type = PhotometricType::c;
  Lm63Dimensions dimensions;
  double input_power_W = 0.0;
  std::size_t count_line = 0;
};

/// TILT=INCLUDE: geometry, number of pairs, angles, factors.
Result<LampTiltFactors> read_tilt_factors(Lm63Numbers& numbers) {
  const double geometry = TWL_TRY(numbers.next("lamp to luminaire geometry"));
  if (geometry != 1.0 && geometry != 2.0 && geometry != 3.0)
    return failure({.message = fmt::format("{} is not 1, 2 or 3", geometry),
                    .line = numbers.line(),
                    .field = "lamp to luminaire geometry"});
  LampTiltFactors tilt = {.geometry = static_cast<int>(geometry)};
  const std::size_t pairs = TWL_TRY(numbers.next_count("number of tilt angles"));
  tilt.angles_deg = TWL_TRY(numbers.next_angles("tilt angle", pairs, Range::between(0.0, 360.0)));
  tilt.factors = TWL_TRY(numbers.next_series("tilt factor", pairs, Range::at_least(0.0)));
  return tilt;
}

Result<double> one_of(Lm63Numbers& numbers, std::string_view field, double most, std::string_view meaning) {
  const double number = TWL_TRY(numbers.next(field));
  if (number >= 1.0 && number <= most && number == std::floor(number)) return number;
  return failure({.message = fmt::format("{} is none of {}", number, meaning),
                  .line = numbers.line(),
                  .field = std::string(field)});
}

PhotometricType type_of(double code) {
  if (code == 1.0) return PhotometricType::c;
  return code == 2.0 ? PhotometricType::b : PhotometricType::a;
}

/// The line of counts: number of lamps to luminous height.
Result<Quantities> read_counts(Lm63Numbers& numbers) {
  Quantities q;
  q.lamps = TWL_TRY(numbers.next("number of lamps", Range::at_least(0.0)));
  q.count_line = numbers.line();
  q.lumens_per_lamp = TWL_TRY(numbers.next("lumens per lamp"));
  q.scale = TWL_TRY(numbers.next("candela multiplier", Range::positive()));
  q.vertical_angles = TWL_TRY(numbers.next_count("number of vertical angles"));
  q.horizontal_angles = TWL_TRY(numbers.next_count("number of horizontal angles"));
  q.type = type_of(TWL_TRY(one_of(numbers, "photometric type", 3.0, "1 (C), 2 (B), 3 (A)")));
  const double units = TWL_TRY(one_of(numbers, "units type", 2.0, "1 (feet), 2 (metres)"));
  const double metres = units == 1.0 ? constants::metres_per_foot : 1.0;
  q.dimensions.width_m = metres * TWL_TRY(numbers.next("luminous width"));
  q.dimensions.length_m = metres * TWL_TRY(numbers.next("luminous length"));
  q.dimensions.height_m = metres * TWL_TRY(numbers.next("luminous height"));
  return q;
}

/// Names the likely cause where the line of counts makes no sense and holds "1,0".
Diagnostic with_comma_hint(Diagnostic fault, const std::vector<std::string_view>& lines) {
  if (fault.line == 0 || fault.line > lines.size()) return fault;
  const std::string_view line = lines[fault.line - 1];
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    const auto digit = [&](std::size_t at) { return line[at] >= '0' && line[at] <= '9'; };
    if (line[i] != ',' || !digit(i - 1) || !digit(i + 1)) continue;
    fault.message = fmt::format("{}: {}; a comma parts two numbers in LM-63, so decimal commas shift the counts",
                                fault.field, fault.message);
    fault.field = "count line";
    break;
  }
  return fault;
}

Result<Quantities> read_quantities(Lm63Numbers& numbers, const std::vector<std::string_view>& lines, FileFormat edition,
                                   std::vector<Diagnostic>& warnings) {
  auto counts = read_counts(numbers);
  if (!counts) return failure(with_comma_hint(std::move(counts).error(), lines));
  Quantities q = *counts;
  q.scale *= TWL_TRY(numbers.next("ballast factor", Range::positive()));
  const double twelfth = TWL_TRY(numbers.next("ballast-lamp photometric factor"));
  // Since 1995 the twelfth number is kept for future use, since 2019 it says how the file was made.
  const bool is_factor = edition == FileFormat::lm63_1986 || edition == FileFormat::lm63_1991;
  if (is_factor && twelfth > 0.0) {
    q.scale *= twelfth;
  } else if (is_factor) {
    warnings.push_back({.message = fmt::format("{} is no factor; taken as 1", twelfth),
                        .line = numbers.line(),
                        .field = "ballast-lamp photometric factor"});
  }
  q.input_power_W = TWL_TRY(numbers.next("input watts", Range::at_least(0.0)));
  return q;
}

void note_lamp_flux(const Quantities& q, Luminaire& luminaire) {
  luminaire.basis = q.lumens_per_lamp < 0.0 ? PhotometryBasis::absolute : PhotometryBasis::relative;
  LampSet lamps = {.lamp_count = q.lamps, .power_W = q.input_power_W};
  for (const auto& [keyword, text] : luminaire.keywords)
    if (keyword == "LAMP") lamps.lamp_type = text;
  if (luminaire.basis == PhotometryBasis::relative) {
    const double flux_lm = q.lamps * q.lumens_per_lamp;
    lamps.flux_lm = flux_lm;
    if (flux_lm > 0.0 && std::isfinite(flux_lm)) {
      luminaire.declared_flux_lm = flux_lm;
    } else {
      luminaire.warnings.push_back(
          {.message = fmt::format("{} lamps of {} lm give no lamp flux; the intensities are taken as they are", q.lamps,
                                  q.lumens_per_lamp),
           .line = q.count_line,
           .field = q.lamps > 0.0 ? "lumens per lamp" : "number of lamps"});
    }
  } else if (q.lumens_per_lamp != -1.0) {
    luminaire.warnings.push_back(
        {.message = fmt::format("{} lumens; read as −1, absolute photometry", q.lumens_per_lamp),
         .line = q.count_line,
         .field = "lumens per lamp"});
  }
  luminaire.lamp_sets.push_back(std::move(lamps));
}

/// The standard names no keyword for the lamp's colour; these are the user keywords found in makers' files.
void note_colour_keywords(const Lm63Header& header, Luminaire& luminaire) {
  LampSet& lamps = luminaire.lamp_sets.front();
  for (const std::string_view name : colour_keywords)
    if (lamps.colour_appearance.empty()) lamps.colour_appearance = header.keyword(name);
  for (const std::string_view name : rendering_keywords)
    if (lamps.colour_rendering.empty()) lamps.colour_rendering = header.keyword(name);
  note_lamp_colour(luminaire);
}

Result<Luminaire> read_numbers(const std::vector<std::string_view>& lines, Lm63Header header) {
  Lm63Numbers numbers(lines, header.tilt_line + 1);
  std::optional<LampTiltFactors> tilt_factors;
  if (header.tilt_included) tilt_factors = TWL_TRY(read_tilt_factors(numbers));
  const Quantities q = TWL_TRY(read_quantities(numbers, lines, header.format, header.warnings));

  Luminaire luminaire = {.format = header.format, .photometric_type = q.type};
  luminaire.manufacturer = header.keyword("MANUFAC");
  luminaire.model = header.keyword("LUMINAIRE");
  luminaire.catalogue_number = header.keyword("LUMCAT");
  luminaire.keywords = header.keywords;
  luminaire.warnings = std::move(header.warnings);
  luminaire.stored_c_planes = q.horizontal_angles;
  luminaire.stored_gammas = q.vertical_angles;
  luminaire.opening = lm63_opening(q.dimensions, header.format);
  if (q.dimensions.height_m < 0.0)
    luminaire.warnings.push_back({.message = "a negative height marks a sphere, a spheroid, a lying cylinder or an "
                                             "upright disc; taken as an upright body of the same extents",
                                  .line = q.count_line,
                                  .field = "height"});
  luminaire.input_power_W = q.input_power_W;
  luminaire.tilt_factors = std::move(tilt_factors);
  note_lamp_flux(q, luminaire);
  note_colour_keywords(header, luminaire);

  const Lm63Grid grid = {.type = q.type,
                         .vertical_angles = q.vertical_angles,
                         .horizontal_angles = q.horizontal_angles,
                         .candela_factor = q.scale};
  luminaire.distribution = TWL_TRY(read_lm63_planes(numbers, grid, luminaire.warnings));
  luminaire.symmetry = luminaire.distribution.symmetry();
  if (numbers.has_more())
    luminaire.warnings.push_back(
        {.message = "text after the last candela value is left out", .line = numbers.line(), .field = "end of file"});
  return luminaire;
}

}  // namespace

bool looks_like_lm63(std::string_view text) {
  const std::vector<std::string_view> lines = split_lines(text);
  if (!lines.empty() && starts_with_ignoring_case(trimmed(lines.front()), "IES")) return true;
  return std::any_of(lines.begin(), lines.end(),
                     [](std::string_view line) { return starts_with_ignoring_case(trimmed(line), "TILT="); });
}

Result<Luminaire> read_lm63(std::string_view text, std::string_view file) {
  const auto with_file = [&](Diagnostic& diagnostic) { diagnostic.file = std::string(file); };
  while (!text.empty() && (text.back() == '\0' || text.back() == '\x1A')) text.remove_suffix(1);
  const std::vector<std::string_view> lines = split_lines(text);
  Result<Luminaire> read = [&]() -> Result<Luminaire> {
    if (text.find('\0') != std::string_view::npos)
      return failure({.message = "holds zero bytes: no text, or UTF-16 without a byte order mark",
                      .line = 1,
                      .field = "version line"});
    return read_numbers(lines, TWL_TRY(read_lm63_header(lines)));
  }();
  if (!read) {
    with_file(read.error());
    return read;
  }
  for (Diagnostic& warning : read->warnings) with_file(warning);
  return read;
}

}  // namespace twinlight::photometry
