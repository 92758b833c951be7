#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "twinlight/evidence/place.h"

namespace twinlight::matching {

/// Enclosures by the name of the photometric file that they belong to.
using EnclosureList = std::map<std::string, evidence::Enclosure, std::less<>>;

/// Reads the optional columns `ip`, `ik`, `dims_to` and `domains` of a catalogue.csv. An empty cell is not known.
/// Fails, with line and field, on what is no code and no domain.
Result<EnclosureList> read_enclosure_list(const std::filesystem::path& path);

}  // namespace twinlight::matching
