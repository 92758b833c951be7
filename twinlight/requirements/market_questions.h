#pragma once

#include <string>
#include <vector>

#include "twinlight/requirements/market_rules.h"

namespace twinlight::requirements {

/// Something that only the maker can answer: a figure, a trait, or a paper.
struct MarketQuestion {
  std::string text;
  std::vector<std::string> rules;  ///< ids of the rules that wait for the answer, in the order of the report
};

/// What to ask the maker so that every rule that is still to be shown can be judged; each question once.
std::vector<MarketQuestion> questions_of(const MarketReport& report, Language language);

}  // namespace twinlight::requirements
