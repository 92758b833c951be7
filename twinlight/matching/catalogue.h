#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/evidence/place.h"
#include "twinlight/evidence/running_cost.h"
#include "twinlight/foundation/result.h"
#include "twinlight/matching/product_columns.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::matching {

struct CatalogueProduct {
  std::string file;  ///< name within the folder; of a GLDF container with several lights followed by "#" and a variant
  std::shared_ptr<const photometry::Luminaire> luminaire;
  std::string sha256;  ///< of the bytes of the file
  std::optional<evidence::Price> price;
  std::string spectrum_file = {};    ///< that lies beside the photometric file; empty where none is named
  std::string spectrum_sha256 = {};  ///< of its bytes
  evidence::Enclosure enclosure = {};
};

struct Catalogue {
  std::filesystem::path folder;
  std::vector<CatalogueProduct> products;  ///< sorted by file name
  std::vector<Diagnostic> refused;         ///< files that could not be read, sorted by file name
};

/// Whether a folder without a photometric file is a catalogue: that of a server is, where members bring the products.
enum class EmptyFolder { refused, taken };

/// Reads every *.ldt, *.ies, *.gldf, *.xml and *.iesxml (upper or lower case) of a folder, not of its subfolders, and
/// `catalogue.csv` beside them where there is one: columns `file`, `price`, `currency`, `life_h`, and where
/// it is there `spectrum`, a spectrum file of the folder for a product whose own file carries none, `ip`, `ik` and
/// `domains` (several with spaces between); other columns are left alone; an empty cell is unknown. A photometric file
/// that can not be read is listed as refused. A GLDF container gives a product for each light that differs: variants
/// that differ in colour or mounting alone are one. Of a file with several light sources the first counts. Fails when
/// the folder can not be read, holds no photometric file that can be read (but none at all where that is taken), or has
/// a faulty catalogue.csv (a number out of range, a file that is not there, a file named twice).
/// @param threads at least 1
Result<Catalogue> read_catalogue(const std::filesystem::path& folder, unsigned threads,
                                 EmptyFolder empty = EmptyFolder::refused);

/// The products of one photometric file of a folder: mostly one; of a container one for each light that differs, named
/// after its first variant.
Result<std::vector<CatalogueProduct>> read_products(const std::filesystem::path& folder, const std::string& name);

/// The products as columns, in their order, for the rank stage.
ProductColumns columns_of(const Catalogue& catalogue, unsigned threads);

}  // namespace twinlight::matching
