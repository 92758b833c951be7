#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"

namespace twinlight::report {
namespace {

std::string bound_text(const Phrases& say, const evidence::FirstFigure& figure) {
  constexpr double percent = 100.0;
  return "±\u00a0" + (figure.bound_is_relative ? say.quantity(percent * figure.bound, 0, "%")
                                               : value_text(say, figure.quantity, figure.bound));
}

std::string figure_text(const Phrases& say, const evidence::FirstFigure& figure, const std::optional<double>& value) {
  return value ? value_text(say, figure.quantity, *value) : "–";
}

}  // namespace

/// What ranking the catalogue said, beside the exact figures, and how far both may be apart.
void add_first_figures(PageFlow& flow, const ReportText& text) {
  const auto& first = text.subject.ranking.first;
  if (!first) return;
  const Phrases& say = text.say;
  flow.subheading(say("first.title"));
  flow.paragraph(say("first.text"));
  if (first->searched_exactly) {
    flow.paragraph(say("first.searched_exactly"));
    return;
  }
  if (!first->same_layout) flow.paragraph(say("first.other_layout"));
  if (!first->bounds_hold) flow.paragraph(say("first.rough"), {.colour = colours::doubtful});
  Table table{.columns = {{say("first.quantity"), 2.4},
                          {say("first.ranking"), 1.2, Align::right},
                          {say("first.exact"), 1.2, Align::right},
                          {say("first.bound"), 1.2, Align::right}}};
  for (const evidence::FirstFigure& figure : first->figures)
    table.rows.push_back({{.text = quantity_name(say, figure.quantity)},
                          {.text = figure_text(say, figure, figure.first), .colour = colours::quiet},
                          {.text = figure_text(say, figure, figure.exact), .bold = true},
                          {.text = bound_text(say, figure)}});
  flow.table(table);
}

}  // namespace twinlight::report
