#pragma once

#include <string>
#include <vector>

#include "twinlight/report/pdf_canvas.h"

namespace twinlight::report {

namespace colours {
inline constexpr Colour ink{0.10, 0.12, 0.17};
inline constexpr Colour quiet{0.36, 0.40, 0.47};
inline constexpr Colour rule{0.80, 0.83, 0.87};
inline constexpr Colour accent{0.11, 0.23, 0.40};
inline constexpr Colour tint{0.95, 0.96, 0.98};
inline constexpr Colour white{1.0, 1.0, 1.0};
inline constexpr Colour good{0.08, 0.43, 0.27};
inline constexpr Colour doubtful{0.62, 0.38, 0.0};
inline constexpr Colour bad{0.68, 0.13, 0.11};
}  // namespace colours

/// What every page carries.
struct RunningText {
  std::string title;  ///< at the head of every page but the first
  std::string foot;   ///< at the left of the foot
  std::string page;   ///< with {page} and {pages}
  int pages = 0;      ///< in all, found by a first pass
};

struct Cell {
  std::string text;
  Colour colour = colours::ink;
  bool bold = false;
};

struct Column {
  std::string title;
  double share = 1.0;  ///< of the width
  Align align = Align::left;
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  double size_pt = 8.5;
};

struct Fact {
  std::string label;
  std::string value;
};

/// A figure that stands out: a value over its name.
struct Tile {
  std::string value;
  std::string label;
  std::string limit;
  Colour colour = colours::ink;
};

/// Fills A4 pages from top to bottom, breaking where something does not fit. Headings stay with what follows, rows and
/// pictures are never cut, a table that goes on repeats its head.
class PageFlow {
 public:
  PageFlow(PdfCanvas& canvas, RunningText running);

  double width_pt() const;
  double left_pt() const;
  double y_pt() const { return y_pt_; }
  double remaining_pt() const;
  PdfCanvas& canvas() { return canvas_; }

  void space(double height_pt);
  /// Goes on to the next page unless so much height is left.
  void need(double height_pt);
  void next_page();

  /// @param follows_pt height that must fit below it on the same page
  void heading(const std::string& text, double follows_pt = 60.0);
  void subheading(const std::string& text, double follows_pt = 40.0);
  void paragraph(const std::string& text, const TextLook& look = {});
  void bullets(const std::vector<std::string>& texts, const TextLook& look = {});
  void facts(const std::vector<Fact>& facts);  ///< in two columns
  void tiles(const std::vector<Tile>& tiles);
  void table(const Table& table);
  /// Pictures side by side, each as large as its part of the width and the height allow, with a caption below.
  Result<void> pictures(const std::vector<std::string>& svgs, double highest_pt, const std::string& caption);
  /// A coloured box with a headline and a text.
  void banner(const std::string& headline, const std::string& text, const Colour& colour);

  /// Ends the last page. @return the number of pages
  int finish();

 private:
  void begin_page();
  void end_page();
  double row_height(const Table& table, const std::vector<Cell>& row);
  void table_head(const Table& table);
  void table_row(const Table& table, const std::vector<Cell>& row, double height_pt);

  PdfCanvas& canvas_;
  RunningText running_;
  int page_ = 0;
  double y_pt_ = 0.0;
};

}  // namespace twinlight::report
