#pragma once

#include <optional>
#include <string>
#include <vector>

#include "examples/generator/product.h"

namespace twinlight::demo {

/// A spectrum that products of the catalogue share: a file of wavelength and value beside theirs.
struct DemoSpectrum {
  std::string file;
  std::string bytes;
};

/// Every spectrum, in the order of their files' names.
std::vector<DemoSpectrum> all_spectra();

/// The name of the spectrum file of a product; none where its maker publishes none.
std::optional<std::string> spectrum_file(const Product& product);

}  // namespace twinlight::demo
