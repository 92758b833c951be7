#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "twinlight/requirements/requirement_set.h"

namespace twinlight::cli {

/// The sign of a quantity ("Ēm"), or its name where it has none.
std::string_view sign_or_name(requirements::Quantity quantity, requirements::Language language);

/// "Ēm ≥ 500 lx, U₀ ≥ 0.6": limits as lighting people write them; "?" after an uncertain one.
std::string limits_text(const std::vector<requirements::Limit>& limits, requirements::Language language);

/// "2021-09-01 – 2024-08-31"; "?" where the days are uncertain.
std::string period_text(const requirements::Requirement& row);

/// A table of rows, one line each.
std::string requirement_list_text(const std::vector<requirements::Requirement>& rows, requirements::Language language);

/// One row in full.
std::string requirement_text(const requirements::Requirement& row, const requirements::RequirementSet& set,
                             requirements::Language language);

}  // namespace twinlight::cli
