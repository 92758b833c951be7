#include "twinlight/cli/what_if_text.h"

#include <fmt/format.h>

#include "twinlight/cli/life_cost_text.h"

namespace twinlight::cli {

std::string what_if_text(const evidence::Need& need, const matching::WhatIf& change,
                         const std::vector<matching::WhatIfAnswer>& answers) {
  std::vector<std::string> passing;
  std::vector<LifeCostLine> costs;
  for (const matching::WhatIfAnswer& answer : answers) {
    const evidence::Verdict& verdict = answer.layout.verdict;
    const bool uncertain = verdict.confidence == requirements::Confidence::uncertain;
    if (verdict.pass) passing.push_back(fmt::format("{}{}", answer.entry->rank, uncertain ? "?" : ""));
    if (answer.life_cost) costs.push_back({answer.entry->rank, answer.entry->product->file, &*answer.life_cost});
  }
  std::string text =
      fmt::format("what if {}: {} of these {} pass in the layouts above: {}\n", change.text, passing.size(),
                  answers.size(), passing.empty() ? "none" : fmt::format("{}", fmt::join(passing, ", ")));
  if (change.changes_cost()) text += life_cost_text(changed(need, change), costs);
  return text;
}

}  // namespace twinlight::cli
