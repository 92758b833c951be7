#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "twinlight/foundation/result.h"
#include "twinlight/matching/catalogue.h"

namespace twinlight::matching {

/// A spectrum file that lies beside photometric files.
struct SpectrumBeside {
  std::string file;
  std::string bytes;
  std::string sha256;
};

/// Spectra by the name of the photometric file that they belong to.
using SpectrumList = std::map<std::string, SpectrumBeside, std::less<>>;

/// Reads the optional column `spectrum` of a catalogue.csv and the files that it names, which lie in the same folder.
/// An empty cell means none. Fails, with line and field, on a file that can not be read or holds no spectrum.
Result<SpectrumList> read_spectrum_list(const std::filesystem::path& path);

/// The spectrum beside a product whose own file carries none. @param name of the product's photometric file
Result<void> add_spectrum(const SpectrumList& spectra, const std::string& name, CatalogueProduct& product);

}  // namespace twinlight::matching
