#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "twinlight/foundation/diagnostic.h"
#include "twinlight/spectrum/inspection.h"

namespace twinlight::cli {

/// What `inspect` has to say of a file that is a spectrum, or light over time.
struct SpectrumReport {
  std::optional<Diagnostic> refusal;  ///< of the file, or of a drawing that could not be written
  std::string text;                   ///< for people
};

/// @param json when not null, gets the object of the contract.
/// @param svg_folder when not empty, gets the drawings of each spectrum; made when it is not there.
SpectrumReport inspect_spectrum_file(std::string_view bytes, const std::string& file,
                                     const std::filesystem::path& svg_folder, nlohmann::ordered_json* json);

/// Rows for people of one spectrum.
std::string spectrum_text(const spectrum::InspectedSpectrum& inspected);

}  // namespace twinlight::cli
