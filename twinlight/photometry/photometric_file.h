#pragma once

#include <filesystem>
#include <string_view>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// Reads a photometric file of any supported format; the format is found from the content, not from the name.
Result<Luminaire> read_photometric_file(const std::filesystem::path& path);

/// The same for bytes in memory. @param file the name that Diagnostics carry.
Result<Luminaire> read_photometric(std::string_view bytes, std::string_view file);

}  // namespace twinlight::photometry
