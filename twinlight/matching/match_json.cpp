#include "twinlight/matching/match_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "twinlight/evidence/evidence_json.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/matching/pareto.h"
#include "twinlight/matching/what_if_json.h"

namespace twinlight::matching {
namespace {

using nlohmann::ordered_json;

ordered_json rank_stage_json(const ShortlistEntry& entry) {
  const RankFigures& figures = *entry.rank_stage;
  const auto first = first_figures(entry);
  ordered_json values = ordered_json::array();
  for (const evidence::FirstFigure& figure : first->figures) {
    ordered_json json = {{"quantity", to_string(figure.quantity)}, {"value", nullptr}};
    if (figure.first)
      json["value"] = *figure.first;
    else
      json["value_note"] = "it can not be computed";
    json["bound"] = figure.bound;
    json["bound_is"] = figure.bound_is_relative ? "relative" : "absolute";
    values.push_back(std::move(json));
  }
  const evidence::LayoutChoice& layout = figures.layout;
  ordered_json json = {{"by", "matrices"},
                       {"layout",
                        {{"columns", layout.columns},
                         {"rows", layout.rows},
                         {"rotation_deg", layout.rotation_deg},
                         {"suspension_m", layout.suspension_m}}},
                       {"same_layout", layout == entry.evidence.found.layout},
                       {"values", std::move(values)},
                       {"basis_error", figures.basis_error},
                       {"bounds_hold", figures.bounds_hold},
                       {"searched_exactly", figures.settled}};
  if (figures.settled)
    json["bounds_note"] =
        "matrices can not hold this light as exactly as the need asks: the rank stage searched it exactly";
  else if (figures.rough)
    json["bounds_note"] =
        "matrices can not hold this light as exactly as the need asks: the exact search took nothing from here";
  return json;
}

/// Figures of drafts are shown nowhere.
ordered_json drafts_json(const DraftFigures& drafts) {
  ordered_json json = {{"by", "drafts"}, {"bounds_hold", drafts.bounds_hold}, {"searched_exactly", drafts.settled}};
  if (drafts.settled)
    json["bounds_note"] = "drafts can not follow a beam as narrow as this: the rank stage searched it exactly";
  else if (!drafts.bounds_hold)
    json["bounds_note"] =
        "drafts can not follow a beam as narrow as this: its place among the drafts was a rough guide";
  return json;
}

ordered_json pareto_json(const Match& match) {
  ordered_json front = ordered_json::array();
  for (const ShortlistEntry& entry : match.shortlist) {
    if (!entry.pareto) continue;
    const Merits merits = merits_of(entry.evidence.cost, quality_steps(entry.evidence.found.checks));
    ordered_json product = {{"rank", entry.rank}, {"file", printable_text(entry.product->file, 4000)}};
    product["energy_kWh_per_year"] = merits.energy_kWh_per_year;
    product["cost_per_year"] = merits.cost_per_year;
    if (!std::isfinite(merits.cost_per_year)) product["cost_per_year_note"] = entry.evidence.cost.note;
    product["quality_steps"] = merits.quality_steps;
    front.push_back(std::move(product));
  }
  return front;
}

}  // namespace

ordered_json refusal_json(const Diagnostic& diagnostic) {
  return {{"file", printable_text(diagnostic.file, 4000)},
          {"message", printable_text(diagnostic.message, 1000)},
          {"line", diagnostic.line > 0 ? ordered_json(diagnostic.line) : ordered_json(nullptr)},
          {"field", printable_text(diagnostic.field)}};
}

ordered_json entry_json(const evidence::Need& need, const ShortlistEntry& entry, std::string_view engine_version) {
  const CatalogueProduct& product = *entry.product;
  ordered_json json = {{"rank", entry.rank},
                       {"file", printable_text(product.file, 4000)},
                       {"manufacturer", printable_text(product.luminaire->manufacturer)},
                       {"model", printable_text(product.luminaire->model)},
                       {"enclosure", evidence::to_json(product.enclosure)}};
  json.update(evidence::to_json(need, entry.evidence));
  json["evaluation"]["engine_version"] = engine_version;
  json["evaluation"]["input_sha256"] = sha256_hex({need.sha256, product.sha256});
  json["pareto"] = entry.pareto;
  json["holds"] = headroom_json(need, entry.evidence.found);
  if (json["holds"].is_null()) json["holds_note"] = "the layout does not pass";
  if (entry.rank_stage) {
    json["rank_stage"] = rank_stage_json(entry);
  } else if (entry.drafts) {
    json["rank_stage"] = drafts_json(*entry.drafts);
  } else {
    json["rank_stage"] = nullptr;
    json["rank_stage_note"] = "every product was searched exactly";
  }
  return json;
}

ordered_json match_json(const evidence::Need& need, const Catalogue& catalogue, const Match& match,
                        const MatchJsonOptions& options) {
  ordered_json refused = ordered_json::array();
  for (const Diagnostic& diagnostic : catalogue.refused) refused.push_back(refusal_json(diagnostic));
  ordered_json shortlist = ordered_json::array();
  for (std::size_t i = 0; i < std::min(options.entries, match.shortlist.size()); ++i)
    shortlist.push_back(entry_json(need, match.shortlist[i], options.engine_version));
  ordered_json excluded = ordered_json::object();
  ordered_json excluded_files = ordered_json::object();
  for (const auto& [reason, files] : match.excluded) {
    excluded[printable_text(reason, 1000)] = files.size();
    excluded_files[printable_text(reason, 1000)] = files;
  }
  return {{"need", evidence::to_json(need)},
          {"catalogue",
           {{"folder", printable_text(catalogue.folder.string(), 4000)},
            {"products", catalogue.products.size()},
            {"refused", std::move(refused)}}},
          {"not_evaluated_exactly", {{"products", match.beyond}, {"passing_by_rank_stage", match.beyond_passing}}},
          {"seconds", {{"import", match.seconds.import}, {"rank", match.seconds.rank}, {"exact", match.seconds.exact}}},
          {"pareto", pareto_json(match)},
          {"shortlist", std::move(shortlist)},
          {"excluded", std::move(excluded)},
          {"excluded_files", std::move(excluded_files)}};
}

}  // namespace twinlight::matching
