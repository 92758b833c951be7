#pragma once

#include <string>
#include <vector>

#include "twinlight/evidence/need.h"
#include "twinlight/matching/match.h"

namespace twinlight::cli {

/// What the best lines of a shortlist cost over life, as a table with its title; empty where the need has no plan of
/// cost.
std::string life_cost_text(const evidence::Need& need, const matching::Match& match, std::size_t entries);

}  // namespace twinlight::cli
