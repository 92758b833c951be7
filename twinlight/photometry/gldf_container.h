#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/photometry/gldf.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// A GLDF product with the photometric files that came with it.
struct GldfContainer {
  GldfProduct product;
  std::vector<std::string> entries;  ///< names in the container, UTF-8, folders left out; none for a bare product.xml
  /// The light sources of each file, at the place of the file in `product.files`; none where it is not photometric, not
  /// used by a Photometry, or not here. Their warnings are among those below.
  std::vector<std::vector<Luminaire>> luminaires_of_file;
  std::vector<Diagnostic> warnings;  ///< of container, product and files
};

/// Reads a .gldf container (GLDF 1.0): a zip archive with product.xml and its files, each photometric file once.
/// Nothing is written or fetched; containers inside the container are not opened.
/// Fails for a damaged or dangerous archive, for a product that `read_gldf_product` refuses, for a local file that is
/// not there, and for a photometric file that its own reader refuses: the Diagnostic then names the container as file,
/// the line within the entry, and entry and field as field ("ldc/a.ldt Ng").
/// @param file  the name that Diagnostics carry.
Result<GldfContainer> read_gldf_container(std::string_view bytes, std::string_view file);

/// Reads a product.xml alone, whose files are elsewhere: the product, without photometry.
Result<GldfContainer> read_bare_gldf_product(std::string_view bytes, std::string_view file);

}  // namespace twinlight::photometry
