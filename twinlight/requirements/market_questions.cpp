#include "twinlight/requirements/market_questions.h"

#include <algorithm>

#include "twinlight/requirements/vocabulary.h"

namespace twinlight::requirements {
namespace {

/// What to ask for one rule: its own words, else the figures and answers that are missing.
std::vector<std::string> asked_for(const RuleResult& result, Language language) {
  std::vector<std::string> asked;
  for (const Quantity quantity : result.missing_figures) asked.emplace_back(name_of(quantity, language));
  for (const std::string& group : result.missing_traits) asked.emplace_back(question_of(group, language));
  const LocalisedText& ask = result.rule.product->ask;
  const bool about_papers =
      result.rule.product->proof && result.missing_traits.empty() && result.missing_figures.empty();
  if (!ask.empty() && (about_papers || asked.empty())) asked.push_back(ask.in(language));
  if (asked.empty()) asked.push_back(result.rule.title.in(language));
  return asked;
}

}  // namespace

std::vector<MarketQuestion> questions_of(const MarketReport& report, Language language) {
  std::vector<MarketQuestion> questions;
  for (const RuleResult& result : report.results) {
    if (result.outcome != Outcome::to_be_shown) continue;
    for (const std::string& text : asked_for(result, language)) {
      auto question = std::find_if(questions.begin(), questions.end(),
                                   [&](const MarketQuestion& known) { return known.text == text; });
      if (question == questions.end()) question = questions.insert(question, {text, {}});
      const auto& rules = question->rules;
      if (std::find(rules.begin(), rules.end(), result.rule.id) == rules.end())
        question->rules.push_back(result.rule.id);
    }
  }
  return questions;
}

}  // namespace twinlight::requirements
