#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <utility>
#include <vector>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::cli {

/// Puts what `inspect` says of a luminaire in rooms into its object: UGR tables, utilisation factors.
void add_room_figures(nlohmann::ordered_json& json, const photometry::Luminaire& luminaire);

/// The same in short for people: labels with their values.
std::vector<std::pair<std::string, std::string>> room_figure_rows(const photometry::Luminaire& luminaire);

}  // namespace twinlight::cli
