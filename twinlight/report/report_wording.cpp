#include "twinlight/report/report_wording.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "twinlight/evidence/open_reasons.h"
#include "twinlight/evidence/place_checks.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::report {
namespace {

using evidence::Check;
using evidence::Quantity;
using requirements::Confidence;

int decimals_of(Quantity quantity, double value) {
  if (evidence::is_mean_illuminance(quantity) || quantity == Quantity::colour_rendering_index) return 0;
  if (evidence::is_code_digit(quantity)) return 0;
  if (quantity == Quantity::ugr) return 1;
  constexpr double whole_from = 100.0;
  return std::abs(value) >= whole_from ? 0 : 2;
}

double rounded(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  return std::round(value * scale) / scale;
}

/// As many as the quantity deserves, and more where the rounded value would stand on the other side of the limit. A
/// difference too small to show is shown as none.
int telling_decimals(const Check& check) {
  const int usual = decimals_of(check.quantity, check.limit);
  constexpr int most_more = 4;
  if (!check.value) return usual;
  for (int decimals = usual; decimals <= usual + most_more; ++decimals) {
    const double value = rounded(*check.value, decimals);
    const double limit = rounded(check.limit, decimals);
    if ((check.at_most ? value <= limit : value >= limit) == check.pass()) return decimals;
  }
  return usual;
}

std::string in_unit(const Phrases& say, Quantity quantity, double value, int decimals) {
  const std::string_view unit = requirements::unit_of(quantity);
  return unit.empty() ? say.number(value, decimals) : say.quantity(value, decimals, unit);
}

std::string open_point(const Phrases& say, const ReportSubject& subject, const Check& check) {
  const Quantity quantity = check.quantity;
  if (quantity == Quantity::ugr) {
    const bool no_area = subject.luminaire->opening.shape == photometry::LuminousOpening::Shape::point;
    return say(no_area ? "open.ugr_no_area" : "open.ugr_no_view");
  }
  if (quantity == Quantity::colour_rendering_index) return say("open.colour_rendering_index");
  const auto about = [&](const char* key) { return say(key, {{"quantity", quantity_name(say, quantity)}}); };
  switch (quantity) {
    case Quantity::photoperiod_h:
    case Quantity::light_h_per_day:
    case Quantity::dark_h_per_day:
    case Quantity::uninterrupted_dark_h:
      return about("open.hours");
    case Quantity::dli_mol_per_m2_day:
      return about("open.daylight");
    case Quantity::ppfd_umol_per_m2_s:
    case Quantity::blue_share:
      return about("open.spectrum");
    case Quantity::red_to_far_red_ratio:
      return about(check.note == evidence::no_far_red_note ? "open.no_far_red" : "open.spectrum");
    case Quantity::melanopic_edi_lx:
      return about(check.note == evidence::no_eye_daylight_note ? "open.eye_daylight" : "open.spectrum");
    case Quantity::ip_solids:
    case Quantity::ip_liquids:
    case Quantity::ik:
    case Quantity::greatest_ambient_C:
    case Quantity::least_output:
      return about("open.enclosure");
    case Quantity::light_emission_reduction:
      return about("open.screen");
    default:
      return about("open.other");
  }
}

/// A clause that is no number of a standard but a word for a time of day or a subject, with what follows it.
std::string words_of_clause(const Phrases& say, const std::string& clause) {
  constexpr std::array<std::pair<std::string_view, const char*>, 6> known = {
      {{"[place]", "clause.place"},
       {"daytime", "clause.daytime"},
       {"evening", "clause.evening"},
       {"night", "clause.night"},
       {"planned dimming", "clause.planned_dimming"},
       {"assimilation lighting", "clause.assimilation_lighting"}}};
  constexpr std::string_view annex = "Annex ";
  if (clause.rfind(annex, 0) == 0) return say("clause.annex") + " " + clause.substr(annex.size());
  const std::size_t end = std::min(clause.find(','), clause.size());
  for (const auto& [words, phrase] : known)
    if (clause.substr(0, end) == words) return say(phrase) + clause.substr(end);
  return clause;
}

/// The documents that the place asks for.
void add_documents(const Phrases& say, const evidence::Need& need, std::vector<std::string>& points) {
  if (!need.place) return;
  for (const requirements::Requirement& row : need.place->rows)
    if (row.product && row.product->proof)
      points.push_back(
          say("open.document", {{"row", row.title.in(say.language())}, {"ask", row.product->ask.in(say.language())}}));
}

}  // namespace

VerdictWording verdict_wording(const Phrases& say, const evidence::Verdict& verdict) {
  const bool uncertain = verdict.confidence == Confidence::uncertain;
  if (!verdict.pass) return {say(uncertain ? "summary.fail_uncertain" : "summary.fail"), colours::bad};
  if (uncertain) return {say("summary.pass_uncertain"), colours::doubtful};
  if (verdict.open_binding_checks > 0) return {say("summary.pass_open"), colours::doubtful};
  return {say("summary.pass"), colours::good};
}

std::string product_name(const photometry::Luminaire& luminaire) {
  const std::string name =
      luminaire.manufacturer.empty() ? luminaire.model : luminaire.manufacturer + " " + luminaire.model;
  return printable_text(name, 160);
}

Colour colour_of(const evidence::Check& check) {
  if (!check.pass()) return colours::doubtful;
  if (*check.pass()) return colours::good;
  return check.binding ? colours::bad : colours::doubtful;
}

std::string quantity_name(const Phrases& say, Quantity quantity) {
  const std::string key = "quantity." + std::string(to_string(quantity));
  return say.has(key) ? say(key) : std::string(requirements::name_of(quantity, say.language()));
}

std::string check_name(const Phrases& say, const Check& check) {
  const std::string name = quantity_name(say, check.quantity);
  return check.area.empty() ? name : printable_text(check.area) + ": " + name;
}

std::string value_text(const Phrases& say, Quantity quantity, double value) {
  return in_unit(say, quantity, value, decimals_of(quantity, value));
}

std::string value_text(const Phrases& say, const Check& check) {
  if (!check.value) return "–";
  const int usual = decimals_of(check.quantity, *check.value);
  return in_unit(say, check.quantity, *check.value, std::max(usual, telling_decimals(check)));
}

std::string margin_text(const Phrases& say, const Check& check) {
  const auto margin = check.margin();
  if (!margin) return "–";
  const int decimals = std::max(decimals_of(check.quantity, *margin), telling_decimals(check));
  return (*margin > 0.0 ? "+" : "") + in_unit(say, check.quantity, *margin, decimals);
}

std::string limit_text(const Phrases& say, const Check& check) {
  const int usual = decimals_of(check.quantity, check.limit);
  const int telling = telling_decimals(check);
  // Most limits are round numbers and stay so beside a value with more decimals.
  const bool round = rounded(check.limit, usual) == rounded(check.limit, telling);
  return (check.at_most ? "≤\u00a0" : "≥\u00a0") + in_unit(say, check.quantity, check.limit, round ? usual : telling);
}

std::string limit_text(const Phrases& say, const requirements::Limit& limit) {
  return limit_text(say,
                    Check{.quantity = limit.quantity, .limit = limit.value, .at_most = evidence::is_greatest(limit)});
}

std::string clause_text(const Phrases& say, const std::string& clause) {
  constexpr std::string_view table = "table ";
  constexpr std::string_view row = ", row ";
  const std::size_t at = clause.find(row);
  if (clause.rfind(table, 0) != 0 || at == std::string::npos) return words_of_clause(say, clause);
  return say("checks.table_row",
             {{"table", clause.substr(table.size(), at - table.size())}, {"row", clause.substr(at + row.size())}});
}

std::string clause_text(const Phrases& say, const requirements::Requirement& row) {
  return clause_text(say, requirements::clause_in(row, say.language()));
}

std::string confidence_text(const Phrases& say, Confidence confidence) {
  return say("confidence." + std::string(to_string(confidence)));
}

std::string ways_to_mount(const Phrases& say, const std::vector<std::string>& ways) {
  std::vector<std::string> words;
  for (const std::string& way : ways) words.push_back(say("mounting." + way));
  return joined(say, words);
}

std::vector<std::string> open_points(const Phrases& say, const ReportSubject& subject) {
  std::vector<std::string> points;
  for (const Check& check : subject.evidence.found.checks) {
    if (check.value) continue;
    // A quantity that has both a least and a greatest value is asked for once.
    std::string point = open_point(say, subject, check);
    if (std::find(points.begin(), points.end(), point) == points.end()) points.push_back(std::move(point));
  }
  if (subject.need.place && !subject.need.place->mountings.empty() && subject.enclosure.mountings.empty())
    points.push_back(say("open.mounting", {{"ways", ways_to_mount(say, subject.need.place->mountings)}}));
  add_documents(say, subject.need, points);
  return points;
}

std::vector<std::string> notes_on_confidence(const Phrases& say, const ReportSubject& subject) {
  const evidence::EvaluatedLayout& found = subject.evidence.found;
  const requirements::Requirement& row = subject.need.requirement;
  std::vector<std::string> advisory;
  std::vector<std::string> missed;
  for (const Check& check : found.checks) {
    if (check.binding || check.confidence != Confidence::uncertain) continue;
    const std::string text = check_name(say, check) + " " + limit_text(say, check);
    advisory.push_back(text);
    if (check.pass() == false) missed.push_back(text);
  }
  std::vector<std::string> notes;
  if (found.verdict.confidence == Confidence::uncertain) notes.push_back(say("confidence.rests_on_uncertain"));
  if (!advisory.empty()) {
    const char* space = say.language() == Language::zh ? "" : " ";
    notes.push_back(say("confidence.advisory", {{"limits", joined(say, advisory)}}) + space +
                    (missed.empty() ? say("confidence.advisory_met")
                                    : say("confidence.advisory_missed", {{"limits", joined(say, missed)}})));
  }
  if (row.confidence.reference == Confidence::uncertain) notes.push_back(say("confidence.reference_uncertain"));
  const auto& checked = row.confidence.edition_checked;
  if (checked && *checked != row.standard.year)
    notes.push_back(say("confidence.edition_older",
                        {{"checked", std::to_string(*checked)}, {"year", std::to_string(row.standard.year)}}));
  return notes;
}

std::string metres(const Phrases& say, double value_m) {
  return say.quantity(value_m, 2, "m");
}

std::string joined(const Phrases& say, const std::vector<std::string>& texts) {
  const char* separator = say.language() == Language::zh ? "、" : ", ";
  std::string text;
  for (const std::string& part : texts) text += (text.empty() ? "" : separator) + part;
  return text;
}

LayoutPhrases layout_phrases(const ReportSubject& subject) {
  switch (subject.evidence.found.layout.pattern) {
    case evidence::Pattern::staggered:
      return {"summary.layout_staggered", "layout.text_staggered"};
    case evidence::Pattern::points:
      return {"summary.layout_points", "layout.text_points"};
    case evidence::Pattern::line:
      if (subject.need.layout.lines.size() > 1) return {"summary.layout_lines", "layout.text_lines"};
      return {"summary.layout_line", "layout.text_line"};
    case evidence::Pattern::grid:
      break;
  }
  const lighting::GridEdges& edges = subject.need.layout.edges;
  const bool even = edges.along == 0.5 && edges.across == 0.5;
  return {"summary.layout_grid", even ? "layout.text" : "layout.text_edges"};
}

std::string mounting_text(const Phrases& say, const ReportSubject& subject) {
  const evidence::LayoutChoice& layout = subject.evidence.found.layout;
  if (!subject.need.racks.empty()) return say("summary.in_rack");
  if (!subject.need.layout.over_the_room())
    return say("summary.at_height", {{"height", metres(say, layout.mounting_height_m)}});
  if (layout.suspension_m <= 0.0) return say("summary.at_ceiling");
  return say("summary.suspended", {{"suspension", metres(say, layout.suspension_m)}});
}

std::string cost_note(const Phrases& say, const ReportSubject& subject) {
  if (subject.evidence.cost.note.empty()) return {};
  if (!subject.evidence.cost.energy_kWh_per_year) return say("cost.no_power");
  if (!subject.price) return say("cost.no_price");
  const std::string& currency = subject.need.operation.currency;
  if (!evidence::price_in_currency(subject.need.operation, subject.price))
    return say("cost.other_currency", {{"price", subject.price->currency}, {"need", currency}});
  return say("cost.no_life");
}

}  // namespace twinlight::report
