#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "twinlight/photometry/gldf.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// Larger files are refused. A table in steps of 0.25° in both angles takes about 10 MB.
inline constexpr std::size_t largest_photometric_file_bytes = std::size_t{32} << 20U;

/// What a file holds, found from its content.
enum class FileKind { photometry, container, unknown };

/// The kind that the content shows, whether or not it can be read: a damaged LM-63 file is photometry.
FileKind kind_of(std::string_view bytes);

/// All that one file says. A luminaire with several light sources (TM-33 emitters) has one entry for each.
struct PhotometricDocument {
  FileKind kind = FileKind::photometry;
  std::vector<Luminaire> sources;      ///< at least one in photometry; each with its own warnings
  std::vector<Diagnostic> warnings;    ///< of the file as a whole
  std::optional<GldfProduct> product;  ///< of a GLDF container; its sources are the lights of the product's variants
};

/// Reads a photometric file of any supported format; the format is found from the content, not from the name.
Result<PhotometricDocument> read_photometric_document_file(const std::filesystem::path& path);

/// The same for bytes in memory. @param file the name that Diagnostics carry.
Result<PhotometricDocument> read_photometric_document(std::string_view bytes, std::string_view file);

/// The first light source of a file, with the warnings of the document. Fails where there is none.
Result<Luminaire> read_photometric_file(const std::filesystem::path& path);
Result<Luminaire> read_photometric(std::string_view bytes, std::string_view file);

}  // namespace twinlight::photometry
