#pragma once

#include <string>
#include <string_view>

#include "twinlight/requirements/market_rules.h"

/// The fixed words of rows and verdicts in the three languages, for everything that is shown to people.
namespace twinlight::requirements {

std::string_view word_of(Outcome outcome, Language language);
std::string_view word_of(Confidence confidence, Language language);
std::string_view word_of(Standing standing, Language language);
std::string_view word_of(RuleChange::Kind kind, Language language);
std::string_view word_of(Strength strength, Language language);

/// "night, observation; for 4 h a day": when and during what a row holds.
std::string words_of(const TimeOfUse& when, Language language);

/// A group of traits as a question to the maker, for instance "how the light source is supplied".
std::string_view question_of(std::string_view trait_group, Language language);

}  // namespace twinlight::requirements
