#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::cli {

/// Writes a drawing as `folder/name`, making the folder where it is missing.
Result<void> write_drawing(const std::filesystem::path& folder, const std::string& name, const std::string& svg);

/// The name before the kind of a drawing: "panel", and "panel-2" for what comes second in a file.
std::string drawing_stem(const std::filesystem::path& file, std::size_t index);

/// The four drawings of every light source of a file: STEM-polar.svg, -linear.svg, -isocandela.svg, -sketch.svg.
Result<void> write_luminaire_drawings(const std::filesystem::path& folder, const std::filesystem::path& file,
                                      const std::vector<photometry::Luminaire>& sources);

}  // namespace twinlight::cli
