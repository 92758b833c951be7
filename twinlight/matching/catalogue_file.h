#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "twinlight/foundation/durable_file.h"
#include "twinlight/matching/catalogue.h"

/// A catalogue as one file of columns, mapped into memory: docs/decisions/2026-11-27-catalogue-file.md.
namespace twinlight::matching {

/// Where a product came from.
struct CatalogueSource {
  std::string folder;  ///< absolute
  std::string file;    ///< name within the folder
  std::string sha256;  ///< of the bytes of the file, as hexadecimal
};

/// A catalogue file as it lies on the disk.
class CatalogueFile {
 public:
  /// Fails, saying what was found and what was expected, where the file is none of these, of another version or basis,
  /// cut short or damaged: its checksum is verified as a whole.
  static Result<CatalogueFile> open(const std::filesystem::path& path);

  std::size_t size() const { return sources_.size(); }
  const std::vector<CatalogueSource>& sources() const { return sources_; }
  const ProductColumns& columns() const { return columns_; }
  /// The intensities of one product, those of its symmetry's column.
  std::span<const float> intensities_cd(std::size_t product) const;

  /// The products by name, without luminaires: those that are evaluated exactly are read by `read_luminaires`.
  Catalogue catalogue() const;

 private:
  std::filesystem::path path_;
  MappedFile mapped_;
  std::vector<CatalogueSource> sources_;
  std::vector<std::uint32_t> column_;  ///< of each product among those of its symmetry
  ProductColumns columns_;
};

/// Writes columns and where they came from, safe against a stop at any moment (`write_file_durably`).
Result<void> write_catalogue_file(const std::filesystem::path& path, const std::vector<CatalogueSource>& sources,
                                  const ProductColumns& columns);

/// Reads the photometric files of some products of a catalogue file, and the spectra that `catalogue.csv` beside them
/// names, from where they were imported. A file that is gone
/// or is not the one that was imported is refused.
Result<void> read_luminaires(const CatalogueFile& file, const std::vector<std::size_t>& products, unsigned threads,
                             Catalogue& catalogue);

}  // namespace twinlight::matching
