#include <fmt/format.h>

#include <array>
#include <cmath>

#include "twinlight/drawing/svg_canvas.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/spectrum/drawings.h"

namespace twinlight::spectrum {
namespace {

using drawing::Place;
using drawing::signed_text;
using drawing::SvgCanvas;

constexpr double size = 640.0;
constexpr Place centre{320.0, 338.0};
constexpr double circle_radius = 190.0;  ///< the radius of the reference circle
constexpr std::size_t bins = 16;

/// One colour a hue bin, of the kind that ANSI/IES TM-30-20 gives its bins.
constexpr std::array<std::string_view, bins> bin_colours = {
    "#a35c60", "#cc765e", "#cc8145", "#d8ac62", "#ac9959", "#919e5d", "#668b5e", "#61b290",
    "#7bbaa6", "#297a7e", "#55788d", "#708ab2", "#988caa", "#735877", "#8f6682", "#ba7a8e"};

Place at(double a, double b) {
  return {centre.x + circle_radius * a, centre.y - circle_radius * b};
}
Place on_circle(double radius, double angle_rad) {
  return at(radius * std::cos(angle_rad), radius * std::sin(angle_rad));
}
double bin_limit_rad(std::size_t bin) {
  return 2.0 * constants::pi * static_cast<double>(bin) / bins;
}

void draw_bins(SvgCanvas& canvas) {
  constexpr double reach = 1.42;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    std::array<Place, 10> sector;
    sector[0] = centre;
    for (std::size_t i = 0; i < 9; ++i)
      sector[i + 1] = on_circle(reach, bin_limit_rad(bin) + static_cast<double>(i) / 8.0 * bin_limit_rad(1));
    canvas.polygon(sector, fmt::format("fill=\"{}\" opacity=\"0.16\"", bin_colours[bin]));
  }
  for (std::size_t bin = 0; bin < bins; ++bin) {
    canvas.line(centre, on_circle(reach, bin_limit_rad(bin)), "stroke=\"#ffffff\" stroke-width=\"1.6\"");
    const Place label = on_circle(reach - 0.09, bin_limit_rad(bin) + 0.5 * bin_limit_rad(1));
    canvas.text({label.x, label.y + 4.5}, fmt::format("{}", bin + 1),
                {.size = 12.5, .anchor = "middle", .fill = bin_colours[bin], .weight = "600"});
  }
  for (const double radius : {0.8, 0.9, 1.1, 1.2})
    canvas.circle(centre, circle_radius * radius, "fill=\"none\" stroke=\"#ffffff\" stroke-width=\"1.4\"");
  for (const auto& [radius, label] : {std::pair{0.8, "−20 %"}, std::pair{1.2, "+20 %"}})
    canvas.text({centre.x, centre.y + circle_radius * radius + 4}, label,
                {.size = 10.5, .anchor = "middle", .fill = "#6b737b"});
}

void draw_vectors(SvgCanvas& canvas, const ColourFidelity& fidelity) {
  std::array<Place, bins> test;
  std::array<Place, bins> reference;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const ColourFidelity::BinMean& mean = fidelity.bins[bin];
    const double chroma = std::hypot(mean.reference_a, mean.reference_b);
    reference[bin] = at(mean.reference_a / chroma, mean.reference_b / chroma);
    test[bin] = at(mean.test_a / chroma, mean.test_b / chroma);
  }
  canvas.circle(centre, circle_radius, "fill=\"none\" stroke=\"#16191c\" stroke-width=\"2.4\"");
  canvas.closed_curve(test, "fill=\"none\" stroke=\"#d7263d\" stroke-width=\"3\" stroke-linejoin=\"round\"");
  for (std::size_t bin = 0; bin < bins; ++bin) {
    const double length = std::hypot(test[bin].x - reference[bin].x, test[bin].y - reference[bin].y);
    constexpr double shortest_arrow = 6.0;
    if (length >= shortest_arrow)
      canvas.line(reference[bin], test[bin],
                  fmt::format("stroke=\"{}\" stroke-width=\"3.2\" marker-end=\"url(#head{})\"", bin_colours[bin], bin));
    canvas.circle(reference[bin], 3.0, fmt::format("fill=\"{}\"", bin_colours[bin]));
  }
}

void define_arrow_heads(SvgCanvas& canvas) {
  std::string definitions = "<defs>";
  for (std::size_t bin = 0; bin < bins; ++bin)
    definitions += fmt::format(
        "<marker id=\"head{}\" viewBox=\"0 0 10 10\" refX=\"7\" refY=\"5\" markerWidth=\"4.2\" markerHeight=\"4.2\" "
        "orient=\"auto\"><path d=\"M0,0L10,5L0,10Z\" fill=\"{}\"/></marker>",
        bin, bin_colours[bin]);
  canvas.raw(definitions + "</defs>");
}

}  // namespace

std::string colour_vector_svg(const Metrics& metrics, const ColourFidelity& fidelity, std::string_view title) {
  SvgCanvas canvas(size, size, title);
  define_arrow_heads(canvas);
  draw_bins(canvas);
  draw_vectors(canvas, fidelity);
  canvas.text({28, 36}, title, {.size = 17, .fill = "#16191c", .weight = "600"});
  const auto corner = [&](Place place, std::string_view anchor, const std::string& value, std::string_view label) {
    canvas.text(place, value, {.size = 26, .anchor = anchor, .fill = "#16191c", .weight = "600"});
    canvas.text({place.x, place.y + 20}, label, {.size = 13, .anchor = anchor});
  };
  corner({28, 82}, "start", fmt::format("{:.0f}", fidelity.rf), "Rf, fidelity");
  corner({size - 28, 82}, "end", fmt::format("{:.0f}", fidelity.rg), "Rg, gamut");
  if (metrics.cct_K) corner({28, size - 40}, "start", fmt::format("{:.0f} K", *metrics.cct_K), "CCT");
  if (metrics.duv) corner({size - 28, size - 40}, "end", signed_text(*metrics.duv), "Duv");
  canvas.text({centre.x, size - 18}, "black: reference · red: this light",
              {.size = 12.5, .anchor = "middle", .fill = "#6b737b"});
  return std::move(canvas).finished();
}

}  // namespace twinlight::spectrum
