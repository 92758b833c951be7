#pragma once

#include <string>
#include <vector>

#include "twinlight/evidence/need.h"
#include "twinlight/matching/match.h"

namespace twinlight::cli {

/// A line of the table: a product, by its rank, in the layout found for it.
struct LifeCostLine {
  int rank = 0;
  std::string file;
  const evidence::LifeCost* cost = nullptr;
};
std::string life_cost_text(const evidence::Need& need, const std::vector<LifeCostLine>& lines);

/// What the best lines of a shortlist cost over life, as a table with its title; empty where the need has no plan of
/// cost.
std::string life_cost_text(const evidence::Need& need, const matching::Match& match, std::size_t entries);

}  // namespace twinlight::cli
