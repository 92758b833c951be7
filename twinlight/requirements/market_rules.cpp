#include "twinlight/requirements/market_rules.h"

#include <algorithm>

#include "twinlight/requirements/rule_check.h"

namespace twinlight::requirements {
namespace {

bool is_of_market(const Requirement& row, std::string_view market) {
  return row.product && (row.market == market || row.market == "any");
}

/// Rules that will begin or end after a day and that speak of the product.
void add_rule_changes(const Product& product, const Requirement& row, const Date& date,
                      std::vector<RuleChange>& changes) {
  if (row.in_force.from && *row.in_force.from > date) {
    RuleResult result = check_rule(product, row, *row.in_force.from);
    if (result.outcome != Outcome::not_applicable)
      changes.push_back({.date = *row.in_force.from, .kind = RuleChange::Kind::begins, .result = std::move(result)});
  }
  if (row.in_force.until && *row.in_force.until >= date) {
    RuleResult result = check_rule(product, row, *row.in_force.until);
    if (result.outcome != Outcome::not_applicable)
      changes.push_back(
          {.date = day_after(*row.in_force.until), .kind = RuleChange::Kind::ends, .result = std::move(result)});
  }
}

/// Papers that a rule of the market asks for, and that end.
void add_expiries(const Product& product, const RequirementSet& requirements, std::string_view market, const Date& date,
                  std::vector<RuleChange>& changes) {
  const auto asks_for = [&](const Requirement& row, const Proof& proof) {
    return is_of_market(row, market) && row.product->proof && concerns(*row.product->proof, proof);
  };
  const auto& rows = requirements.rows();
  for (const Proof& proof : product.proofs)
    if (proof.valid.until && *proof.valid.until >= date &&
        std::any_of(rows.begin(), rows.end(), [&](const Requirement& row) { return asks_for(row, proof); }))
      changes.push_back(
          {.date = day_after(*proof.valid.until), .kind = RuleChange::Kind::proof_expires, .proof = proof});
}

}  // namespace

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::met:
      return "met";
    case Outcome::missed:
      return "missed";
    case Outcome::to_be_shown:
      return "to_be_shown";
    case Outcome::not_applicable:
      break;
  }
  return "not_applicable";
}

std::string_view to_string(RuleChange::Kind kind) {
  switch (kind) {
    case RuleChange::Kind::begins:
      return "begins";
    case RuleChange::Kind::ends:
      return "ends";
    case RuleChange::Kind::proof_expires:
      break;
  }
  return "proof_expires";
}

int MarketReport::count(Outcome outcome) const {
  return static_cast<int>(std::count_if(results.begin(), results.end(),
                                        [&](const RuleResult& result) { return result.outcome == outcome; }));
}

MarketReport examine(const Product& product, const RequirementSet& requirements, std::string_view market,
                     const Date& date) {
  MarketReport report{.market = std::string(market), .date = date, .may_be_shipped = true};
  for (const Requirement& row : requirements.rows()) {
    if (!is_of_market(row, market)) continue;
    if (row.in_force.contains(date)) report.results.push_back(check_rule(product, row, date));
    add_rule_changes(product, row, date, report.changes);
  }
  add_expiries(product, requirements, market, date, report.changes);
  std::stable_sort(report.results.begin(), report.results.end(), [](const RuleResult& a, const RuleResult& b) {
    return a.rule.standard.standing < b.rule.standard.standing;
  });
  std::stable_sort(report.changes.begin(), report.changes.end(),
                   [](const RuleChange& a, const RuleChange& b) { return a.date < b.date; });
  for (const RuleResult& result : report.results) {
    if (result.outcome == Outcome::not_applicable) continue;
    report.rests_on_uncertain |= has_uncertain_figures(result.rule);
    if (result.binding && result.outcome != Outcome::met) report.may_be_shipped = false;
  }
  return report;
}

}  // namespace twinlight::requirements
