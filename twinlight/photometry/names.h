#pragma once

#include <string_view>

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::photometry {

/// The names that output carries: "LM-63-2002", "EULUMDAT"; "A", "B", "C"; "relative", "absolute"; "C0-C180";
/// "unknown".
std::string_view name_of(FileFormat format);
std::string_view name_of(PhotometricType type);
std::string_view name_of(PhotometryBasis basis);
std::string_view name_of(Symmetry symmetry);
std::string_view name_of(FileKind kind);

}  // namespace twinlight::photometry
