#include "twinlight/drawing/svg_canvas.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <utility>

#include "twinlight/foundation/markup_text.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::drawing {
namespace {

constexpr std::size_t longest_text_bytes = 1000;
constexpr std::string_view fonts = "'Inter','Noto Sans','DejaVu Sans',Helvetica,Arial,sans-serif";

std::string points_text(std::span<const Place> points) {
  std::string text;
  for (const Place& point : points) fmt::format_to(std::back_inserter(text), "{:.2f},{:.2f} ", point.x, point.y);
  return text;
}

}  // namespace

std::string signed_text(double value) {
  return fmt::format("{}{:.4f}", value < 0.0 ? "−" : "+", std::abs(value));
}

std::string svg_escaped(std::string_view text) {
  return markup_text(printable_text(text, longest_text_bytes));
}

SvgCanvas::SvgCanvas(double width, double height, std::string_view title, std::string_view description) {
  body_ = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
      "font-family=\"{2}\" role=\"img\">\n<title>{3}</title>\n",
      width, height, fonts, svg_escaped(title));
  if (!description.empty()) raw(fmt::format("<desc>{}</desc>", svg_escaped(description)));
  raw(fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>", width, height));
}

void SvgCanvas::line(Place from, Place to, std::string_view attributes) {
  raw(fmt::format("<line x1=\"{:.2f}\" y1=\"{:.2f}\" x2=\"{:.2f}\" y2=\"{:.2f}\" {}/>", from.x, from.y, to.x, to.y,
                  attributes));
}

void SvgCanvas::circle(Place centre, double radius, std::string_view attributes) {
  raw(fmt::format("<circle cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"{:.2f}\" {}/>", centre.x, centre.y, radius, attributes));
}

void SvgCanvas::polygon(std::span<const Place> corners, std::string_view attributes) {
  raw(fmt::format("<polygon points=\"{}\" {}/>", points_text(corners), attributes));
}

void SvgCanvas::polyline(std::span<const Place> points, std::string_view attributes) {
  raw(fmt::format("<polyline points=\"{}\" {}/>", points_text(points), attributes));
}

void SvgCanvas::path(std::span<const Polyline> lines, bool closed, std::string_view attributes) {
  std::string data;
  for (const Polyline& line : lines) {
    char command = 'M';
    for (const Place& point : line) {
      fmt::format_to(std::back_inserter(data), "{}{:.1f},{:.1f}", command, point.x, point.y);
      command = 'L';
    }
    if (closed && !line.empty()) data += 'Z';
  }
  raw(fmt::format("<path d=\"{}\" {}/>", data, attributes));
}

void SvgCanvas::closed_curve(std::span<const Place> points, std::string_view attributes) {
  const std::size_t n = points.size();
  std::string path = fmt::format("M{:.2f},{:.2f}", points[0].x, points[0].y);
  for (std::size_t i = 0; i < n; ++i) {
    const Place& before = points[(i + n - 1) % n];
    const Place& from = points[i];
    const Place& to = points[(i + 1) % n];
    const Place& after = points[(i + 2) % n];
    fmt::format_to(std::back_inserter(path), "C{:.2f},{:.2f} {:.2f},{:.2f} {:.2f},{:.2f}",
                   from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6, to.x - (after.x - from.x) / 6,
                   to.y - (after.y - from.y) / 6, to.x, to.y);
  }
  raw(fmt::format("<path d=\"{}Z\" {}/>", path, attributes));
}

void SvgCanvas::text(Place at, std::string_view text, const TextStyle& style) {
  const std::string turned = style.turned_deg == 0.0
                                 ? ""
                                 : fmt::format(" transform=\"rotate({} {:.2f} {:.2f})\"", style.turned_deg, at.x, at.y);
  constexpr std::string_view halo =
      " paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\"";
  raw(fmt::format(
      "<text x=\"{:.2f}\" y=\"{:.2f}\" font-size=\"{}\" text-anchor=\"{}\" fill=\"{}\" font-weight=\"{}\"{}{}>"
      "{}</text>",
      at.x, at.y, style.size, style.anchor, style.fill, style.weight, turned, style.halo ? halo : "",
      svg_escaped(text)));
}

void SvgCanvas::raw(std::string_view element) {
  body_ += element;
  body_ += '\n';
}

std::string SvgCanvas::finished() && {
  body_ += "</svg>\n";
  return std::move(body_);
}

}  // namespace twinlight::drawing
