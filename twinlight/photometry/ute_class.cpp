#include "twinlight/photometry/ute_class.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/zonal_flux.h"

namespace twinlight::photometry {
namespace {

struct Class {
  char letter;
  std::array<double, 3> within;  ///< thousandths of the downward flux within the three cones
};

/// NF C 71-121:1993, the table of classes, as printed in the glossary of leclairage.fr ("Classe photométrique").
constexpr std::array<Class, 10> classes = {{{'A', {900, 967, 1000}},
                                            {'B', {767, 933, 1000}},
                                            {'C', {633, 900, 967}},
                                            {'D', {533, 833, 967}},
                                            {'E', {433, 767, 967}},
                                            {'F', {400, 867, 1000}},
                                            {'G', {367, 667, 900}},
                                            {'H', {333, 600, 833}},
                                            {'I', {267, 667, 833}},
                                            {'J', {233, 500, 733}}}};
constexpr double widest_deviation = 70.0;

std::optional<char> letter_of(const std::array<double, 3>& within) {
  std::optional<char> nearest;
  double least = std::numeric_limits<double>::infinity();
  for (const Class& each : classes) {
    double square = 0.0;
    bool fits = true;
    for (std::size_t i = 0; i < within.size(); ++i) {
      const double off = within[i] - each.within[i];
      fits = fits && std::abs(off) <= widest_deviation;
      square += off * off;
    }
    if (!fits || square >= least) continue;
    nearest = each.letter;
    least = square;
  }
  return nearest;
}

constexpr double least_shown_part = 0.005;

}  // namespace

std::optional<std::string> UteClass::symbol() const {
  const bool shows_up = upward_part >= least_shown_part;
  if (downward_part < least_shown_part) return fmt::format("{:.2f} T", upward_part);
  if (!letter) return std::nullopt;
  std::string text = fmt::format("{:.2f} {}", downward_part, *letter);
  if (shows_up) text += fmt::format(" + {:.2f} T", upward_part);
  return text;
}

std::optional<UteClass> ute_class(const Luminaire& luminaire) {
  const double flux_lm = luminaire.distribution.flux_lm();
  if (!(flux_lm > 0.0)) return std::nullopt;
  const bool relative = luminaire.basis == PhotometryBasis::relative && luminaire.declared_flux_lm.value_or(0.0) > 0.0;
  const double whole_lm = relative ? *luminaire.declared_flux_lm : flux_lm;
  const double downward_lm = luminaire.distribution.flux_lm(0.0, 90.0);
  UteClass found{.downward_part = downward_lm / whole_lm, .upward_part = (flux_lm - downward_lm) / whole_lm};
  const FluxCode code = cie_flux_code(luminaire);
  std::array<double, 3> within{};
  for (std::size_t i = 0; i < within.size(); ++i) {
    if (!code.n_percent[i].value) return found;
    within[i] = 10.0 * *code.n_percent[i].value;
  }
  found.letter = letter_of(within);
  return found;
}

}  // namespace twinlight::photometry
