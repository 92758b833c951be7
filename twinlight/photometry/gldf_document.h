#pragma once

#include <string_view>

#include "twinlight/photometry/photometric_file.h"

namespace twinlight::photometry {

/// True for a zip archive and for XML that is a GLDF product.
bool looks_like_gldf(std::string_view bytes);

/// Reads a GLDF container, or a product.xml alone, as a document: its sources are the different lights of its variants
/// (gldf_lights.h); the product says which variant has which.
/// @param file  the name that Diagnostics carry; a file named *.gldf is taken for a container whatever it holds.
Result<PhotometricDocument> read_gldf_document(std::string_view bytes, std::string_view file);

}  // namespace twinlight::photometry
