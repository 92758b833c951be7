#include "twinlight/matching/catalogue.h"

#include <algorithm>
#include <cctype>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/price_list.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::matching {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view price_list_name = "catalogue.csv";

bool has_photometric_name(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension == ".ldt" || extension == ".ies";
}

/// Sorted by name, so that nothing depends on the order of the file system.
Result<std::vector<std::string>> photometric_files(const fs::path& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error))
    if (has_photometric_name(entry->path())) names.push_back(entry->path().filename().string());
  if (error) return failure({.message = "can not be read as a folder: " + error.message(), .file = folder.string()});
  if (names.empty()) return failure({.message = "holds no *.ldt or *.ies file", .file = folder.string()});
  std::sort(names.begin(), names.end());
  return names;
}

Result<CatalogueProduct> read_product(const fs::path& folder, const std::string& name) {
  const fs::path path = folder / name;
  const std::string bytes = TWL_TRY(read_file(path, photometry::largest_photometric_file_bytes));
  auto luminaire = TWL_TRY(photometry::read_photometric(bytes, path.string()));
  return CatalogueProduct{.file = name,
                          .luminaire = std::make_shared<const photometry::Luminaire>(std::move(luminaire)),
                          .sha256 = sha256_hex({bytes})};
}

}  // namespace

Result<Catalogue> read_catalogue(const fs::path& folder, unsigned threads) {
  const std::vector<std::string> names = TWL_TRY(photometric_files(folder));
  PriceList prices;
  if (std::error_code error; fs::exists(folder / price_list_name, error))
    prices = TWL_TRY(read_price_list(folder / price_list_name, [&](const std::string& file) {
      return std::binary_search(names.begin(), names.end(), file);
    }));

  std::vector<std::optional<Result<CatalogueProduct>>> files(names.size());
  parallel_for(names.size(), threads, [&](std::size_t i) { files[i] = read_product(folder, names[i]); });

  Catalogue catalogue{.folder = folder};
  for (std::size_t i = 0; i < names.size(); ++i) {
    Result<CatalogueProduct>& read = *files[i];
    if (!read) {
      catalogue.refused.push_back(std::move(read).error());
      continue;
    }
    const auto price = prices.find(names[i]);
    if (price != prices.end()) read->price = price->second;
    catalogue.products.push_back(*std::move(read));
  }
  if (catalogue.products.empty()) {
    const std::string first = to_string(catalogue.refused.front());
    return failure(
        {.message = "none of its photometric files can be read; the first: " + first, .file = folder.string()});
  }
  return catalogue;
}

}  // namespace twinlight::matching
