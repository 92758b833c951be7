#include "twinlight/report/page_flow.h"

#include <algorithm>

#include "twinlight/report/phrases.h"

namespace twinlight::report {
namespace {

constexpr double side_pt = 56.7;  // 20 mm
constexpr double first_top_pt = 51.0;
constexpr double top_pt = 74.0;
constexpr double bottom_pt = page_height_pt - 62.0;
constexpr double paragraph_gap_pt = 6.0;

constexpr TextLook running_look{.size_pt = 7.5, .colour = colours::quiet};

}  // namespace

PageFlow::PageFlow(PdfCanvas& canvas, RunningText running) : canvas_(canvas), running_(std::move(running)) {
  begin_page();
}

double PageFlow::width_pt() const {
  return page_width_pt - 2 * side_pt;
}

double PageFlow::left_pt() const {
  return side_pt;
}

double PageFlow::remaining_pt() const {
  return bottom_pt - y_pt_;
}

void PageFlow::begin_page() {
  ++page_;
  y_pt_ = page_ == 1 ? first_top_pt : top_pt;
  if (page_ > 1) {
    constexpr double head_pt = 40.0;
    canvas_.text(running_.title, side_pt, head_pt, width_pt(), running_look);
    canvas_.rule(side_pt, head_pt + 15.0, width_pt(), colours::rule);
  }
}

void PageFlow::end_page() {
  constexpr double foot_pt = page_height_pt - 46.0;
  canvas_.rule(side_pt, foot_pt - 6.0, width_pt(), colours::rule);
  canvas_.text(running_.foot, side_pt, foot_pt, width_pt() - 90.0, running_look);
  TextLook look = running_look;
  look.align = Align::right;
  const std::string number =
      filled(running_.page, {{"page", std::to_string(page_)}, {"pages", std::to_string(running_.pages)}});
  canvas_.text(number, side_pt, foot_pt, width_pt(), look);
  canvas_.end_page();
}

void PageFlow::next_page() {
  end_page();
  begin_page();
}

void PageFlow::need(double height_pt) {
  const bool fresh = y_pt_ <= top_pt;
  if (height_pt > remaining_pt() && !fresh) next_page();
}

void PageFlow::space(double height_pt) {
  y_pt_ += height_pt;
}

void PageFlow::heading(const std::string& text, double follows_pt) {
  const TextLook look{.size_pt = 14.0, .bold = true, .colour = colours::accent};
  const double height_pt = canvas_.text_height(text, width_pt(), look);
  constexpr double before_pt = 16.0;
  need(before_pt + height_pt + 10.0 + follows_pt);
  if (y_pt_ > top_pt) y_pt_ += before_pt;
  canvas_.bookmark(text, y_pt_);
  canvas_.text(text, side_pt, y_pt_, width_pt(), look);
  y_pt_ += height_pt + 3.0;
  canvas_.rule(side_pt, y_pt_, width_pt(), colours::accent, 1.0);
  y_pt_ += 8.0;
}

void PageFlow::subheading(const std::string& text, double follows_pt) {
  const TextLook look{.size_pt = 10.5, .bold = true, .colour = colours::accent};
  const double height_pt = canvas_.text_height(text, width_pt(), look);
  need(8.0 + height_pt + follows_pt);
  y_pt_ += 8.0;
  canvas_.text(text, side_pt, y_pt_, width_pt(), look);
  y_pt_ += height_pt + 4.0;
}

void PageFlow::paragraph(const std::string& text, const TextLook& look) {
  if (text.empty()) return;
  need(canvas_.text_height(text, width_pt(), look));
  y_pt_ += canvas_.text(text, side_pt, y_pt_, width_pt(), look) + paragraph_gap_pt;
}

void PageFlow::bullets(const std::vector<std::string>& texts, const TextLook& look) {
  constexpr double indent_pt = 12.0;
  for (const std::string& text : texts) {
    need(canvas_.text_height(text, width_pt() - indent_pt, look));
    canvas_.text("•", side_pt + 2.0, y_pt_, indent_pt, look);
    y_pt_ += canvas_.text(text, side_pt + indent_pt, y_pt_, width_pt() - indent_pt, look) + 3.0;
  }
  if (!texts.empty()) y_pt_ += 3.0;
}

void PageFlow::facts(const std::vector<Fact>& facts) {
  constexpr double gutter_pt = 22.0;
  constexpr double label_share = 0.46;
  const double column_pt = 0.5 * (width_pt() - gutter_pt);
  const double label_pt = label_share * column_pt;
  const TextLook label_look{.size_pt = 8.5, .colour = colours::quiet};
  const TextLook value_look{.size_pt = 9.0};
  const auto height_of = [&](const Fact& fact) {
    return std::max(canvas_.text_height(fact.label, label_pt - 6.0, label_look),
                    canvas_.text_height(fact.value, column_pt - label_pt, value_look));
  };
  const auto row_height = [&](std::size_t i) {
    return i + 1 < facts.size() ? std::max(height_of(facts[i]), height_of(facts[i + 1])) : height_of(facts[i]);
  };
  for (std::size_t i = 0; i < facts.size(); i += 2) {
    const double height_pt = row_height(i);
    // The last two rows stay together.
    const bool one_more = i + 2 < facts.size() && i + 4 >= facts.size();
    need(height_pt + 6.0 + (one_more ? row_height(i + 2) + 6.0 : 0.0));
    for (std::size_t k = i; k < std::min(i + 2, facts.size()); ++k) {
      const double x_pt = side_pt + (k > i ? column_pt + gutter_pt : 0.0);
      canvas_.text(facts[k].label, x_pt, y_pt_ + 0.5, label_pt - 6.0, label_look);
      canvas_.text(facts[k].value, x_pt + label_pt, y_pt_, column_pt - label_pt, value_look);
      canvas_.rule(x_pt, y_pt_ + height_pt + 2.0, column_pt, colours::rule, 0.4);
    }
    y_pt_ += height_pt + 5.0;
  }
  y_pt_ += 4.0;
}

void PageFlow::tiles(const std::vector<Tile>& tiles) {
  constexpr std::size_t per_row = 3;
  constexpr double gap_pt = 10.0;
  constexpr double single_pt = 62.0;
  constexpr double line_pt = 12.0;
  const TextLook label_look{.size_pt = 8.0, .colour = colours::quiet};
  double lower_pt = 0.0;
  double height_pt = single_pt;
  const double tile_pt = (width_pt() - (per_row - 1) * gap_pt) / per_row;
  for (std::size_t i = 0; i < tiles.size(); ++i) {
    const std::size_t column = i % per_row;
    if (column == 0) {
      // Names that take two lines push the values of their row down.
      double label_pt = 0.0;
      for (std::size_t k = i; k < std::min(i + per_row, tiles.size()); ++k)
        label_pt = std::max(label_pt, canvas_.text_height(tiles[k].label, tile_pt - 20.0, label_look));
      lower_pt = std::max(0.0, label_pt - line_pt);
      height_pt = single_pt + lower_pt;
      need(height_pt);
    }
    const double x_pt = side_pt + static_cast<double>(column) * (tile_pt + gap_pt);
    const double text_pt = tile_pt - 20.0;
    canvas_.rectangle({x_pt, y_pt_, tile_pt, height_pt}, colours::tint, 3.0);
    canvas_.rectangle({x_pt, y_pt_, 3.0, height_pt}, tiles[i].colour);
    canvas_.text(tiles[i].label, x_pt + 12.0, y_pt_ + 6.0, text_pt, label_look);
    canvas_.text(tiles[i].value, x_pt + 12.0, y_pt_ + 18.0 + lower_pt, text_pt,
                 {.size_pt = 15.0, .bold = true, .colour = tiles[i].colour});
    canvas_.text(tiles[i].limit, x_pt + 12.0, y_pt_ + 43.0 + lower_pt, text_pt, label_look);
    if (column + 1 == per_row || i + 1 == tiles.size()) y_pt_ += height_pt + gap_pt;
  }
}

void PageFlow::banner(const std::string& headline, const std::string& text, const Colour& colour) {
  const TextLook headline_look{.size_pt = 15.0, .bold = true, .colour = colours::white};
  const TextLook text_look{.size_pt = 10.0, .colour = colours::white};
  constexpr double padding_pt = 14.0;
  const double inner_pt = width_pt() - 2 * padding_pt;
  const double headline_pt = canvas_.text_height(headline, inner_pt, headline_look);
  const double text_pt = canvas_.text_height(text, inner_pt, text_look);
  const double height_pt = headline_pt + text_pt + 4.0 + 2 * padding_pt;
  need(height_pt);
  canvas_.rectangle({side_pt, y_pt_, width_pt(), height_pt}, colour, 4.0);
  canvas_.text(headline, side_pt + padding_pt, y_pt_ + padding_pt, inner_pt, headline_look);
  canvas_.text(text, side_pt + padding_pt, y_pt_ + padding_pt + headline_pt + 4.0, inner_pt, text_look);
  y_pt_ += height_pt + 12.0;
}

Result<void> PageFlow::pictures(const std::vector<std::string>& svgs, double highest_pt, const std::string& caption) {
  constexpr double gap_pt = 14.0;
  const double part_pt = (width_pt() + gap_pt) / static_cast<double>(svgs.size()) - gap_pt;
  std::vector<Box> boxes;
  double height_pt = 0.0;
  for (const std::string& svg : svgs) {
    const double aspect = TWL_TRY(PdfCanvas::aspect_of(svg));
    const double width = std::min(part_pt, highest_pt / aspect);
    const double from_pt = side_pt + static_cast<double>(boxes.size()) * (part_pt + gap_pt);
    boxes.push_back({from_pt + 0.5 * (part_pt - width), 0.0, width, width * aspect});
    height_pt = std::max(height_pt, width * aspect);
  }
  const TextLook look{.size_pt = 8.0, .colour = colours::quiet};
  need(height_pt + 4.0 + canvas_.text_height(caption, width_pt(), look));
  for (std::size_t i = 0; i < svgs.size(); ++i) {
    boxes[i].y_pt = y_pt_ + 0.5 * (height_pt - boxes[i].height_pt);
    TWL_CHECK(canvas_.picture(svgs[i], boxes[i]));
  }
  y_pt_ += height_pt + 4.0;
  y_pt_ += canvas_.text(caption, side_pt, y_pt_, width_pt(), look) + 10.0;
  return {};
}

int PageFlow::finish() {
  end_page();
  return page_;
}

}  // namespace twinlight::report
