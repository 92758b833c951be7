#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "twinlight/photometry/luminaire.h"
#include "twinlight/photometry/written_file.h"

namespace twinlight::cli {

/// A photometric file that was written.
struct PhotometricOutput {
  std::string file;
  photometry::FileFormat format = photometry::FileFormat::eulumdat;
  std::size_t bytes = 0;
  std::vector<Diagnostic> losses;
  std::vector<Diagnostic> warnings;  ///< of reading and changing
};

/// The format that the name of `out` asks for. Fails where there is none, or where `out` is one of the inputs.
Result<photometry::FileFormat> output_format(const std::string& out, const std::vector<std::string>& inputs);

/// Writes the whole file or none. @param sources  the light sources of one luminaire.
Result<PhotometricOutput> write_sources(const std::vector<photometry::Luminaire>& sources,
                                        photometry::FileFormat format, const std::string& out);

/// Warnings and losses, one a line on standard error.
void print_losses(const PhotometricOutput& output);
std::string summary(const PhotometricOutput& output);
nlohmann::ordered_json to_json(const PhotometricOutput& output);

}  // namespace twinlight::cli
