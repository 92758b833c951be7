#include "twinlight/report/recompute.h"

#include <nlohmann/json.hpp>

#include "twinlight/evidence/place_checks.h"
#include "twinlight/report/comparison.h"
#include "twinlight/report/json_access.h"
#include "twinlight/report/report_inputs.h"
#include "twinlight/report/report_json.h"
#include "twinlight/report/reported_layout.h"

namespace twinlight::report {
namespace {

using nlohmann::ordered_json;

std::optional<evidence::Price> price_of(const ordered_json& report) {
  const ordered_json price = member(report, {"product", "price"});
  const auto amount = number_at(price, {"amount"});
  if (!amount) return std::nullopt;
  return evidence::Price{
      .amount = *amount, .currency = text_at(price, {"currency"}), .life_h = number_at(price, {"life_h"})};
}

/// As the catalogue said; what is no code is left out, and then differs.
evidence::Enclosure enclosure_of(const ordered_json& report) {
  const ordered_json stated = member(report, {"product", "enclosure"});
  evidence::Enclosure enclosure;
  if (const auto ip = evidence::parse_ip_code(text_at(stated, {"ip"}))) enclosure.ip = *ip;
  if (const auto ik = evidence::parse_ik_code(text_at(stated, {"ik"}))) enclosure.ik = *ik;
  enclosure.least_output = number_at(stated, {"dims_to"});
  for (const ordered_json& domain : member(stated, {"domains"})) enclosure.domains.push_back(text_at(domain, {}));
  for (const ordered_json& way : member(stated, {"mounting"})) enclosure.mountings.push_back(text_at(way, {}));
  return enclosure;
}

/// What the search did is not done again: it is taken over.
evidence::ProductEvidence evidence_of(const ordered_json& report, evidence::EvaluatedLayout found) {
  return {.found = std::move(found),
          .estimates = whole_number_at(report, {"evidence", "layouts_estimated"}).value_or(0),
          .exact_evaluations = whole_number_at(report, {"evidence", "layouts_evaluated"}).value_or(0),
          .cut_short = member(report, {"evidence", "search_cut_short"}) == true};
}

std::size_t count_at(const ordered_json& report, const char* key) {
  return static_cast<std::size_t>(whole_number_at(report, {"ranking", key}).value_or(0));
}

}  // namespace

Result<JsonComparison> recompute(const ordered_json& report, const evidence::Need& need,
                                 const std::shared_ptr<const photometry::Luminaire>& luminaire,
                                 const evidence::LightingEngine& engine) {
  if (is_comparison(report))
    return failure({.message = "a comparison is not computed again: the reports of its products are"});
  const evidence::LayoutChoice layout =
      evidence::clipped(need, evidence::traits_of(*luminaire), TWL_TRY(reported_layout(report, need)));
  const lighting::Scene scene = evidence::scene_of(need, luminaire, layout);
  evidence::EvaluatedLayout found = TWL_TRY(evidence::evaluate_layout(need, scene, layout, engine));
  const evidence::Enclosure enclosure = enclosure_of(report);
  hold_against_place(need, enclosure, found);
  const std::optional<evidence::Price> price = price_of(report);
  evidence::ProductEvidence evidence = evidence_of(report, std::move(found));
  evidence.luminaires = layout.luminaires();
  evidence.cost = evidence::running_cost(need, evidence.luminaires, luminaire->input_power_W, price);
  evidence.life_cost = evidence::life_cost(need, evidence.luminaires, luminaire->input_power_W, price);
  if (!member(report, {"evidence", "verdict_robustness", "reflectances"}).is_null() && evidence.found.verdict.pass)
    evidence.reflectances = TWL_TRY(evidence::reflectance_robustness(need, luminaire, evidence.found, engine));
  const ReportSubject subject{.need = need,
                              .luminaire = luminaire,
                              .price = price,
                              .evidence = std::move(evidence),
                              .ranking = {.rank = whole_number_at(report, {"ranking", "rank"}).value_or(0),
                                          .evaluated = count_at(report, "evaluated"),
                                          .passing = count_at(report, "passing")},
                              .inputs = stated_inputs(report),
                              .engine_version = text_at(report, {"engine_version"}),
                              .date = parse_date(text_at(report, {"date"})).value_or(Date{}),
                              .enclosure = enclosure};
  ordered_json reported = report;
  reported.erase("signature");
  ordered_json computed = report_json(subject);
  computed["ranking"] = member(report, {"ranking"});  // the catalogue is not ranked again
  return compare(reported, computed);
}

}  // namespace twinlight::report
