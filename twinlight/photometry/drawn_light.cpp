#include "twinlight/photometry/drawn_light.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/drawing/text_fit.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/intensity_unit.h"

namespace twinlight::photometry {
namespace {

constexpr std::string_view c0_colour = "#c2272d";
constexpr std::string_view c90_colour = "#1f5fa8";
constexpr std::string_view peak_colour = "#2f7d32";

Peak peak_of(const IntensityDistribution& distribution) {
  const std::vector<double>& values = distribution.intensities_cd();
  const auto at = static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
  const std::size_t gammas = distribution.gammas_deg().size();
  return {distribution.c_deg()[at / gammas], distribution.gammas_deg()[at % gammas], values[at]};
}

double greatest_in_plane(const IntensityDistribution& distribution, double c_deg) {
  double greatest = 0.0;
  for (const double gamma : distribution.gammas_deg())
    greatest =
        std::max({greatest, distribution.intensity_cd(c_deg, gamma), distribution.intensity_cd(c_deg + 180.0, gamma)});
  return greatest;
}

std::vector<DrawnPlane> planes_of(const IntensityDistribution& distribution, const Peak& peak) {
  if (distribution.symmetry() == Symmetry::rotational) return {{0.0, "all C-planes", c0_colour, ""}};
  std::vector<DrawnPlane> planes = {{0.0, "C0–C180", c0_colour, ""}, {90.0, "C90–C270", c90_colour, "7 4"}};
  const double shown = std::max(greatest_in_plane(distribution, 0.0), greatest_in_plane(distribution, 90.0));
  constexpr double worth_a_line = 1.02;
  if (peak.value > worth_a_line * shown) {
    const double c_deg = std::fmod(peak.c_deg, 180.0);
    planes.push_back({c_deg, fmt::format("C{:g}–C{:g} (largest)", c_deg, c_deg + 180.0), peak_colour, "10 3 2 3"});
  }
  return planes;
}

const IntensityDistribution& distribution_shown(const Luminaire& luminaire) {
  if (!luminaire.has_luminous_data && luminaire.photons) return luminaire.photons->distribution;
  if (!luminaire.has_luminous_data && luminaire.radiant) return luminaire.radiant->distribution;
  return luminaire.distribution;
}

}  // namespace

DrawnQuantity::DrawnQuantity(const Luminaire& luminaire) : distribution(distribution_shown(luminaire)) {
  if (!luminaire.has_luminous_data) {
    unit = luminaire.photons ? "µmol/(s·sr)" : "W/sr";
    flux_unit = luminaire.photons ? "µmol/s" : "W";
  } else if (const std::string other = other_intensity_unit(luminaire); !other.empty()) {
    constexpr std::string_view per_steradian = "/sr";
    unit = other;
    flux_unit = other.ends_with(per_steradian) ? other.substr(0, other.size() - per_steradian.size()) : other + "·sr";
  } else if (luminaire.basis == PhotometryBasis::relative && luminaire.declared_flux_lm.value_or(0.0) > 0.0) {
    scale = constants::lumens_per_kilolumen / *luminaire.declared_flux_lm;
    unit = "cd/klm";
  }
}

DrawnLight::DrawnLight(const Luminaire& luminaire)
    : DrawnQuantity(luminaire), peak(peak_of(distribution)), planes(planes_of(distribution, peak)) {}

LightExtent extent_of(const IntensityDistribution& distribution, double part_of_greatest) {
  const double level_cd = part_of_greatest * distribution.max_intensity_cd();
  const std::vector<double>& gammas_deg = distribution.gammas_deg();
  const std::vector<double>& values_cd = distribution.intensities_cd();
  std::size_t first = gammas_deg.size() - 1;
  std::size_t last = 0;
  for (std::size_t i = 0; i < values_cd.size(); ++i) {
    if (!(values_cd[i] > level_cd)) continue;
    first = std::min(first, i % gammas_deg.size());
    last = std::max(last, i % gammas_deg.size());
  }
  if (first > last) return {};
  return {gammas_deg[first], gammas_deg[last]};
}

std::vector<double> curve_gammas_deg(const IntensityDistribution& distribution, double step_deg) {
  const std::vector<double>& listed_deg = distribution.gammas_deg();
  std::vector<double> gammas_deg = {listed_deg.front()};
  for (const double next_deg : listed_deg) {
    const double from_deg = gammas_deg.back();
    if (next_deg - from_deg < 0.1 * step_deg && next_deg != listed_deg.back()) continue;
    const double parts = std::ceil((next_deg - from_deg) / step_deg);
    for (double part = 1.0; part <= parts; part += 1.0) gammas_deg.push_back(mix(from_deg, next_deg, part / parts));
  }
  return gammas_deg;
}

std::string peak_text(const DrawnLight& light) {
  if (!(light.peak.value > 0.0)) return "no light";
  const bool rotational = light.distribution.symmetry() == Symmetry::rotational;
  const std::string direction = rotational || light.peak.gamma_deg == 0.0 || light.peak.gamma_deg == 180.0
                                    ? ""
                                    : fmt::format("C {:g}°, ", light.peak.c_deg);
  return fmt::format("largest intensity {} {} at {}γ {:g}°", drawing::number_label(light.greatest()), light.unit,
                     direction, light.peak.gamma_deg);
}

std::string stroke_of(const DrawnPlane& plane) {
  return fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2.2\" stroke-linejoin=\"round\"{}", plane.colour,
                     plane.dashes.empty() ? "" : fmt::format(" stroke-dasharray=\"{}\"", plane.dashes));
}

void draw_plane_legend(drawing::SvgCanvas& canvas, drawing::Place at, const std::vector<DrawnPlane>& planes) {
  constexpr double sample_px = 34.0, gap_px = 8.0, size = 13.0;
  for (const DrawnPlane& plane : planes) {
    canvas.line(at, {at.x + sample_px, at.y}, stroke_of(plane));
    canvas.text({at.x + sample_px + gap_px, at.y + 4.5}, plane.label, {.size = size});
    at.x += sample_px + 3.5 * gap_px + drawing::text_width(plane.label, size);
  }
}

}  // namespace twinlight::photometry
