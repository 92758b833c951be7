#pragma once

#include <filesystem>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/matching/catalogue.h"

namespace twinlight::matching {

/// What an import did to a catalogue file.
struct ImportSummary {
  std::size_t products = 0;  ///< in the file now
  std::size_t added = 0;
  std::size_t replaced = 0;    ///< the photometric file has changed
  std::size_t unchanged = 0;   ///< of this folder; prices are taken anew
  std::size_t removed = 0;     ///< of this folder, whose files are gone or can no longer be read
  std::size_t too_narrow = 0;  ///< products in the file whose beam the basis can not hold
  std::vector<Diagnostic> refused;
};

/// Reads a folder (`read_catalogue`) into a catalogue file, which is made where there is none. Products that were
/// imported from other folders stay as they are. The file is replaced as a whole or not at all.
Result<ImportSummary> import_products(const std::filesystem::path& folder, const std::filesystem::path& file,
                                      unsigned threads);

}  // namespace twinlight::matching
