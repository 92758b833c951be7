#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "twinlight/photometry/luminaire.h"

/// What files say of light, as the contract has it.
namespace twinlight::server {

/// Luminous intensities to draw: rows of the C-planes, each over every gamma; null where the luminaire has none.
nlohmann::json intensities_json(const photometry::Luminaire& luminaire);

/// The first spectrum of a luminaire; null where it has none.
nlohmann::json spectrum_json(const photometry::Luminaire& luminaire);

/// What `twinlight inspect --json` gives of a file, with the intensities to draw; a refused file carries `error`.
nlohmann::json inspection_json(std::string_view bytes, const std::string& name);

}  // namespace twinlight::server
