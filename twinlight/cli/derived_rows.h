#pragma once

#include <string>
#include <utility>
#include <vector>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::cli {

/// The derived quantities of a luminaire in short for people: labels with their values.
std::vector<std::pair<std::string, std::string>> derived_rows(const photometry::Luminaire& luminaire);

}  // namespace twinlight::cli
