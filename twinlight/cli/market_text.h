#pragma once

#include <string>

#include "twinlight/requirements/market_rules.h"

namespace twinlight::cli {

/// What the rules of a market say of a product on a day, what to ask the maker, and what will change, for people.
/// @param all show the rules that do not apply too
std::string market_report_text(const requirements::Product& product, const requirements::MarketReport& report,
                               requirements::Language language, bool all);

}  // namespace twinlight::cli
