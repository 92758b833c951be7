#include "twinlight/matching/catalogue.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "twinlight/foundation/file.h"
#include "twinlight/foundation/sha256.h"
#include "twinlight/matching/enclosure_list.h"
#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/price_list.h"
#include "twinlight/matching/spectrum_list.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::matching {
namespace {
namespace fs = std::filesystem;

bool has_photometric_name(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  constexpr std::array<std::string_view, 5> known = {".ldt", ".ies", ".gldf", ".xml", ".iesxml"};
  return std::find(known.begin(), known.end(), extension) != known.end();
}

/// Sorted by name, so that nothing depends on the order of the file system.
Result<std::vector<std::string>> photometric_files(const fs::path& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error))
    if (has_photometric_name(entry->path())) names.push_back(entry->path().filename().string());
  if (error) return failure({.message = "can not be read as a folder: " + error.message(), .file = folder.string()});
  std::sort(names.begin(), names.end());
  return names;
}

/// The variant that stands for a light: the first that has it.
std::string variant_of(const photometry::GldfProduct& product, std::size_t source) {
  for (const photometry::GldfVariant& variant : product.variants)
    if (std::find(variant.sources.begin(), variant.sources.end(), source) != variant.sources.end()) return variant.id;
  return {};
}

}  // namespace

Result<std::vector<CatalogueProduct>> read_products(const fs::path& folder, const std::string& name) {
  const fs::path path = folder / name;
  const std::string bytes = TWL_TRY(read_file(path, photometry::largest_photometric_file_bytes));
  const std::string sha256 = sha256_hex({bytes});
  std::vector<CatalogueProduct> products;
  const auto add = [&](std::string file, photometry::Luminaire luminaire) {
    products.push_back({.file = std::move(file),
                        .luminaire = std::make_shared<const photometry::Luminaire>(std::move(luminaire)),
                        .sha256 = sha256});
  };
  if (photometry::kind_of(bytes) != photometry::FileKind::container) {
    add(name, TWL_TRY(photometry::read_photometric(bytes, path.string())));
    return products;
  }
  photometry::PhotometricDocument document = TWL_TRY(photometry::read_photometric_document(bytes, path.string()));
  if (document.sources.empty()) return failure({.message = "has no photometry of any variant", .file = path.string()});
  for (std::size_t i = 0; i < document.sources.size(); ++i) {
    const bool one = document.sources.size() == 1 || !document.product;
    add(one ? name : name + "#" + variant_of(*document.product, i), std::move(document.sources[i]));
  }
  return products;
}

Result<Catalogue> read_catalogue(const fs::path& folder, unsigned threads, EmptyFolder empty) {
  const std::vector<std::string> names = TWL_TRY(photometric_files(folder));
  if (names.empty() && empty == EmptyFolder::refused)
    return failure(
        {.message = "holds no *.ldt or *.ies file, and no *.gldf, *.xml or *.iesxml", .file = folder.string()});
  PriceList prices;
  SpectrumList spectra;
  EnclosureList enclosures;
  if (std::error_code error; fs::exists(folder / price_list_name, error)) {
    prices = TWL_TRY(read_price_list(folder / price_list_name, [&](const std::string& file) {
      return std::binary_search(names.begin(), names.end(), file);
    }));
    spectra = TWL_TRY(read_spectrum_list(folder / price_list_name));
    enclosures = TWL_TRY(read_enclosure_list(folder / price_list_name));
  }

  std::vector<std::optional<Result<std::vector<CatalogueProduct>>>> files(names.size());
  parallel_for(names.size(), threads, [&](std::size_t i) { files[i] = read_products(folder, names[i]); });

  Catalogue catalogue{.folder = folder};
  for (std::size_t i = 0; i < names.size(); ++i) {
    Result<std::vector<CatalogueProduct>>& read = *files[i];
    if (!read) {
      catalogue.refused.push_back(std::move(read).error());
      continue;
    }
    const auto price = prices.find(names[i]);
    const auto enclosure = enclosures.find(names[i]);
    for (CatalogueProduct& product : *read) {
      if (enclosure != enclosures.end()) product.enclosure = enclosure->second;
      if (price != prices.end()) product.price = price->second;
      TWL_CHECK(add_spectrum(spectra, names[i], product));
      catalogue.products.push_back(std::move(product));
    }
  }
  if (catalogue.products.empty() && !catalogue.refused.empty()) {
    const std::string first = to_string(catalogue.refused.front());
    return failure(
        {.message = "none of its photometric files can be read; the first: " + first, .file = folder.string()});
  }
  return catalogue;
}

ProductColumns columns_of(const Catalogue& catalogue, unsigned threads) {
  std::vector<lighting::ProjectedDistribution> projected(catalogue.products.size());
  parallel_for(projected.size(), threads, [&](std::size_t i) {
    thread_local lighting::BasisProjector projector(lighting::DirectionBasis::standard());
    projected[i] = projector.project(catalogue.products[i].luminaire->distribution);
  });
  ProductColumns columns;
  for (std::size_t i = 0; i < projected.size(); ++i)
    columns.add({.traits = evidence::traits_of(*catalogue.products[i].luminaire),
                 .basis_error = projected[i].error,
                 .price = catalogue.products[i].price},
                projected[i].intensities_cd);
  return columns;
}

}  // namespace twinlight::matching
