#include <nlohmann/json.hpp>

#include "twinlight/requirements/json_values.h"
#include "twinlight/requirements/requirement_json.h"

namespace twinlight::requirements {
namespace {

using nlohmann::ordered_json;

ordered_json json_of_proof(const Proof& proof) {
  return {{"kind", proof.kind},
          {"covers", proof.covers},
          {"number", proof.number},
          {"from", json_of(proof.valid.from)},
          {"until", json_of(proof.valid.until)}};
}

ordered_json json_of_finding(const Finding& finding) {
  ordered_json json = {{"outcome", to_string(finding.outcome)}};
  if (finding.limit) {
    json.update(json_of(*finding.limit));
    json["value"] = nullable(finding.value);
  }
  if (finding.energy_class) {
    json["energy_class"] = std::string(1, *finding.energy_class);
    json["total_mains_efficacy_lm_per_W"] = nullable(finding.value);
  }
  if (!finding.working.empty()) json["working"] = finding.working;
  if (finding.proof) {
    json["proof"] = json_of_proof(*finding.proof);
    json["proof_out_of_date"] = finding.proof_out_of_date;
    json["proof_of_other"] = finding.proof_of_other;
  }
  return json;
}

ordered_json names_of(const std::vector<Quantity>& quantities) {
  ordered_json array = ordered_json::array();
  for (const Quantity quantity : quantities) array.push_back(to_string(quantity));
  return array;
}

ordered_json json_of_result(const RuleResult& result) {
  const Requirement& rule = result.rule;
  ordered_json json = {{"requirement", rule.id},
                       {"outcome", to_string(result.outcome)},
                       {"binding", result.binding},
                       {"standard", rule.standard.name},
                       {"year", rule.standard.year},
                       {"standing", to_string(rule.standard.standing)},
                       {"clause", rule.clause},
                       {"title", json_of(rule.title)},
                       {"in_force",
                        {{"from", json_of(rule.in_force.from)},
                         {"until", json_of(rule.in_force.until)},
                         {"confidence", to_string(rule.dates)}}},
                       {"confidence", to_string(rule.confidence.base)},
                       {"uncertain", has_uncertain_figures(rule)}};
  json["findings"] = ordered_json::array();
  for (const Finding& finding : result.findings) json["findings"].push_back(json_of_finding(finding));
  if (result.outcome == Outcome::to_be_shown) {
    json["missing_figures"] = names_of(result.missing_figures);
    json["missing_answers"] = result.missing_traits;
    json["ask"] = json_of(rule.product->ask);
  }
  json["sources"] = rule.sources;
  json["note"] = json_of(rule.note);
  return json;
}

ordered_json json_of_change(const RuleChange& change) {
  ordered_json json = {{"date", to_string(change.date)}, {"change", to_string(change.kind)}};
  if (change.result) json["rule"] = json_of_result(*change.result);
  if (change.proof) json["proof"] = json_of_proof(*change.proof);
  return json;
}

}  // namespace

ordered_json to_json(const Product& product, const MarketReport& report) {
  ordered_json json = {{"file", product.file},
                       {"manufacturer", product.manufacturer},
                       {"model", product.model},
                       {"market", report.market},
                       {"date", to_string(report.date)},
                       {"may_be_shipped", report.may_be_shipped},
                       {"rests_on_uncertain", report.rests_on_uncertain}};
  for (const Outcome outcome : {Outcome::met, Outcome::missed, Outcome::to_be_shown, Outcome::not_applicable})
    json["count"][std::string(to_string(outcome))] = report.count(outcome);
  json["rules"] = ordered_json::array();
  for (const RuleResult& result : report.results) json["rules"].push_back(json_of_result(result));
  json["changes"] = ordered_json::array();
  for (const RuleChange& change : report.changes) json["changes"].push_back(json_of_change(change));
  return json;
}

}  // namespace twinlight::requirements
