#pragma once

#include <string>

#include "twinlight/evidence/need.h"
#include "twinlight/matching/match.h"

namespace twinlight::cli {

/// Photons over the canopy for the best lines of a shortlist, as a table with its title; empty where the requirement
/// asks for none.
std::string plant_light_text(const evidence::Need& need, const matching::Match& match, std::size_t entries);

/// The level for animals as they see it; empty where the need speaks of none.
std::string animal_light_text(const matching::Match& match, std::size_t entries);

/// Melanopic light at the eye through the day, the worst eye of each period; empty where the need does not ask for it.
std::string day_of_light_text(const evidence::Need& need, const matching::Match& match, std::size_t entries);

}  // namespace twinlight::cli
