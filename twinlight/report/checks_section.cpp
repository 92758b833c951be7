#include <cmath>

#include "twinlight/evidence/need_rows.h"
#include "twinlight/evidence/sensitivity.h"
#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"

namespace twinlight::report {
namespace {

using evidence::Check;

Cell result_cell(const Phrases& say, const Check& check) {
  const auto pass = check.pass();
  Cell cell{.text = say(!pass   ? "checks.open"
                        : *pass ? "checks.met"
                                : "checks.missed"),
            .colour = !pass   ? colours::doubtful
                      : *pass ? colours::good
                              : colours::bad,
            .bold = true};
  if (check.binding) return cell;
  return {.text = say("checks.advisory", {{"result", cell.text}}), .colour = colours::quiet};
}

/// A unit that would not fit beside a number stands with the name of the quantity.
bool has_long_unit(const Check& check) {
  constexpr std::size_t longest = 4;
  return requirements::unit_of(check.quantity).size() > longest;
}

std::string clause_of(const Phrases& say, const evidence::Need& need, const Check& check) {
  const requirements::Requirement* row = evidence::row_named(need, check.requirement);
  return row != nullptr && row->clause == check.clause ? clause_text(say, *row) : clause_text(say, check.clause);
}

std::vector<Cell> check_row(const Phrases& say, const evidence::Need& need, const Check& check) {
  const bool uncertain = check.confidence == requirements::Confidence::uncertain;
  const std::string unit = has_long_unit(check) ? "\u00a0" + std::string(requirements::unit_of(check.quantity)) : "";
  const auto number = [&](std::string text) {
    if (!unit.empty() && text.ends_with(unit)) text.resize(text.size() - unit.size());
    return text;
  };
  return {{.text = check_name(say, check) + (unit.empty() ? "" : "," + unit)},
          {.text = clause_of(say, need, check), .colour = colours::quiet},
          {.text = number(limit_text(say, check))},
          {.text = check.value ? number(value_text(say, check)) : "–", .bold = true},
          {.text = number(margin_text(say, check))},
          result_cell(say, check),
          {.text = confidence_text(say, check.confidence), .colour = uncertain ? colours::doubtful : colours::quiet}};
}

/// Rounded to where the verdict still stands.
std::string reflectance_note(const Phrases& say, const evidence::ReflectanceRobustness& robustness) {
  const auto percent = [&](double permille) { return say.quantity(permille / 10.0, 1, "%"); };
  const std::string least =
      percent(std::ceil(1000.0 * (robustness.below ? robustness.below->factor : robustness.tried_least)));
  const std::string most =
      percent(std::floor(1000.0 * (robustness.above ? robustness.above->factor : robustness.tried_most)));
  std::string note = say("robust.reflectances", {{"least", least}, {"most", most}});
  if (robustness.below)
    note += say("robust.reflectances_below", {{"limit", quantity_name(say, robustness.below->quantity)}});
  if (robustness.above)
    note += say("robust.reflectances_above", {{"limit", quantity_name(say, robustness.above->quantity)}});
  return note;
}

/// How far flux, maintenance and reflectances may be off before the verdict turns.
std::vector<std::string> robustness_notes(const Phrases& say, const ReportSubject& subject) {
  const auto whole = evidence::robustness_of(subject.evidence.found.checks, subject.need.maintenance_factor);
  const auto percent = [&](double factor) { return say.quantity(factor, 0, "%"); };
  constexpr double rounding = 1e-9;  // 0.92 × 100 is not above 92
  std::vector<std::string> notes;
  // Rounded to where the verdict still stands.
  if (const auto& least = whole.least_flux_factor)
    notes.push_back(say("robust.least", {{"flux", percent(std::ceil(100.0 * *least - rounding))}}));
  if (const auto& most = whole.most_flux_factor)
    notes.push_back(say("robust.most", {{"flux", percent(std::floor(100.0 * *most + rounding))}}));
  if (const auto& factor = whole.least_maintenance_factor)
    notes.push_back(
        say("robust.maintenance", {{"factor", say.number(std::ceil(100.0 * *factor - rounding) / 100, 2)}}));
  if (subject.evidence.reflectances) notes.push_back(reflectance_note(say, *subject.evidence.reflectances));
  std::string within;
  for (const evidence::Quantity quantity : whole.within_uncertainty)
    within += (within.empty() ? "" : say.language() == Language::zh ? "、" : ", ") + quantity_name(say, quantity);
  if (!within.empty())
    notes.push_back(
        say("robust.within", {{"limits", within}, {"uncertainty", percent(100.0 * evidence::flux_uncertainty)}}));
  return notes;
}

}  // namespace

void add_checks(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  flow.heading(say("checks.title"), 120.0);
  flow.paragraph(say("checks.text"));
  Table table{.columns = {{say("checks.quantity"), 2.6},
                          {say("checks.clause"), 1.65},
                          {say("checks.limit"), 1.05, Align::right},
                          {say("checks.value"), 0.95, Align::right},
                          {say("checks.margin"), 1.0, Align::right},
                          {say("checks.result"), 1.2},
                          {say("checks.confidence"), 1.75}}};
  for (const Check& check : text.subject.evidence.found.checks)
    table.rows.push_back(check_row(say, text.subject.need, check));
  flow.table(table);
  flow.bullets(notes_on_confidence(say, text.subject));
  flow.bullets(open_points(say, text.subject));
  if (const auto notes = robustness_notes(say, text.subject); !notes.empty()) {
    flow.subheading(say("robust.title"));
    flow.bullets(notes);
  }
}

}  // namespace twinlight::report
