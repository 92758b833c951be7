#include "twinlight/matching/spectrum_list.h"

#include <algorithm>

#include "twinlight/evidence/source_spectrum.h"
#include "twinlight/foundation/csv.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/printable_text.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/spectrum/spectrum_file.h"

namespace twinlight::matching {
namespace {

Result<SpectrumBeside> read_spectrum_beside(const CsvTable& table, const CsvTable::Row& row, const std::string& name,
                                            const std::filesystem::path& folder) {
  const auto complain = [&](const std::string& message) {
    return failure({.message = message, .file = table.file, .line = row.line, .field = "spectrum"});
  };
  // A name, not a path: a catalogue reads nothing outside its folder.
  if (name != std::filesystem::path(name).filename().string() || name == "." || name == "..")
    return complain("'" + printable_text(name, 80) + "' is no name of a file in the folder");
  auto bytes = read_file(folder / name, spectrum::largest_spectrum_file_bytes);
  if (!bytes) return complain(to_string(bytes.error()));
  if (const auto read = spectrum::read_spectrum(*bytes, name); !read) return complain(to_string(read.error()));
  std::string sha256 = sha256_hex({*bytes});
  return SpectrumBeside{name, *std::move(bytes), std::move(sha256)};
}

}  // namespace

Result<SpectrumList> read_spectrum_list(const std::filesystem::path& path) {
  const CsvTable table = TWL_TRY(read_csv(path));
  SpectrumList list;
  if (std::find(table.columns.begin(), table.columns.end(), "spectrum") == table.columns.end()) return list;
  const std::size_t file = TWL_TRY(table.column("file"));
  const std::size_t spectrum = TWL_TRY(table.column("spectrum"));
  std::map<std::string, SpectrumBeside> read;
  for (const CsvTable::Row& row : table.rows) {
    const std::string& name = row.fields[spectrum];
    if (name.empty()) continue;
    auto known = read.find(name);
    if (known == read.end())
      known = read.emplace(name, TWL_TRY(read_spectrum_beside(table, row, name, path.parent_path()))).first;
    list.emplace(row.fields[file], known->second);
  }
  return list;
}

Result<void> add_spectrum(const SpectrumList& spectra, const std::string& name, CatalogueProduct& product) {
  const auto spectrum = spectra.find(name);
  if (spectrum == spectra.end() || !product.luminaire->spectra.empty()) return {};
  photometry::Luminaire luminaire = *product.luminaire;
  TWL_CHECK(evidence::attach_spectrum(luminaire, spectrum->second.bytes, spectrum->second.file));
  product.luminaire = std::make_shared<const photometry::Luminaire>(std::move(luminaire));
  product.spectrum_file = spectrum->second.file;
  product.spectrum_sha256 = spectrum->second.sha256;
  return {};
}

}  // namespace twinlight::matching
