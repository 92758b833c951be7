#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/requirements/product.h"
#include "twinlight/requirements/requirement_set.h"

namespace twinlight::requirements {

enum class Outcome {
  met,             ///< by what the description states
  missed,          ///< likewise
  to_be_shown,     ///< the description does not say: a figure or a paper must be asked for
  not_applicable,  ///< the rule does not speak of such a product
};
std::string_view to_string(Outcome outcome);

/// One limit held against the product, or one paper looked for.
struct Finding {
  Outcome outcome = Outcome::to_be_shown;
  std::optional<Limit> limit;
  std::optional<double> value;       ///< of the product
  std::string working;               ///< of a computed limit, the computation in figures
  std::optional<Proof> proof;        ///< the paper that was found
  bool proof_out_of_date = false;    ///< it is not valid on the day
  bool proof_of_other = false;       ///< it is of the right sort, but covers something else
  std::optional<char> energy_class;  ///< computed
};

/// What one rule says of the product on one day.
struct RuleResult {
  Requirement rule;
  Outcome outcome = Outcome::not_applicable;
  /// Missing this stops the product: the rule is law, and its figures are not uncertain.
  bool binding = false;
  std::vector<Finding> findings;
  std::vector<Quantity> missing_figures;
  std::vector<std::string> missing_traits;  ///< groups of traits that the description leaves open
};

/// What a rule that is in force on no or on other days says: it begins, or it ends and another may follow.
struct RuleChange {
  enum class Kind { begins, ends, proof_expires };
  Date date;  ///< first day on which it is different
  Kind kind = Kind::begins;
  std::optional<RuleResult> result;  ///< of the rule that begins, on that day, or of the one that ends, on its last
  std::optional<Proof> proof;        ///< that is no longer valid from that day
};
std::string_view to_string(RuleChange::Kind kind);

/// A product, a market and a shipping date.
struct MarketReport {
  std::string market;
  Date date;
  std::vector<RuleResult> results;   ///< of the rules in force on that day, law first
  std::vector<RuleChange> changes;   ///< after that day, in the order of time; only of what applies to the product
  bool may_be_shipped = false;       ///< every binding rule is met or does not apply
  int count(Outcome outcome) const;  ///< of the results
  bool rests_on_uncertain = false;   ///< some rule that applies, or its dates, is uncertain
};

/// Holds every rule on products of a market (and those of any market) against a product on a day.
/// @param market eu or china
MarketReport examine(const Product& product, const RequirementSet& requirements, std::string_view market,
                     const Date& date);

}  // namespace twinlight::requirements
