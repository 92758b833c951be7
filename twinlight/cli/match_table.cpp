#include "twinlight/cli/match_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "twinlight/cli/energy_text.h"
#include "twinlight/cli/life_cost_text.h"
#include "twinlight/cli/living_light_text.h"
#include "twinlight/cli/text_table.h"
#include "twinlight/evidence/place_checks.h"
#include "twinlight/evidence/sensitivity.h"
#include "twinlight/foundation/printable_text.h"

namespace twinlight::cli {
namespace {

using evidence::Check;
using evidence::Need;
using evidence::Quantity;
using matching::ShortlistEntry;
using requirements::Confidence;

constexpr std::size_t widest_product = 36;

/// A quantity as lighting people write it.
std::string_view short_name(Quantity quantity) {
  switch (quantity) {
    case Quantity::maintained_illuminance_lx:
      return "Em";
    case Quantity::uniformity:
      return "U0";
    case Quantity::ugr:
      return "UGR";
    case Quantity::colour_rendering_index:
      return "Ra";
    case Quantity::walls_mean_lx:
      return "walls";
    case Quantity::walls_uniformity:
      return "walls U0";
    case Quantity::ceiling_mean_lx:
      return "ceiling";
    case Quantity::ceiling_uniformity:
      return "ceiling U0";
    case Quantity::cylindrical_mean_lx:
      return "Ez";
    case Quantity::cylindrical_uniformity:
      return "Ez U0";
    default:
      return symbol_of(quantity);
  }
}

/// A value of a check with as many decimals as it deserves.
std::string shown_value(Quantity quantity, double value) {
  if (evidence::is_mean_illuminance(quantity)) return fmt::format("{:.0f} lx", value);
  if (quantity == Quantity::ugr) return fmt::format("{:.1f}", value);
  if (quantity == Quantity::colour_rendering_index) return fmt::format("{:.0f}", value);
  if (evidence::is_code_digit(quantity)) return fmt::format("{:.0f}", value);
  if (!unit_of(quantity).empty()) return with_unit(quantity, value);
  return fmt::format("{:.2f}", value);
}

std::string shown_or_dash(const std::optional<double>& value, int decimals) {
  return value ? fmt::format("{:.{}f}", *value, decimals) : "–";
}

/// With the part of the room that it is of.
std::string name_of(const Check& check) {
  const std::string_view name = short_name(check.quantity);
  return check.area.empty() ? std::string(name) : fmt::format("{} {}", printable_text(check.area), name);
}

std::string limit_text(const Check& check) {
  return fmt::format("{} {} {}", name_of(check), check.at_most ? "≤" : "≥", shown_value(check.quantity, check.limit));
}

/// What is missed, then what is not known: the reader's reasons to look closer.
std::string remarks(const Need& need, const ShortlistEntry& entry) {
  std::vector<std::string> words;
  for (const Check& check : entry.evidence.found.checks) {
    const std::string name = name_of(check);
    if (!check.value)
      words.push_back(fmt::format("{} not known", name));
    else if (check.binding && check.pass() == false)
      words.push_back(fmt::format("{} {}", name, shown_value(check.quantity, *check.value)));
    else if (check.pass() == false)
      words.push_back(fmt::format("({} {})", name, shown_value(check.quantity, *check.value)));
  }
  for (const Quantity quantity :
       evidence::robustness_of(entry.evidence.found.checks, need.maintenance_factor).within_uncertainty)
    words.push_back(fmt::format("{} ±", short_name(quantity)));
  if (entry.evidence.cut_short) words.emplace_back("search cut short");
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string verdict_text(const evidence::Verdict& verdict) {
  std::string text = verdict.pass ? "pass" : "FAIL";
  if (verdict.confidence == Confidence::uncertain) text += "?";
  if (verdict.pass && verdict.open_binding_checks > 0) text += fmt::format(", {} open", verdict.open_binding_checks);
  return text;
}

/// The scale of UGR begins at 10: less is no glare at all, and its figure says nothing.
std::string glare_text(const std::optional<double>& ugr) {
  constexpr double least_rating = 10.0;
  return ugr && *ugr < least_rating ? "<10" : shown_or_dash(ugr, 1);
}

std::string layout_text(const Need& need, const evidence::LayoutChoice& layout) {
  if (need.layout.fixed)
    return fmt::format("{} of {} points", layout.luminaires(), need.layout.fixed->placements.size());
  std::string text = layout.per_line.empty() ? fmt::format("{}×{}", layout.columns, layout.rows)
                                             : fmt::format("{}", fmt::join(layout.per_line, "+"));
  if (layout.repeats > 1) text = fmt::format("{}·{}", layout.repeats, text);
  if (layout.pattern == evidence::Pattern::staggered) text += " staggered";
  if (layout.rotation_deg != 0.0) text += fmt::format(" {:.0f}°", layout.rotation_deg);
  if (layout.suspension_m > 0.0) text += fmt::format(" -{:.2f} m", layout.suspension_m);
  return text;
}

std::string product_text(const photometry::Luminaire& luminaire) {
  return shortened(printable_text(luminaire.manufacturer + " " + luminaire.model), widest_product);
}

std::string shortlist_table(const Need& need, const matching::Match& match, std::size_t entries) {
  TextTable table;
  table.add_column("");
  table.add_column("verdict", TextTable::Align::left);
  table.add_column("n");
  table.add_column("layout", TextTable::Align::left);
  for (const std::string heading : {"Em lx", "U0", "UGR", "W/m²"}) table.add_column(heading);
  table.add_column(need.operation.use.leni ? "LENI" : "kWh/m²a");
  table.add_column(need.operation.currency + "/a");
  table.add_column("product", TextTable::Align::left);
  table.add_column("file", TextTable::Align::left);
  table.add_column("missed, not known", TextTable::Align::left);
  for (std::size_t i = 0; i < entries; ++i) {
    const ShortlistEntry& entry = match.shortlist[i];
    const evidence::ProductEvidence& evidence = entry.evidence;
    const lighting::Evaluation& evaluation = evidence.found.evaluation;
    const std::string cost = shown_or_dash(evidence.cost.cost_per_year, 0);
    table.add_row({std::to_string(entry.rank), verdict_text(evidence.found.verdict),
                   std::to_string(evidence.luminaires), layout_text(need, evidence.found.layout),
                   fmt::format("{:.0f}", evaluation.task.mean_lx), fmt::format("{:.2f}", evaluation.task.uniformity),
                   glare_text(evaluation.ugr_max), shown_or_dash(evaluation.power_density_W_per_m2, 1),
                   shown_or_dash(evidence.cost.energy_kWh_per_m2_year, 1),
                   evidence.cost.note.empty() ? cost : cost + "*", product_text(*entry.product->luminaire),
                   shortened(printable_text(entry.product->file), widest_file), remarks(need, entry)});
  }
  return table.text();
}

std::string heading(const Need& need, const matching::Match& match) {
  const requirements::Requirement& row = need.requirement;
  const lighting::Room& room = need.room;
  const std::string floor = room.shape ? fmt::format(" ({:.1f} m² of floor)", room.floor_area_m2()) : "";
  std::string text = fmt::format("{}: {:g} × {:g} × {:g} m{}, maintenance factor {:g}\n", printable_text(need.name),
                                 room.length_m, room.width_m, room.height_m, floor, need.maintenance_factor);
  text += fmt::format("{}  {} ({} {}, {})\n", row.id, row.title.en, row.standard.name, row.standard.year, row.clause);
  for (const evidence::StandingLight& kind : need.layout.standing)
    text += fmt::format("stays: {} × {}, at {:.0f} % of its light\n", kind.luminaires.placements.size(),
                        printable_text(kind.file), 100.0 * kind.luminaires.output);
  if (match.shortlist.empty()) return text;
  std::vector<std::string> limits;
  for (const Check& check : match.shortlist.front().evidence.found.checks)
    limits.push_back(limit_text(check) + (check.confidence == Confidence::uncertain ? "?" : ""));
  return text + fmt::format("asks: {}\n", fmt::join(limits, ", "));
}

/// What a reader must know of the requirement before trusting a verdict.
std::vector<std::string> notes_on_requirement(const Need& need, const matching::Match& match, std::size_t entries) {
  const requirements::RowConfidence& confidence = need.requirement.confidence;
  std::vector<std::string> notes;
  if (confidence.reference == Confidence::uncertain)
    notes.push_back("the number of this row in its standard is uncertain");
  if (confidence.edition_checked && *confidence.edition_checked != need.requirement.standard.year)
    notes.push_back(
        fmt::format("its figures were checked against the edition of {} only", *confidence.edition_checked));
  bool advisory = false;
  bool uncertain = false;
  for (std::size_t i = 0; i < entries; ++i)
    for (const Check& check : match.shortlist[i].evidence.found.checks) {
      advisory |= !check.binding;
      uncertain |= check.binding && check.confidence == Confidence::uncertain;
    }
  const auto near_limit = [&](const ShortlistEntry& entry) {
    return !evidence::robustness_of(entry.evidence.found.checks, need.maintenance_factor).within_uncertainty.empty();
  };
  const auto end = match.shortlist.begin() + static_cast<std::ptrdiff_t>(entries);
  if (std::any_of(match.shortlist.begin(), end, near_limit))
    notes.push_back(fmt::format("±: the check turns within {:g} % of the flux, the uncertainty of photometry",
                                100.0 * evidence::flux_uncertainty));
  if (advisory)
    notes.push_back("limits marked ? are uncertain: shown in brackets where missed, not part of the verdict");
  if (uncertain) notes.push_back("verdicts marked ? rest on uncertain limits: check them before relying on them");
  if (!need.requirement.note.empty()) notes.push_back(need.requirement.note.en);
  return notes;
}

std::vector<std::string> notes_on_products(const matching::Match& match, std::size_t entries) {
  std::set<std::string> open_points;
  std::set<std::string> cost_notes;
  for (std::size_t i = 0; i < entries; ++i) {
    const evidence::ProductEvidence& evidence = match.shortlist[i].evidence;
    open_points.insert(evidence.found.verdict.open_points.begin(), evidence.found.verdict.open_points.end());
    if (!evidence.cost.note.empty()) cost_notes.insert(evidence.cost.note);
  }
  std::vector<std::string> notes(open_points.begin(), open_points.end());
  for (const std::string& note : cost_notes) notes.push_back("* " + note);
  return notes;
}

/// How far reflectances may differ before the verdict of the first line turns, to where it still stands.
std::string reflectance_text(const matching::Match& match, std::size_t entries) {
  if (entries == 0 || !match.shortlist.front().evidence.reflectances) return {};
  const auto& [least, most, below, above] = *match.shortlist.front().evidence.reflectances;
  std::string text = fmt::format("line 1 holds with reflectances of {:.0f} to {:.0f} % of those stated",
                                 std::ceil(100.0 * (below ? below->factor : least)),
                                 std::floor(100.0 * (above ? above->factor : most)));
  if (below) text += fmt::format("; darker, {} is missed first", short_name(below->quantity));
  if (above) text += fmt::format("; lighter, {} is missed first", short_name(above->quantity));
  return text + "\n";
}

std::string pareto_text(const matching::Match& match) {
  std::vector<int> ranks;
  for (const ShortlistEntry& entry : match.shortlist)
    if (entry.pareto) ranks.push_back(entry.rank);
  if (ranks.empty()) return {};
  return fmt::format("no other is better in energy, cost and quality at once (Pareto front): {}\n",
                     fmt::join(ranks, ", "));
}

}  // namespace

std::string match_text(const Need& need, const matching::Catalogue& catalogue, const matching::Match& match,
                       std::size_t entries) {
  entries = std::min(entries, match.shortlist.size());
  std::string text = heading(need, match) + "\n" + shortlist_table(need, match, entries) + "\n";
  text += plant_light_text(need, match, entries) + animal_light_text(match, entries);
  text += day_of_light_text(need, match, entries);
  text += life_cost_text(need, match, entries) + energy_text(need);
  for (const std::string& note : notes_on_requirement(need, match, entries)) text += "note: " + note + "\n";
  for (const std::string& note : notes_on_products(match, entries)) text += "note: " + note + "\n";
  text += reflectance_text(match, entries) + pareto_text(match);
  for (const auto& [reason, files] : match.excluded)
    text += fmt::format("left out: {} × {}\n", files.size(), printable_text(reason, 300));
  const auto passing = std::count_if(match.shortlist.begin(), match.shortlist.end(),
                                     [](const ShortlistEntry& entry) { return entry.evidence.found.verdict.pass; });
  text +=
      fmt::format("{} products read in {:.1f} s, {} pass; search {:.1f} s, exact evaluations {:.1f} s",
                  catalogue.products.size(), match.seconds.import, passing, match.seconds.rank, match.seconds.exact);
  if (!catalogue.refused.empty()) text += fmt::format("; {} files refused", catalogue.refused.size());
  if (match.beyond > 0)
    text += fmt::format("\n{} products only ranked, behind these, {} of them pass there: --exact {}", match.beyond,
                        match.beyond_passing, match.shortlist.size() + match.beyond);
  if (entries < match.shortlist.size())
    text += fmt::format("\n{} more lines: --top {}", match.shortlist.size() - entries, match.shortlist.size());
  return text + "\n";
}

}  // namespace twinlight::cli
