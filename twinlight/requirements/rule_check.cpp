#include "twinlight/requirements/rule_check.h"

#include <algorithm>

#include "twinlight/requirements/product_formula.h"
#include "twinlight/requirements/product_trait.h"

namespace twinlight::requirements {
namespace {

/// Three-valued logic: a condition holds, does not, or is unknown (Kleene).
class Conjunction {
 public:
  void add(std::optional<bool> condition) {
    if (!condition)
      unknown_ = true;
    else if (!*condition)
      false_ = true;
  }
  std::optional<bool> value() const {
    if (false_) return false;
    return unknown_ ? std::nullopt : std::optional(true);
  }

 private:
  bool unknown_ = false;
  bool false_ = false;
};

void remember(std::vector<std::string>& groups, std::string_view trait) {
  for (const ProductTrait& known : product_traits())
    if (known.name == trait && std::find(groups.begin(), groups.end(), known.group) == groups.end())
      groups.emplace_back(known.group);
}

std::optional<bool> negated(std::optional<bool> value) {
  return value ? std::optional(!*value) : std::nullopt;
}

bool names_any_of(const Proof& proof, const std::vector<std::string>& wanted) {
  return std::any_of(proof.covers.begin(), proof.covers.end(), [&](const std::string& covered) {
    return std::find(wanted.begin(), wanted.end(), covered) != wanted.end();
  });
}

/// The best paper there is: one that is valid and right, before one that is out of date, before one on other matters.
Finding look_for(const ProofNeeded& needed, const Product& product, const Date& date) {
  Finding found;
  int best = 0;
  for (const Proof& proof : product.proofs) {
    if (proof.kind != needed.kind) continue;
    const bool right = names_any_of(proof, needed.covers);
    const bool related = !needed.among.empty() && names_any_of(proof, {needed.among});
    if (!right && !related) continue;
    const bool valid = proof.valid.contains(date);
    const int rank = right && valid ? 3 : right ? 2 : 1;
    if (rank <= best) continue;
    best = rank;
    found = {.outcome = rank == 3 ? Outcome::met : Outcome::missed,
             .proof = proof,
             .proof_out_of_date = !valid,
             .proof_of_other = !right};
  }
  return found;
}

/// Rules on papers issued since a day say nothing of older ones.
bool only_older_papers(const ProofNeeded& needed, const Product& product) {
  if (!needed.issued_from) return false;
  bool any = false;
  for (const Proof& proof : product.proofs) {
    if (!concerns(needed, proof)) continue;
    any = true;
    if (!proof.valid.from || *proof.valid.from >= *needed.issued_from) return false;
  }
  return any;
}

void check_limits(const Product& product, RuleResult& result) {
  for (const Limit& limit : all_limits(result.rule)) {
    const std::optional<double> value = product.figure(limit.quantity);
    Finding finding{.limit = limit, .value = value};
    if (value)
      finding.outcome = limit.met_by(*value) ? Outcome::met : Outcome::missed;
    else
      result.missing_figures.push_back(limit.quantity);
    result.findings.push_back(std::move(finding));
  }
}

void check_formula(const Product& product, const Date& date, RuleResult& result) {
  const Formula formula = result.rule.product->formula;
  if (formula == Formula::none) return;
  const ComputedLimit computed = compute(formula, product, date);
  Finding finding{.limit = computed.limit,
                  .value = computed.value,
                  .working = computed.working,
                  .energy_class = computed.energy_class};
  if (finding.limit) finding.limit->confidence = result.rule.confidence.base;
  if (computed.unlimited)
    finding.outcome = Outcome::met;
  else if (computed.energy_class && product.energy_class)
    finding.outcome = *computed.energy_class == *product.energy_class ? Outcome::met : Outcome::missed;
  else if (computed.limit && computed.value)
    finding.outcome = computed.limit->met_by(*computed.value) ? Outcome::met : Outcome::missed;
  result.missing_figures.insert(result.missing_figures.end(), computed.missing_figures.begin(),
                                computed.missing_figures.end());
  result.missing_traits.insert(result.missing_traits.end(), computed.missing_traits.begin(),
                               computed.missing_traits.end());
  result.findings.push_back(std::move(finding));
}

/// What is only recommended is shown, but decides nothing.
Outcome worst_of(const std::vector<Finding>& findings) {
  Outcome outcome = Outcome::met;
  for (const Finding& finding : findings) {
    if (finding.limit && finding.limit->strength == Strength::recommended) continue;
    if (finding.outcome == Outcome::missed) return Outcome::missed;
    if (finding.outcome == Outcome::to_be_shown) outcome = Outcome::to_be_shown;
  }
  return outcome;
}

}  // namespace

std::optional<bool> applies(const Applicability& rule, const Product& product, RuleResult& result) {
  Conjunction conjunction;
  std::vector<std::string> open_groups;
  const auto ask = [&](const std::string& trait) {
    const std::optional<bool> has = product.has(trait);
    if (!has) remember(open_groups, trait);
    return has;
  };
  for (const std::string& trait : rule.all) conjunction.add(ask(trait));
  for (const std::string& trait : rule.none) conjunction.add(negated(ask(trait)));
  if (!rule.any.empty()) {
    Conjunction none_of_them;
    for (const std::string& trait : rule.any) none_of_them.add(negated(ask(trait)));
    conjunction.add(negated(none_of_them.value()));
  }
  std::vector<Quantity> open_figures;
  for (const Limit& limit : rule.figures) {
    const std::optional<double> value = product.figure(limit.quantity);
    if (!value) open_figures.push_back(limit.quantity);
    conjunction.add(value ? std::optional(limit.met_by(*value)) : std::nullopt);
  }
  const std::optional<bool> value = conjunction.value();
  if (!value) {
    result.missing_traits = std::move(open_groups);
    result.missing_figures = std::move(open_figures);
  }
  return value;
}

bool concerns(const ProofNeeded& needed, const Proof& proof) {
  return proof.kind == needed.kind && (names_any_of(proof, needed.covers) || names_any_of(proof, {needed.among}));
}

RuleResult check_rule(const Product& product, const Requirement& row, const Date& date) {
  RuleResult result{.rule = row, .binding = row.standard.standing == Standing::law && !has_uncertain_figures(row)};
  const std::optional<bool> speaks_of_it = applies(row.product->applies, product, result);
  if (speaks_of_it == false) return result;
  if (!speaks_of_it) {
    result.outcome = Outcome::to_be_shown;
    return result;
  }
  const std::optional<ProofNeeded>& needed = row.product->proof;
  if (needed && only_older_papers(*needed, product)) return result;
  check_limits(product, result);
  check_formula(product, date, result);
  if (needed) result.findings.push_back(look_for(*needed, product, date));
  result.outcome = worst_of(result.findings);
  return result;
}

}  // namespace twinlight::requirements
