#include "twinlight/photometry/written_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/symmetry_sector.h"

namespace twinlight::photometry {
namespace {

constexpr double angle_tolerance_deg = 1e-6;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

}  // namespace

std::string fixed_number(double value, int most_decimals) {
  std::string text = fmt::format("{:.{}f}", value, most_decimals);
  if (most_decimals > 0) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

Result<std::string> line_text(std::string_view text, std::string_view field, std::size_t most_characters) {
  const auto refuse = [&](std::string why) {
    return failure({.message = std::move(why), .field = std::string(field)});
  };
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return std::string();
  const std::string_view trimmed = text.substr(first, text.find_last_not_of(' ') + 1 - first);
  if (!is_valid_utf8(trimmed)) return refuse("is not valid UTF-8");
  if (std::any_of(trimmed.begin(), trimmed.end(), is_control)) {
    return refuse("holds a line break or another control character; expected one line of text");
  }
  const auto characters = static_cast<std::size_t>(std::count_if(trimmed.begin(), trimmed.end(), starts_character));
  if (characters > most_characters) {
    return refuse(fmt::format("has {} characters; the format holds at most {}", characters, most_characters));
  }
  return std::string(trimmed);
}

double even_spacing_deg(const std::vector<double>& angles_deg) {
  if (angles_deg.size() < 2) return 0.0;
  const double spacing_deg = angles_deg[1] - angles_deg[0];
  for (std::size_t i = 2; i < angles_deg.size(); ++i) {
    if (std::abs(angles_deg[i] - angles_deg[i - 1] - spacing_deg) > angle_tolerance_deg) return 0.0;
  }
  return spacing_deg;
}

std::vector<std::size_t> sector_planes(const IntensityDistribution& distribution) {
  const auto [from_deg, to_deg] = sector_deg(distribution.symmetry());
  std::vector<std::size_t> planes;
  for (std::size_t plane = 0; plane < distribution.c_deg().size(); ++plane) {
    const double c_deg = distribution.c_deg()[plane];
    if (c_deg >= from_deg - angle_tolerance_deg && c_deg <= to_deg + angle_tolerance_deg) {
      planes.push_back(plane);
    }
  }
  return planes;
}

Result<double> reference_flux_lm(const Luminaire& luminaire) {
  double flux_lm = luminaire.lamp_sets.empty() ? 0.0 : luminaire.lamp_sets.front().flux_lm;
  if (luminaire.declared_flux_lm) flux_lm = *luminaire.declared_flux_lm;
  if (flux_lm == 0.0 && luminaire.basis == PhotometryBasis::absolute) flux_lm = luminaire.distribution.flux_lm();
  if (flux_lm > 0.0 && std::isfinite(flux_lm)) return flux_lm;
  return failure(
      {.message = fmt::format("is {} lm; expected a flux greater than 0", flux_lm), .field = "declared flux"});
}

}  // namespace twinlight::photometry
