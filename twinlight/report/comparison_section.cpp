#include "twinlight/report/comparison_section.h"

#include <algorithm>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/drawings.h"
#include "twinlight/photometry/inspection.h"
#include "twinlight/report/drawing_words.h"
#include "twinlight/report/plan_view.h"
#include "twinlight/report/report_wording.h"

namespace twinlight::report {
namespace {

using evidence::Check;
using Subjects = std::vector<ReportSubject>;

std::string column_title(const ReportSubject& subject) {
  return std::to_string(subject.ranking.rank) + ". " + product_name(*subject.luminaire);
}

/// A row of the table: a label and a cell for each product.
template <class CellOf>
void add_row(Table& table, const std::string& label, const Subjects& subjects, CellOf cell_of) {
  std::vector<Cell> row = {{.text = label, .colour = colours::quiet}};
  for (const ReportSubject& subject : subjects) row.push_back(cell_of(subject));
  table.rows.push_back(std::move(row));
}

Cell check_cell(const Phrases& say, const Check& check) {
  if (!check.value) return {.text = say("checks.open"), .colour = colours::doubtful};
  return {.text = value_text(say, check), .colour = colour_of(check), .bold = true};
}

/// All products have the same checks in the same order, those of the need.
void add_checks(Table& table, const Phrases& say, const Subjects& subjects) {
  const std::vector<Check>& asked = subjects.front().evidence.found.checks;
  for (std::size_t i = 0; i < asked.size(); ++i)
    add_row(table, quantity_name(say, asked[i].quantity) + " " + limit_text(say, asked[i]), subjects,
            [&](const ReportSubject& subject) { return check_cell(say, subject.evidence.found.checks[i]); });
}

void add_layout(Table& table, const Phrases& say, const Subjects& subjects) {
  add_row(table, say("comparison.luminaires"), subjects, [&](const ReportSubject& subject) -> Cell {
    const evidence::LayoutChoice& layout = subject.evidence.found.layout;
    const bool rows = subject.need.layout.over_the_room();
    return {.text = say(rows ? "comparison.grid" : "comparison.plain", {{"count", std::to_string(layout.luminaires())},
                                                                        {"columns", std::to_string(layout.columns)},
                                                                        {"rows", std::to_string(layout.rows)}})};
  });
  add_row(table, say("comparison.mounting"), subjects,
          [&](const ReportSubject& subject) -> Cell { return {.text = mounting_text(say, subject)}; });
}

void add_numbers(Table& table, const Phrases& say, const Subjects& subjects) {
  const auto number = [&](const char* label, int decimals, const std::string& unit, auto value_of) {
    add_row(table, say(label), subjects, [&](const ReportSubject& subject) -> Cell {
      const std::optional<double> value = value_of(subject);
      return {.text = value ? say.quantity(*value, decimals, unit) : say("figure.not_known")};
    });
  };
  const auto figures = [](const ReportSubject& subject) { return photometry::figures_of(*subject.luminaire); };
  number("product.flux", 0, "lm", [&](const ReportSubject& s) { return figures(s).luminous_flux_lm.value; });
  number("product.power", 1, "W", [&](const ReportSubject& s) { return figures(s).input_power_W.value; });
  number("product.efficacy", 0, "lm/W", [&](const ReportSubject& s) { return figures(s).efficacy_lm_per_W.value; });
  number("figure.power_density", 1, "W/m²",
         [](const ReportSubject& s) { return s.evidence.found.evaluation.power_density_W_per_m2; });
  number("figure.energy", 0, "kWh", [](const ReportSubject& s) { return s.evidence.cost.energy_kWh_per_year; });
  number("figure.cost", 0, subjects.front().need.operation.currency,
         [](const ReportSubject& s) { return s.evidence.cost.cost_per_year; });
}

void add_table(PageFlow& flow, const Phrases& say, const Subjects& subjects) {
  Table table{.columns = {{"", 1.5}}, .size_pt = 8.0};
  for (const ReportSubject& subject : subjects) table.columns.push_back({column_title(subject), 1.0});
  add_row(table, say("comparison.verdict"), subjects, [&](const ReportSubject& subject) -> Cell {
    const VerdictWording verdict = verdict_wording(say, subject.evidence.found.verdict);
    return {.text = verdict.headline, .colour = verdict.colour, .bold = true};
  });
  add_checks(table, say, subjects);
  add_layout(table, say, subjects);
  add_numbers(table, say, subjects);
  flow.table(table);
}

/// What is to be known of single products: limits that are uncertain, where cost is not complete, what must be asked of
/// the maker. Notes on limits stand once where they are the same for all.
void add_remarks(PageFlow& flow, const Phrases& say, const Subjects& subjects) {
  const std::vector<std::string> common = notes_on_confidence(say, subjects.front());
  const bool all_alike = std::all_of(subjects.begin(), subjects.end(), [&](const ReportSubject& subject) {
    return notes_on_confidence(say, subject) == common;
  });
  std::vector<std::string> remarks;
  if (all_alike) remarks = common;
  for (const ReportSubject& subject : subjects) {
    const std::string who = std::to_string(subject.ranking.rank) + ". ";
    if (!all_alike)
      for (const std::string& note : notes_on_confidence(say, subject)) remarks.push_back(who + note);
    for (const std::string& point : open_points(say, subject)) remarks.push_back(who + point);
    if (const std::string note = cost_note(say, subject); !note.empty()) remarks.push_back(who + note);
  }
  if (remarks.empty()) return;
  flow.subheading(say("comparison.remarks"));
  flow.bullets(remarks, {.size_pt = 8.5});
}

Result<void> add_pictures(PageFlow& flow, const Phrases& say, const Subjects& subjects) {
  constexpr double highest_pt = 215.0;
  flow.heading(say("comparison.pictures"), 250.0);
  for (const ReportSubject& subject : subjects) {
    TWL_CHECK(flow.pictures({plan_view_svg(subject, say), drawing_in(say, photometry::polar_svg(*subject.luminaire))},
                            highest_pt, column_title(subject)));
  }
  return {};
}

}  // namespace

Result<void> add_comparison(PageFlow& flow, const Phrases& say, const Subjects& subjects) {
  const ReportSubject& first = subjects.front();
  flow.paragraph(say("comparison.title"), {.size_pt = 26.0, .bold = true, .colour = colours::accent});
  flow.paragraph(say("comparison.subtitle"), {.size_pt = 11.0, .colour = colours::quiet});
  flow.space(6.0);
  const requirements::Requirement& row = first.need.requirement;
  flow.facts({{say("summary.need"), printable_text(first.need.name, 160)},
              {say("summary.requirement"),
               row.standard.name + ":" + std::to_string(row.standard.year) + ", " + clause_text(say, row)},
              {say("comparison.compared"), say("comparison.of", {{"count", std::to_string(subjects.size())},
                                                                 {"evaluated", std::to_string(first.ranking.evaluated)},
                                                                 {"passing", std::to_string(first.ranking.passing)}})},
              {say("summary.date"), date_text(say.language(), first.date)}});
  flow.paragraph(say("comparison.text"));
  add_table(flow, say, subjects);
  add_remarks(flow, say, subjects);
  return add_pictures(flow, say, subjects);
}

}  // namespace twinlight::report
