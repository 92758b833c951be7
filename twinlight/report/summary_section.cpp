#include <algorithm>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/report/plan_view.h"
#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"
#include "twinlight/report/signing_key.h"

namespace twinlight::report {
namespace {

using evidence::Check;
using evidence::Quantity;

const Check* find_check(const ReportSubject& subject, Quantity quantity) {
  for (const Check& check : subject.evidence.found.checks)
    if (check.quantity == quantity) return &check;
  return nullptr;
}

/// The least level that the requirement asks for: in lux, in photons, or for animals.
const Check* level_check(const ReportSubject& subject) {
  for (const Quantity quantity :
       {Quantity::maintained_illuminance_lx, Quantity::ppfd_umol_per_m2_s, Quantity::illuminance_lx})
    if (const Check* check = find_check(subject, quantity); check != nullptr && !check->at_most) return check;
  return nullptr;
}

void add_title(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  flow.paragraph(say("report.title"), {.size_pt = 26.0, .bold = true, .colour = colours::accent});
  flow.paragraph(say("report.subtitle"), {.size_pt = 11.0, .colour = colours::quiet});
  flow.space(4.0);
  flow.canvas().rule(flow.left_pt(), flow.y_pt(), flow.width_pt(), colours::accent, 1.5);
  flow.space(12.0);
  const requirements::Requirement& row = text.subject.need.requirement;
  flow.facts({{say("summary.need"), printable_text(text.subject.need.name, 160)},
              {say("summary.requirement"),
               row.standard.name + ":" + std::to_string(row.standard.year) + ", " + clause_text(say, row)},
              {say("summary.product"), product_name(*text.subject.luminaire)},
              {say("summary.date"), date_text(say.language(), text.subject.date)}});
  flow.space(4.0);
}

std::string layout_sentence(const ReportText& text) {
  const evidence::EvaluatedLayout& found = text.subject.evidence.found;
  const Check* check = level_check(text.subject);
  if (check == nullptr || !check->value) return {};
  if (check->quantity != Quantity::maintained_illuminance_lx)
    return text.say("summary.layout_level", {{"count", std::to_string(found.layout.luminaires())},
                                             {"mounting", mounting_text(text.say, text.subject)},
                                             {"quantity", quantity_name(text.say, check->quantity)},
                                             {"value", value_text(text.say, *check)},
                                             {"limit", limit_text(text.say, *check)}});
  const evidence::LayoutLimits& limits = text.subject.need.layout;
  const std::size_t given = limits.fixed ? limits.fixed->placements.size() : 0;
  return text.say(layout_phrases(text.subject).summary, {{"count", std::to_string(found.layout.luminaires())},
                                                         {"lines", std::to_string(limits.lines.size())},
                                                         {"given", std::to_string(given)},
                                                         {"columns", std::to_string(found.layout.columns)},
                                                         {"rows", std::to_string(found.layout.rows)},
                                                         {"mounting", mounting_text(text.say, text.subject)},
                                                         {"value", value_text(text.say, *check)},
                                                         {"limit", limit_text(text.say, *check)}});
}

std::string tally_sentence(const ReportText& text) {
  int total = 0;
  int met = 0;
  int missed = 0;
  for (const Check& check : text.subject.evidence.found.checks) {
    if (!check.binding) continue;
    ++total;
    if (check.pass() == true) ++met;
    if (check.pass() == false) ++missed;
  }
  if (met == total) return text.say("summary.tally_all", {{"total", std::to_string(total)}});
  return text.say("summary.tally", {{"total", std::to_string(total)},
                                    {"met", std::to_string(met)},
                                    {"missed", std::to_string(missed)},
                                    {"open", std::to_string(total - met - missed)}});
}

Tile check_tile(const ReportText& text, const Check& check) {
  const Phrases& say = text.say;
  return {.value = check.value ? value_text(say, check) : say("figure.not_known"),
          .label = quantity_name(say, check.quantity),
          .limit = say("summary.asked", {{"limit", limit_text(say, check)}}),
          .colour = colour_of(check)};
}

void add_figures(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  const evidence::ProductEvidence& evidence = text.subject.evidence;
  std::vector<Tile> tiles;
  constexpr std::size_t most_checks = 3;  // a row of tiles
  for (const Quantity quantity : {Quantity::maintained_illuminance_lx, Quantity::uniformity, Quantity::ugr,
                                  Quantity::ppfd_umol_per_m2_s, Quantity::ppfd_uniformity, Quantity::dli_mol_per_m2_day,
                                  Quantity::illuminance_lx, Quantity::usable_area_share, Quantity::dark_h_per_day})
    if (const Check* check = find_check(text.subject, quantity); check != nullptr && tiles.size() < most_checks)
      tiles.push_back(check_tile(text, *check));
  const auto information = [&](const char* label, const std::optional<double>& value, int decimals,
                               const std::string& unit) {
    tiles.push_back({.value = value ? say.quantity(*value, decimals, unit) : say("figure.not_known"),
                     .label = say(label),
                     .limit = say("summary.for_information"),
                     .colour = colours::accent});
  };
  information("figure.power_density", evidence.found.evaluation.power_density_W_per_m2, 1, "W/m²");
  information("figure.energy", evidence.cost.energy_kWh_per_year, 0, "kWh");
  information("figure.cost", evidence.cost.cost_per_year, 0, evidence.cost.currency);
  flow.tiles(tiles);
}

void add_signature_box(PageFlow& flow, const ReportText& text) {
  flow.subheading(text.say("summary.signature_title"), 60.0);
  flow.paragraph(text.say("summary.signature"));
  flow.paragraph(grouped(text.fingerprint), {.size_pt = 8.0, .bold = true, .colour = colours::accent});
}

/// The plan, where the page has room for it.
Result<void> add_picture(PageFlow& flow, const ReportText& text) {
  constexpr double least_pt = 180.0;
  constexpr double highest_pt = 250.0;
  flow.space(10.0);
  if (flow.remaining_pt() < least_pt) return {};
  return flow.pictures({plan_view_svg(text.subject, text.say)}, std::min(flow.remaining_pt() - 20.0, highest_pt), "");
}

}  // namespace

Result<void> add_summary(PageFlow& flow, const ReportText& text) {
  const Phrases& say = text.say;
  const VerdictWording verdict = verdict_wording(say, text.subject.evidence.found.verdict);
  add_title(flow, text);
  const char* space = say.language() == Language::zh ? "" : " ";
  flow.banner(verdict.headline, layout_sentence(text) + space + tally_sentence(text), verdict.colour);
  add_figures(flow, text);
  flow.paragraph(say("summary.rank", {{"rank", std::to_string(text.subject.ranking.rank)},
                                      {"evaluated", std::to_string(text.subject.ranking.evaluated)},
                                      {"passing", std::to_string(text.subject.ranking.passing)}}));
  if (const auto notes = notes_on_confidence(say, text.subject); !notes.empty()) {
    flow.subheading(say("summary.uncertain_title"));
    flow.bullets(notes);
  }
  if (const auto points = open_points(say, text.subject); !points.empty()) {
    flow.subheading(say("summary.open_title"));
    flow.bullets(points);
  }
  add_signature_box(flow, text);
  return add_picture(flow, text);
}

}  // namespace twinlight::report
