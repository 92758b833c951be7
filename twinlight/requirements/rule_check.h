#pragma once

#include "twinlight/requirements/market_rules.h"

/// One rule and one product. Internal to the library.
namespace twinlight::requirements {

/// Whether the rule speaks of the product; none where the description leaves that open, with what is missing.
std::optional<bool> applies(const Applicability& rule, const Product& product, RuleResult& result);

/// Whether the paper is of the sort that is needed, be it valid, or about the right edition, or not.
bool concerns(const ProofNeeded& needed, const Proof& proof);

/// @param row has a `product`
RuleResult check_rule(const Product& product, const Requirement& row, const Date& date);

}  // namespace twinlight::requirements
