#pragma once

#include <filesystem>
#include <string_view>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// Larger files are refused. A table in steps of 0.25° in both angles takes about 10 MB.
inline constexpr std::size_t largest_photometric_file_bytes = std::size_t{32} << 20U;

/// What a file holds, found from its content.
enum class FileKind { photometry, container, unknown };

/// The kind that the content shows, whether or not it can be read: a damaged LM-63 file is photometry.
FileKind kind_of(std::string_view bytes);

/// Reads a photometric file of any supported format; the format is found from the content, not from the name.
Result<Luminaire> read_photometric_file(const std::filesystem::path& path);

/// The same for bytes in memory. @param file the name that Diagnostics carry.
Result<Luminaire> read_photometric(std::string_view bytes, std::string_view file);

}  // namespace twinlight::photometry
