#include "twinlight/photometry/written_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/names.h"

namespace twinlight::photometry {
namespace {

constexpr double even_spacing_tolerance_deg = 1e-6;

std::string quoted_name(std::string_view name) {
  return name.empty() ? std::string("one") : fmt::format("'{}'", printable_text(name));
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

int decimals_for(double largest, int least_decimals) {
  constexpr int digits = 4;
  constexpr int most_decimals = 15;
  if (!(largest > 0.0)) return least_decimals;
  const int whole_digits = static_cast<int>(std::floor(std::log10(largest)));
  return std::clamp(digits - whole_digits, least_decimals, most_decimals);
}

std::string line_text(std::string_view text, std::string_view field, std::size_t most_characters, Losses& losses) {
  const auto lose = [&](std::string why) {
    losses.push_back({.message = std::move(why), .field = std::string(field)});
  };
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  text = text.substr(first, text.find_last_not_of(' ') + 1 - first);
  std::string line = printable_text(text, 4 * text.size());
  if (line != text) lose("holds control characters or bytes that are no UTF-8; each is written as U+FFFD");
  const auto characters = static_cast<std::size_t>(std::count_if(line.begin(), line.end(), starts_character));
  if (characters <= most_characters) return line;
  std::size_t end = 0;
  for (std::size_t kept = 0; kept <= most_characters; ++end) kept += starts_character(line[end]) ? 1U : 0U;
  lose(fmt::format("has {} characters, of which the format holds {}; left out: '{}'", characters, most_characters,
                   printable_text(std::string_view(line).substr(end - 1))));
  return line.substr(0, end - 1);
}

double even_spacing_deg(const std::vector<double>& angles_deg) {
  if (angles_deg.size() < 2) return 0.0;
  const double spacing_deg = angles_deg[1] - angles_deg[0];
  for (std::size_t i = 2; i < angles_deg.size(); ++i) {
    if (std::abs(angles_deg[i] - angles_deg[i - 1] - spacing_deg) > even_spacing_tolerance_deg) return 0.0;
  }
  return spacing_deg;
}

double written_power_W(const Luminaire& luminaire, Losses& losses) {
  if (luminaire.input_power_W) return *luminaire.input_power_W;
  if (!luminaire.lamp_sets.empty()) return luminaire.lamp_sets.front().power_W;
  losses.push_back({.message = "is not stated; the format wants a number and says 0 W", .field = "input power"});
  return 0.0;
}

double reference_flux_lm(const Luminaire& luminaire) {
  double flux_lm = luminaire.lamp_sets.empty() ? 0.0 : luminaire.lamp_sets.front().flux_lm;
  if (luminaire.declared_flux_lm) flux_lm = *luminaire.declared_flux_lm;
  return flux_lm > 0.0 && std::isfinite(flux_lm) ? flux_lm : luminaire.distribution.flux_lm();
}

PhotometryBasis written_basis(const Luminaire& luminaire, Losses& losses) {
  if (luminaire.basis == PhotometryBasis::absolute) return PhotometryBasis::absolute;
  const double set_flux_lm = luminaire.lamp_sets.empty() ? 0.0 : luminaire.lamp_sets.front().flux_lm;
  if (luminaire.declared_flux_lm.value_or(set_flux_lm) > 0.0) return PhotometryBasis::relative;
  losses.push_back({.message = "no lamp flux is stated to which relative intensities belong; written as absolute",
                    .field = "photometry"});
  return PhotometryBasis::absolute;
}

void note_lost_flux(const Luminaire& luminaire, Losses& losses) {
  constexpr double same = 0.001;
  const double flux_lm = luminaire.distribution.flux_lm();
  const double declared_lm = luminaire.declared_flux_lm.value_or(flux_lm);
  if (luminaire.basis == PhotometryBasis::absolute && std::abs(declared_lm - flux_lm) > same * flux_lm)
    losses.push_back({.message = fmt::format("{:.6g} lm has no place in absolute photometry, whose intensities give "
                                             "{:.6g} lm",
                                             declared_lm, flux_lm),
                      .field = "declared flux"});
}

void note_further_lamp_sets(const Luminaire& luminaire, std::string_view format, Losses& losses) {
  for (std::size_t i = 1; i < luminaire.lamp_sets.size(); ++i) {
    const LampSet& set = luminaire.lamp_sets[i];
    losses.push_back({.message = fmt::format("{} × '{}', {:.6g} lm, {:.6g} W is left out: {} holds one set",
                                             std::abs(set.lamp_count), printable_text(set.lamp_type), set.flux_lm,
                                             set.power_W, format),
                      .field = fmt::format("lamp set {}", i + 1)});
  }
}

void note_common_losses(const Luminaire& luminaire, std::string_view format, Losses& losses) {
  const auto lose = [&](const char* field, std::string message) {
    losses.push_back({.message = std::move(message), .field = field});
  };
  if (luminaire.photometric_type != PhotometricType::c)
    lose("photometric type", fmt::format("was measured in type {}; written in type C, as the light was read",
                                         name_of(luminaire.photometric_type)));
  if (!luminaire.has_luminous_data)
    lose("intensities", "the source states photons or radiant power alone; it is written as dark");
  if (luminaire.photons) lose("photon data", fmt::format("photon intensities have no place in {}", format));
  if (luminaire.radiant) lose("radiant data", fmt::format("radiant intensities have no place in {}", format));
  for (const EmbeddedSpectrum& spectrum : luminaire.spectra)
    lose("spectrum", fmt::format("{} of {} wavelengths has no place in {}", quoted_name(spectrum.name),
                                 spectrum.wavelengths_nm.size(), format));
  if (luminaire.source_count != 1.0)
    lose("number of sources",
         fmt::format("{} of this source are in the luminaire; one is written", luminaire.source_count));
}

}  // namespace twinlight::photometry
