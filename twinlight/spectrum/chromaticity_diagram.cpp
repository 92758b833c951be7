#include <fmt/format.h>

#include <array>
#include <cmath>
#include <vector>

#include "twinlight/drawing/svg_canvas.h"
#include "twinlight/spectrum/correlated_colour_temperature.h"
#include "twinlight/spectrum/display_colour.h"
#include "twinlight/spectrum/drawings.h"
#include "twinlight/spectrum/spectral_tables.h"

namespace twinlight::spectrum {
namespace {

using drawing::Place;
using drawing::signed_text;
using drawing::SvgCanvas;

constexpr double chart_width = 700.0, chart_height = 720.0;
constexpr Place origin{76.0, 648.0};  ///< of u′ = 0, v′ = 0
constexpr double chart_unit = 920.0;  ///< a step of 1 in u′ or v′

Place at(const Uv1960& c) {
  return {origin.x + chart_unit * c.u, origin.y - chart_unit * v_prime(c)};
}

std::vector<Place> spectral_locus() {
  std::vector<Place> locus;
  const SpectralTable& observer = tables::cie1931_observer;
  constexpr double first_nm = 390.0, last_nm = 700.0;  // beyond them the locus turns back on itself
  for (double nm = first_nm; nm <= last_nm; nm += 2.0)
    locus.push_back(at(uv1960(Tristimulus{observer.at(0, nm), observer.at(1, nm), observer.at(2, nm)})));
  return locus;
}

/// Cells in the colours of their chromaticity, blurred into each other and cut out along the locus.
void draw_colours(SvgCanvas& canvas, std::span<const Place> locus) {
  std::string corners;
  for (const Place& place : locus) corners += fmt::format("{:.2f},{:.2f} ", place.x, place.y);
  canvas.raw(
      fmt::format("<defs><clipPath id=\"gamut\"><polygon points=\"{}\"/></clipPath>"
                  "<filter id=\"soft\" x=\"-5%\" y=\"-5%\" width=\"110%\" height=\"110%\">"
                  "<feGaussianBlur stdDeviation=\"7\"/></filter></defs>",
                  corners));
  canvas.raw("<g clip-path=\"url(#gamut)\"><g filter=\"url(#soft)\">");
  constexpr double cell = 0.0125;
  for (int i = 0; i < 52; ++i)
    for (int j = 1; j < 49; ++j) {
      const Uv1960 c{cell * (i + 0.5), cell * (j + 0.5) / 1.5};
      const Xy chromaticity = xy(c);
      if (chromaticity.x <= 0.0 || chromaticity.y <= 0.0 || chromaticity.x + chromaticity.y >= 1.05) continue;
      const Place corner = at({cell * i, cell * (j + 1) / 1.5});
      canvas.raw(fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>",
                             corner.x, corner.y, chart_unit * cell + 0.5, chart_unit * cell + 0.5,
                             display_colour(chromaticity)));
    }
  canvas.raw("</g></g>");
}

void draw_frame(SvgCanvas& canvas) {
  for (int tenths = 0; tenths <= 6; ++tenths) {
    const double value = 0.1 * tenths;
    canvas.line({origin.x + chart_unit * value, origin.y},
                {origin.x + chart_unit * value, origin.y - chart_unit * 0.62},
                tenths == 0 ? "stroke=\"#7a828a\"" : "stroke=\"#eceff1\"");
    canvas.line({origin.x, origin.y - chart_unit * value},
                {origin.x + chart_unit * 0.64, origin.y - chart_unit * value},
                tenths == 0 ? "stroke=\"#7a828a\"" : "stroke=\"#eceff1\"");
    canvas.text({origin.x + chart_unit * value, origin.y + 20}, fmt::format("{:.1f}", value), {.anchor = "middle"});
    canvas.text({origin.x - 10, origin.y - chart_unit * value + 4.5}, fmt::format("{:.1f}", value), {.anchor = "end"});
  }
  canvas.text({origin.x + chart_unit * 0.32, origin.y + 46}, "u′", {.size = 15, .anchor = "middle"});
  canvas.text({28, origin.y - chart_unit * 0.31}, "v′", {.size = 15, .anchor = "middle"});
}

void draw_wavelengths(SvgCanvas& canvas) {
  const SpectralTable& observer = tables::cie1931_observer;
  for (const int nm : {420, 460, 480, 490, 500, 520, 540, 560, 580, 600, 620, 640, 680}) {
    const Place place = at(uv1960(Tristimulus{observer.at(0, nm), observer.at(1, nm), observer.at(2, nm)}));
    const bool left = nm < 520;
    canvas.circle(place, 2.0, "fill=\"#3b4148\"");
    canvas.text({place.x + (left ? -8.0 : 4.0), place.y + (left ? 4.0 : -8.0)}, fmt::format("{}", nm),
                {.size = 11, .anchor = left ? "end" : "start", .fill = "#6b737b"});
  }
}

void draw_planckian_locus(SvgCanvas& canvas) {
  std::vector<Place> locus;
  for (double mired = 25.0; mired <= 1000.0; mired += 5.0) locus.push_back(at(planckian_locus(1e6 / mired)));
  canvas.polyline(locus, "fill=\"none\" stroke=\"#16191c\" stroke-width=\"1.6\"");
  for (const int cct_K : {2000, 2700, 4000, 6500, 20000}) {
    constexpr double tick_duv = 0.008;
    const Place above = at(chromaticity_at({double(cct_K), tick_duv}));
    const Place below = at(chromaticity_at({double(cct_K), -tick_duv}));
    canvas.line(above, below, "stroke=\"#16191c\" stroke-width=\"1.3\"");
    canvas.text({below.x + 4, below.y + 12}, fmt::format("{} K", cct_K), {.size = 11, .fill = "#16191c"});
  }
}

}  // namespace

std::string chromaticity_svg(const Metrics& metrics, std::string_view title) {
  SvgCanvas canvas(chart_width, chart_height, title);
  draw_frame(canvas);
  const std::vector<Place> locus = spectral_locus();
  draw_colours(canvas, locus);
  canvas.polygon(locus, "fill=\"none\" stroke=\"#3b4148\" stroke-width=\"1.4\" stroke-linejoin=\"round\"");
  draw_wavelengths(canvas);
  draw_planckian_locus(canvas);
  const Place place = at({*metrics.u_prime, *metrics.v_prime / 1.5});
  canvas.circle(place, 8.5, "fill=\"none\" stroke=\"#ffffff\" stroke-width=\"4\"");
  canvas.circle(place, 8.5, "fill=\"none\" stroke=\"#d7263d\" stroke-width=\"2.4\"");
  canvas.circle(place, 2.2, "fill=\"#d7263d\"");
  canvas.text({28, 36}, title, {.size = 17, .fill = "#16191c", .weight = "600"});
  std::string caption = fmt::format("u′ {:.4f} · v′ {:.4f} · x {:.4f} · y {:.4f}", *metrics.u_prime, *metrics.v_prime,
                                    *metrics.x, *metrics.y);
  if (metrics.cct_K) caption += fmt::format(" · {:.0f} K · Duv {}", *metrics.cct_K, signed_text(*metrics.duv));
  canvas.text({28, 58}, caption, {.size = 13});
  return std::move(canvas).finished();
}

}  // namespace twinlight::spectrum
