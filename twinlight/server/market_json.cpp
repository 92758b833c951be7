#include "twinlight/server/market_json.h"

#include <nlohmann/json.hpp>

#include "twinlight/foundation/printable_text.h"
#include "twinlight/requirements/market_questions.h"

namespace twinlight::server {
namespace {

using nlohmann::json;
using requirements::Finding;
using requirements::MarketReport;
using requirements::Outcome;
using requirements::Proof;
using requirements::RuleChange;
using requirements::RuleResult;

constexpr std::size_t longest_market_text = 400;

requirements::Language in(partnership::Language language) {
  if (language == partnership::Language::nl) return requirements::Language::nl;
  return language == partnership::Language::zh ? requirements::Language::zh : requirements::Language::en;
}

json day(const std::optional<requirements::Date>& date) {
  return date ? json(requirements::to_string(*date)) : json();
}

json letter(const std::optional<char>& energy_class) {
  return energy_class ? json(std::string(1, *energy_class)) : json();
}

json paper_json(const Proof& proof) {
  json covers = json::array();
  for (const std::string& covered : proof.covers) covers.push_back(printable_text(covered, longest_market_text));
  return {{"kind", proof.kind},
          {"covers", std::move(covers)},
          {"number", printable_text(proof.number, longest_market_text)},
          {"from", day(proof.valid.from)},
          {"until", day(proof.valid.until)}};
}

json finding_json(const Finding& finding, const requirements::Product& product, requirements::Language language) {
  json shown = {{"outcome", to_string(finding.outcome)}};
  if (finding.limit) {
    shown["quantity"] = name_of(finding.limit->quantity, language);
    shown["unit"] = unit_of(finding.limit->quantity);
    shown["sign"] = sign_of(finding.limit->comparison);
    shown["limit"] = finding.limit->value;
    shown["value"] = finding.value ? json(*finding.value) : json();
  }
  if (finding.energy_class) {
    shown["computed_class"] = letter(finding.energy_class);
    shown["declared_class"] = letter(product.energy_class);
  }
  if (finding.proof) {
    shown["paper"] = paper_json(*finding.proof);
    shown["paper_is_out_of_date"] = finding.proof_out_of_date;
    shown["paper_is_of_other"] = finding.proof_of_other;
  }
  return shown;
}

json rule_json(const RuleResult& result, const requirements::Product& product, requirements::Language language) {
  const requirements::Requirement& rule = result.rule;
  json findings = json::array();
  for (const Finding& finding : result.findings) findings.push_back(finding_json(finding, product, language));
  return {{"id", rule.id},
          {"title", rule.title.in(language)},
          {"standard", rule.standard.name},
          {"clause", rule.clause},
          {"standing", to_string(rule.standard.standing)},
          {"outcome", to_string(result.outcome)},
          {"binding", result.binding},
          {"uncertain", has_uncertain_figures(rule)},
          {"from", day(rule.in_force.from)},
          {"until", day(rule.in_force.until)},
          {"findings", std::move(findings)}};
}

json change_json(const RuleChange& change, const requirements::Product& product, requirements::Language language) {
  return {{"date", requirements::to_string(change.date)},
          {"change", to_string(change.kind)},
          {"rule", change.result ? rule_json(*change.result, product, language) : json()},
          {"paper", change.proof ? paper_json(*change.proof) : json()}};
}

}  // namespace

json market_json(const requirements::Product& product, const MarketReport& report, partnership::Language reader) {
  const requirements::Language language = in(reader);
  json market = {{"market", report.market},
                 {"may_be_shipped", report.may_be_shipped},
                 {"rests_on_uncertain", report.rests_on_uncertain}};
  for (const Outcome outcome : {Outcome::met, Outcome::missed, Outcome::to_be_shown, Outcome::not_applicable})
    market["count"][std::string(to_string(outcome))] = report.count(outcome);
  market["rules"] = json::array();
  for (const RuleResult& result : report.results)
    if (result.outcome != Outcome::not_applicable) market["rules"].push_back(rule_json(result, product, language));
  market["questions"] = json::array();
  const auto questions = questions_of(report, language);
  for (const requirements::MarketQuestion& question : questions)
    market["questions"].push_back({{"text", question.text}, {"rules", question.rules}});
  market["changes"] = json::array();
  for (const RuleChange& change : report.changes) market["changes"].push_back(change_json(change, product, language));
  return market;
}

json papers_json(const requirements::Product& product) {
  json papers = json::array();
  for (const Proof& proof : product.proofs) papers.push_back(paper_json(proof));
  return papers;
}

}  // namespace twinlight::server
