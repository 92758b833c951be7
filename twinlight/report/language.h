#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "twinlight/requirements/localised_text.h"

namespace twinlight::report {

using requirements::Language;

std::string_view code_of(Language language);  ///< nl, en, zh
std::optional<Language> language_of(std::string_view code);

/// A number as the language writes it: decimal comma or point, groups of thousands from 10 000 on, a true minus.
/// @param decimals at least 0
std::string number_text(Language language, double value, int decimals);

/// The day as the language writes it, with the month in words.
std::string date_text(Language language, std::chrono::year_month_day date);

}  // namespace twinlight::report
