#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace twinlight::drawing {

/// A place on the canvas, in its units (px), y downwards.
struct Place {
  double x = 0.0;
  double y = 0.0;
};

/// How a text stands.
struct TextStyle {
  double size = 13.0;
  std::string_view anchor = "start";  ///< start, middle, end
  std::string_view fill = "#3b4148";
  std::string_view weight = "400";
  double turned_deg = 0.0;
  bool halo = false;  ///< a white edge, so that lines behind the text do not cross it
};

using Polyline = std::vector<Place>;

/// Collects the elements of an SVG document with the look that all drawings share.
class SvgCanvas {
 public:
  /// @param description  what the picture shows, for those who can not see it; may be empty.
  SvgCanvas(double width, double height, std::string_view title, std::string_view description = {});

  /// @param attributes of the element, for instance `fill="none" stroke="#ccc"`.
  void line(Place from, Place to, std::string_view attributes);
  void circle(Place centre, double radius, std::string_view attributes);
  void polygon(std::span<const Place> corners, std::string_view attributes);
  void polyline(std::span<const Place> points, std::string_view attributes);
  /// Several lines as one element, to a tenth of a px. @param closed  each line ends where it began.
  void path(std::span<const Polyline> lines, bool closed, std::string_view attributes);
  /// A closed smooth curve through the points (Catmull-Rom as Bézier).
  void closed_curve(std::span<const Place> points, std::string_view attributes);
  void text(Place at, std::string_view text, const TextStyle& style = {});
  /// Anything else, as it is.
  void raw(std::string_view element);

  std::string finished() &&;

 private:
  std::string body_;
};

/// A number with four decimals and its sign, with a true minus.
std::string signed_text(double value);

/// Text that is safe as content and as an attribute.
std::string svg_escaped(std::string_view text);

}  // namespace twinlight::drawing
