#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "twinlight/foundation/result.h"
#include "twinlight/report/language.h"

namespace twinlight::report {

/// Lengths on paper are in points of 1/72 inch, from the upper left corner of an A4 page.
inline constexpr double page_width_pt = 595.276;
inline constexpr double page_height_pt = 841.890;

struct Colour {
  double red = 0.0;
  double green = 0.0;
  double blue = 0.0;
};

enum class Align { left, right, centre };

struct TextLook {
  double size_pt = 9.5;
  bool bold = false;
  Colour colour = {0.10, 0.12, 0.17};
  Align align = Align::left;
};

struct Box {
  double x_pt = 0.0;
  double y_pt = 0.0;
  double width_pt = 0.0;
  double height_pt = 0.0;
};

/// What a reader program shows of a document beside its pages.
struct PdfDescription {
  std::string title;
  std::string subject;
  std::string creator;
  std::chrono::year_month_day date;
};

/// Pages of text, rules and pictures as a PDF with embedded fonts, by pango, cairo and librsvg. The same calls give the
/// same bytes. Fails to be made where a font family of the language is not installed.
class PdfCanvas {
 public:
  static Result<PdfCanvas> create(Language language, const PdfDescription& description);
  PdfCanvas(PdfCanvas&&) noexcept;
  PdfCanvas& operator=(PdfCanvas&&) noexcept;
  ~PdfCanvas();

  void end_page();

  /// Text is wrapped at `width_pt`. @return its height.
  double text_height(std::string_view text, double width_pt, const TextLook& look);
  double text_width(std::string_view text, const TextLook& look);  ///< on one line
  double text(std::string_view text, double x_pt, double y_pt, double width_pt, const TextLook& look);

  void rectangle(const Box& box, const Colour& fill, double corner_radius_pt = 0.0);
  void rule(double x_pt, double y_pt, double width_pt, const Colour& colour, double thickness_pt = 0.5);

  /// Height over width of an SVG picture. Fails where it is no SVG.
  static Result<double> aspect_of(std::string_view svg);
  /// Draws an SVG picture, as lines and letters, into a box.
  Result<void> picture(std::string_view svg, const Box& box);

  /// An entry of the document's outline for the current page.
  void bookmark(const std::string& title, double y_pt);

  /// Letters that no installed font has.
  int missing_glyphs() const;

  std::string finished() &&;

 private:
  struct Pages;
  explicit PdfCanvas(std::unique_ptr<Pages> pages);
  std::unique_ptr<Pages> pages_;
};

}  // namespace twinlight::report
