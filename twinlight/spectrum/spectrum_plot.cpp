#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "twinlight/drawing/svg_canvas.h"
#include "twinlight/spectrum/display_colour.h"
#include "twinlight/spectrum/drawings.h"
#include "twinlight/spectrum/spectral_tables.h"

namespace twinlight::spectrum {
namespace {

using drawing::Place;
using drawing::signed_text;
using drawing::SvgCanvas;

constexpr double plot_width = 960.0, plot_height = 540.0;
constexpr Place top_left{80.0, 96.0}, bottom_right{924.0, 462.0};
constexpr std::string_view overlay_colour = "#0b6e99";
constexpr std::string_view leaf_colour = "#2f7d32";

/// The wavelengths shown: 380–780 nm, and more where the spectrum has more.
struct Axis {
  double from_nm, to_nm;
  double x(double nm) const { return top_left.x + (nm - from_nm) / (to_nm - from_nm) * (bottom_right.x - top_left.x); }
  static double y(double relative) { return bottom_right.y - relative * (bottom_right.y - top_left.y) / 1.08; }
};

Axis axis_for(const SpectralDistribution& distribution) {
  constexpr double widest_from_nm = 350.0, widest_to_nm = 850.0;
  return {std::clamp(distribution.first_nm(), widest_from_nm, 380.0),
          std::clamp(distribution.last_nm(), 780.0, widest_to_nm)};
}

void draw_frame(SvgCanvas& canvas, const Axis& axis) {
  for (int tenths = 0; tenths <= 10; tenths += 2) {
    const double y = Axis::y(0.1 * tenths);
    canvas.line({top_left.x, y}, {bottom_right.x, y}, tenths == 0 ? "stroke=\"#7a828a\"" : "stroke=\"#e6e9ec\"");
    canvas.text({top_left.x - 10, y + 4.5}, fmt::format("{:.1f}", 0.1 * tenths), {.anchor = "end"});
  }
  for (int nm = 350; nm <= axis.to_nm; nm += 50) {
    if (nm < axis.from_nm) continue;
    const double x = axis.x(nm);
    canvas.line({x, bottom_right.y}, {x, bottom_right.y + 6}, "stroke=\"#7a828a\"");
    canvas.text({x, bottom_right.y + 22}, fmt::format("{}", nm), {.anchor = "middle"});
  }
  canvas.text({(top_left.x + bottom_right.x) / 2, bottom_right.y + 50}, "wavelength in nm",
              {.size = 14, .anchor = "middle"});
  canvas.text({26, (top_left.y + bottom_right.y) / 2}, "relative spectral power",
              {.size = 14, .anchor = "middle", .turned_deg = -90});
}

/// The display colour of one wavelength: fading where the eye fades, but never dark, for the picture shows power.
std::string wavelength_colour(double nm) {
  const SpectralTable& observer = tables::cie1931_observer;
  constexpr double first_nm = 400.0, last_nm = 700.0;  // beyond them the colour no longer changes
  const double seen_nm = std::clamp(nm, first_nm, last_nm);
  const Tristimulus t{observer.at(0, seen_nm), observer.at(1, seen_nm), observer.at(2, seen_nm)};
  const double outside = std::abs(nm - seen_nm);
  const double level = 0.25 + 0.75 * std::exp(-outside / 40.0) * std::min(1.0, std::pow(2.0 * (t.x + t.y + t.z), 0.25));
  constexpr double white_part = 0.03;
  return display_colour(xy(t), level, white_part);
}

void define_rainbow(SvgCanvas& canvas, const Axis& axis) {
  std::string gradient = "<defs><linearGradient id=\"rainbow\" gradientUnits=\"userSpaceOnUse\" ";
  gradient += fmt::format("x1=\"{:.2f}\" x2=\"{:.2f}\" y1=\"0\" y2=\"0\">", axis.x(axis.from_nm), axis.x(axis.to_nm));
  for (double nm = axis.from_nm; nm <= axis.to_nm; nm += 4.0)
    gradient += fmt::format("<stop offset=\"{:.4f}\" stop-color=\"{}\"/>",
                            (nm - axis.from_nm) / (axis.to_nm - axis.from_nm), wavelength_colour(nm));
  canvas.raw(gradient + "</linearGradient></defs>");
}

void draw_spectrum(SvgCanvas& canvas, const Axis& axis, const SpectralDistribution& distribution) {
  const double peak = distribution.peak();
  std::vector<Place> curve;
  const double from_nm = std::max(axis.from_nm, distribution.first_nm());
  const double to_nm = std::min(axis.to_nm, distribution.last_nm());
  constexpr double step_nm = 0.5;
  for (double nm = from_nm; nm <= to_nm; nm += step_nm)
    curve.push_back({axis.x(nm), Axis::y(distribution.at(nm) / peak)});
  if (curve.empty()) return;
  std::vector<Place> area(curve);
  area.push_back({curve.back().x, Axis::y(0.0)});
  area.push_back({curve.front().x, Axis::y(0.0)});
  canvas.polygon(area, "fill=\"url(#rainbow)\" opacity=\"0.92\"");
  canvas.polyline(curve, "fill=\"none\" stroke=\"#23282d\" stroke-width=\"1.6\" stroke-linejoin=\"round\"");
}

void draw_overlay(SvgCanvas& canvas, const Axis& axis, ActionOverlay overlay) {
  if (overlay == ActionOverlay::none) return;
  const bool melanopic = overlay == ActionOverlay::melanopic;
  const SpectralTable& table = melanopic ? tables::cie_s026_action_spectra : tables::mccree1972_quantum_yield;
  const std::size_t column = melanopic ? 4 : 0;
  const std::string_view colour = melanopic ? overlay_colour : leaf_colour;
  std::vector<Place> curve;
  const double from_nm = std::max(axis.from_nm, table.wavelength_nm(0));
  const double to_nm = std::min(axis.to_nm, table.wavelength_nm(table.rows() - 1));
  for (double nm = from_nm; nm <= to_nm; nm += 1.0) curve.push_back({axis.x(nm), Axis::y(table.at(column, nm))});
  canvas.polyline(curve, fmt::format("fill=\"none\" stroke=\"#ffffff\" stroke-width=\"4.5\" opacity=\"0.75\""));
  canvas.polyline(curve,
                  fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2.2\" stroke-dasharray=\"8 5\"", colour));
}

void draw_legend(SvgCanvas& canvas, ActionOverlay overlay) {
  if (overlay == ActionOverlay::none) return;
  const bool melanopic = overlay == ActionOverlay::melanopic;
  const std::string_view colour = melanopic ? overlay_colour : leaf_colour;
  const std::string_view label =
      melanopic ? "melanopic action spectrum, CIE S 026" : "relative quantum yield of photosynthesis, McCree 1972";
  const double y = 78.0;
  canvas.text({bottom_right.x, y}, label, {.size = 13, .anchor = "end", .fill = colour});
  const double label_width = 6.9 * static_cast<double>(label.size());
  canvas.line({bottom_right.x - label_width - 44, y - 4}, {bottom_right.x - label_width - 8, y - 4},
              fmt::format("stroke=\"{}\" stroke-width=\"2.2\" stroke-dasharray=\"8 5\"", colour));
}

std::string caption(const Metrics& m, ActionOverlay overlay) {
  std::vector<std::string> parts;
  if (m.cct_K) parts.push_back(fmt::format("CCT {:.0f} K", *m.cct_K));
  if (m.duv) parts.push_back("Duv " + signed_text(*m.duv));
  if (m.colour_rendering) parts.push_back(fmt::format("Ra {:.0f}", m.colour_rendering->ra));
  if (m.colour_fidelity) parts.push_back(fmt::format("Rf {:.0f}", m.colour_fidelity->rf));
  if (overlay == ActionOverlay::melanopic && m.melanopic_der())
    parts.push_back(fmt::format("melanopic DER {:.2f}", *m.melanopic_der()));
  if (overlay == ActionOverlay::mccree) {
    if (m.photons.ppf_per_watt_umol_J)
      parts.push_back(fmt::format("{:.2f} µmol/J radiant", *m.photons.ppf_per_watt_umol_J));
    if (m.photons.fraction_blue)
      parts.push_back(fmt::format("B {:.0f} : G {:.0f} : R {:.0f} %", 100 * *m.photons.fraction_blue,
                                  100 * *m.photons.fraction_green, 100 * *m.photons.fraction_red));
    if (m.photons.phytochrome_pss) parts.push_back(fmt::format("PSS {:.2f}", *m.photons.phytochrome_pss));
  } else if (m.ler_lm_per_W) {
    parts.push_back(fmt::format("{:.0f} lm/W radiant", *m.ler_lm_per_W));
  }
  std::string joined;
  for (const std::string& part : parts) joined += joined.empty() ? part : " · " + part;
  return joined;
}

}  // namespace

std::string spectrum_svg(const SpectralDistribution& distribution, const Metrics& metrics, ActionOverlay overlay,
                         std::string_view title) {
  SvgCanvas canvas(plot_width, plot_height, title);
  const Axis axis = axis_for(distribution);
  define_rainbow(canvas, axis);
  canvas.text({top_left.x, 36}, title, {.size = 20, .fill = "#16191c", .weight = "600"});
  canvas.text({top_left.x, 58}, caption(metrics, overlay), {.size = 14});
  draw_frame(canvas, axis);
  draw_spectrum(canvas, axis, distribution);
  draw_overlay(canvas, axis, overlay);
  draw_legend(canvas, overlay);
  return std::move(canvas).finished();
}

}  // namespace twinlight::spectrum
