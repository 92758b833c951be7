#pragma once

#include <string>
#include <vector>

#include "examples/generator/product.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::demo {

/// A file of the catalogue folder.
struct CatalogueFile {
  std::string name;
  std::string bytes;
};

/// The product as a photometric file states it, at its nominal rating.
Result<photometry::Luminaire> luminaire_of(const Product& product);

/// Everything in examples/catalogue: the photometric files, catalogue.csv (prices and lives) and README.md.
/// The same bytes on every run.
Result<std::vector<CatalogueFile>> make_catalogue();

}  // namespace twinlight::demo
