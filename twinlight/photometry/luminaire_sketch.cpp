#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/drawings.h"
#include "twinlight/photometry/drawn_light.h"

namespace twinlight::photometry {
namespace {

using drawing::Place;
using drawing::SvgCanvas;
using Shape = LuminousOpening::Shape;

constexpr double sketch_width_px = 720.0, sketch_height_px = 500.0;
constexpr Place top_view{196.0, 288.0};  ///< centres of the views
constexpr Place from_c270{528.0, 188.0};
constexpr Place from_c0{528.0, 376.0};
constexpr double largest_plan_px = 210.0, largest_side_height_px = 84.0;
constexpr std::string_view housing_style = "fill=\"#eceff2\" stroke=\"#7a828a\" stroke-width=\"1.4\"";
constexpr std::string_view light_style = "fill=\"#ffe28a\" stroke=\"#b07d12\" stroke-width=\"1.4\"";
constexpr std::string_view light_colour = "#8a6d1d", housing_colour = "#4a525a";

/// A body of the sketch in px: along C0 (right in the view from above), along C90 (up in it), vertical.
struct Body {
  double c0_px = 0.0, c90_px = 0.0, sketch_height_px = 0.0;
  bool round = false;
};

struct Sketch {
  const Luminaire& luminaire;
  double px_per_m = 1.0;
  Body opening;
  std::optional<Body> housing;
};

/// Thin bodies stay visible.
double seen_px(double length_px) {
  constexpr double thinnest_px = 2.5;
  return std::max(length_px, thinnest_px);
}

Sketch sketch_of(const Luminaire& luminaire) {
  const LuminousOpening& opening = luminaire.opening;
  const std::optional<Housing>& housing = luminaire.housing;
  double longest_m = std::max(opening.length_m, opening.width_m);
  double highest_m =
      std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m});
  if (housing) {
    longest_m = std::max({longest_m, housing->length_m, housing->width_m});
    highest_m = std::max(highest_m, housing->height_m);
  }
  Sketch sketch{.luminaire = luminaire};
  if (longest_m > 0.0) sketch.px_per_m = largest_plan_px / longest_m;
  if (highest_m > 0.0 && (longest_m == 0.0 || highest_m * sketch.px_per_m > largest_side_height_px))
    sketch.px_per_m = largest_side_height_px / highest_m;
  const double scale = sketch.px_per_m;
  sketch.opening = {scale * opening.width_m, scale * opening.length_m, 0.0, opening.shape == Shape::ellipse};
  if (housing) {
    const bool round = housing->width_m == 0.0;
    sketch.housing = Body{scale * (round ? housing->length_m : housing->width_m), scale * housing->length_m,
                          scale * housing->height_m, round};
  }
  return sketch;
}

std::string millimetres(double length_m) {
  return fmt::format("{:.4g}", std::round(length_m * constants::millimetres_per_metre * 10.0) / 10.0);
}

void draw_outline(SvgCanvas& canvas, const Body& body, std::string_view style) {
  const double c0_px = seen_px(body.c0_px), c90_px = seen_px(body.c90_px);
  if (body.round) {
    canvas.raw(fmt::format("<ellipse cx=\"{}\" cy=\"{}\" rx=\"{:.1f}\" ry=\"{:.1f}\" {}/>", top_view.x, top_view.y,
                           c0_px / 2, c90_px / 2, style));
    return;
  }
  canvas.raw(fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" {}/>",
                         top_view.x - c0_px / 2, top_view.y - c90_px / 2, c0_px, c90_px, style));
}

/// A dimension line between two places on a level or upright line, with its text.
void draw_dimension(SvgCanvas& canvas, Place from, Place to, const std::string& text, std::string_view colour) {
  const bool upright = from.x == to.x;
  const double tick_x = upright ? 4.0 : 0.0, tick_y = upright ? 0.0 : 4.0;
  canvas.raw(
      fmt::format("<path d=\"M{:.1f},{:.1f}L{:.1f},{:.1f}M{:.1f},{:.1f}l{},{}M{:.1f},{:.1f}l{},{}\" stroke=\"{}\"/>",
                  from.x, from.y, to.x, to.y, from.x - tick_x, from.y - tick_y, 2 * tick_x, 2 * tick_y, to.x - tick_x,
                  to.y - tick_y, 2 * tick_x, 2 * tick_y, colour));
  const Place middle = {(from.x + to.x) / 2, (from.y + to.y) / 2};
  if (upright) {
    canvas.text({middle.x - 5.0, middle.y}, text,
                {.size = 12.5, .anchor = "middle", .fill = colour, .turned_deg = -90, .halo = true});
  } else {
    canvas.text({middle.x, middle.y - 5.0}, text, {.size = 12.5, .anchor = "middle", .fill = colour, .halo = true});
  }
}

void draw_c_arrows(SvgCanvas& canvas) {
  constexpr double reach_px = largest_plan_px / 2 + 26.0;
  canvas.raw(
      "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" "
      "orient=\"auto\"><path d=\"M0,0L10,5L0,10Z\" fill=\"#3b4148\"/></marker></defs>");
  const auto axis = [&](double x, double y, std::string_view label, std::string_view anchor) {
    const bool named_first = x > 0.0 || y < 0.0;
    canvas.line(
        top_view, {top_view.x + x * reach_px, top_view.y + y * reach_px},
        named_first ? "stroke=\"#3b4148\" marker-end=\"url(#arrow)\"" : "stroke=\"#3b4148\" stroke-dasharray=\"4 3\"");
    canvas.text({top_view.x + x * (reach_px + 7.0), top_view.y + y * (reach_px + 10.0) + 4.5}, label,
                {.size = 13.0, .anchor = anchor, .weight = "600"});
  };
  axis(1.0, 0.0, "C0", "start");
  axis(0.0, -1.0, "C90", "middle");
  axis(-1.0, 0.0, "C180", "end");
  axis(0.0, 1.0, "C270", "middle");
}

void draw_from_above(SvgCanvas& canvas, const Sketch& sketch) {
  if (sketch.housing) draw_outline(canvas, *sketch.housing, housing_style);
  if (sketch.luminaire.opening.shape == Shape::point) {
    canvas.circle(top_view, 4.0, light_style);
  } else {
    draw_outline(canvas, sketch.opening, light_style);
  }
  draw_c_arrows(canvas);
  canvas.text({24.0, heading_height_px + 24.0}, "from above", {.size = 13.0, .fill = "#6b737b"});
}

/// What a view from the side needs: the extent across the view and the luminous heights of the sides it shows.
struct SideView {
  Place centre;
  double opening_m, housing_m, housing_height_m;
  double left_height_m, right_height_m, facing_height_m;
  std::string_view name, left, right;
};

/// Such a luminaire has its opening on top; the files do not say where it is.
bool shines_upward_alone(const IntensityDistribution& distribution) {
  return distribution.flux_lm(0.0, 90.0) < 0.01 * distribution.flux_lm(90.0, 180.0);
}

void draw_side(SvgCanvas& canvas, const Sketch& sketch, const SideView& view) {
  const double scale = sketch.px_per_m;
  const double height_m =
      std::max({view.housing_height_m, view.left_height_m, view.right_height_m, view.facing_height_m});
  const double bottom = view.centre.y + scale * height_m / 2;
  const double housing_px = scale * view.housing_m;
  const double opening_px = seen_px(scale * view.opening_m);
  if (sketch.housing)
    canvas.raw(fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" {}/>",
                           view.centre.x - housing_px / 2, bottom - scale * view.housing_height_m, seen_px(housing_px),
                           seen_px(scale * view.housing_height_m), housing_style));
  const double left = view.centre.x - opening_px / 2, right = view.centre.x + opening_px / 2;
  const bool upward = shines_upward_alone(sketch.luminaire.distribution);
  const double face = upward ? bottom - scale * height_m : bottom;
  const double into_body = upward ? scale : -scale;
  if (view.facing_height_m > 0.0)
    canvas.raw(fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" {}/>", left,
                           std::min(face, face + into_body * view.facing_height_m), opening_px,
                           scale * view.facing_height_m, light_style));
  canvas.raw(fmt::format(
      "<path d=\"M{0:.1f},{1:.1f}V{3:.1f}H{2:.1f}V{4:.1f}\" fill=\"none\" stroke=\"#e0a116\" stroke-width=\"4\"/>",
      left, face + into_body * view.left_height_m, right, face, face + into_body * view.right_height_m));
  const double widest = std::max(housing_px, opening_px);
  canvas.text({view.centre.x - widest / 2 - 12.0, bottom + 4.5}, view.left,
              {.size = 13.0, .anchor = "end", .weight = "600"});
  canvas.text({view.centre.x + widest / 2 + (view.housing_height_m > 0.0 ? 40.0 : 12.0), bottom + 4.5}, view.right,
              {.size = 13.0, .weight = "600"});
  if (view.housing_height_m > 0.0) {
    const double x = view.centre.x + housing_px / 2 + 26.0;
    draw_dimension(canvas, {x, bottom - scale * view.housing_height_m}, {x, bottom}, millimetres(view.housing_height_m),
                   housing_colour);
  }
  canvas.text({402.0, view.centre.y - largest_side_height_px / 2 - 20.0}, view.name, {.size = 13.0, .fill = "#6b737b"});
  double y = bottom + 28.0;
  if (view.opening_m > 0.0) {
    draw_dimension(canvas, {left, y}, {right, y}, millimetres(view.opening_m), light_colour);
    y += 22.0;
  }
  if (sketch.housing)
    draw_dimension(canvas, {view.centre.x - housing_px / 2, y}, {view.centre.x + housing_px / 2, y},
                   millimetres(view.housing_m), housing_colour);
}

std::string caption(const Luminaire& luminaire) {
  const LuminousOpening& opening = luminaire.opening;
  std::string text = "dimensions in mm · luminous opening ";
  switch (opening.shape) {
    case Shape::point:
      text += "not stated";
      break;
    case Shape::rectangle:
      text += fmt::format("{} × {}", millimetres(opening.length_m), millimetres(opening.width_m));
      break;
    case Shape::ellipse:
      text += opening.is_round()
                  ? fmt::format("Ø {}", millimetres(opening.length_m))
                  : fmt::format("ellipse {} × {}", millimetres(opening.length_m), millimetres(opening.width_m));
  }
  const double highest_m =
      std::max({opening.height_c0_m, opening.height_c90_m, opening.height_c180_m, opening.height_c270_m});
  if (highest_m > 0.0) text += fmt::format(", luminous sides up to {} high", millimetres(highest_m));
  if (!luminaire.housing) return text + " · housing not stated";
  const Housing& housing = *luminaire.housing;
  const std::string plan = housing.width_m == 0.0
                               ? "Ø " + millimetres(housing.length_m)
                               : millimetres(housing.length_m) + " × " + millimetres(housing.width_m);
  return text + fmt::format(" · housing {} × {}", plan, millimetres(housing.height_m));
}

}  // namespace

std::string sketch_svg(const Luminaire& luminaire) {
  const Sketch sketch = sketch_of(luminaire);
  const LuminousOpening& opening = luminaire.opening;
  const Housing housing = luminaire.housing.value_or(Housing{});
  SvgCanvas canvas(sketch_width_px, sketch_height_px, document_title(luminaire, "sketch"), caption(luminaire));
  draw_heading(canvas, sketch_width_px, luminaire, "sketch");
  draw_from_above(canvas, sketch);
  if (opening.shape != Shape::point || luminaire.housing) {
    draw_side(
        canvas, sketch,
        {from_c270, opening.width_m, housing.width_m == 0.0 ? housing.length_m : housing.width_m, housing.height_m,
         opening.height_c180_m, opening.height_c0_m, opening.height_c270_m, "from C270", "C180", "C0"});
    draw_side(canvas, sketch,
              {from_c0, opening.length_m, housing.length_m, housing.height_m, opening.height_c270_m,
               opening.height_c90_m, opening.height_c0_m, "from C0", "C270", "C90"});
  }
  canvas.text({24.0, sketch_height_px - 16.0}, caption(luminaire), {.size = 12.5});
  return std::move(canvas).finished();
}

}  // namespace twinlight::photometry
