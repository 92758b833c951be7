#pragma once

#include <string>

#include "twinlight/matching/match.h"

namespace twinlight::cli {

/// The result of a match as people read it: what was asked, the shortlist, and what a reader must know of it.
/// @param entries how many of the shortlist, best first
std::string match_text(const evidence::Need& need, const matching::Catalogue& catalogue, const matching::Match& match,
                       std::size_t entries);

}  // namespace twinlight::cli
