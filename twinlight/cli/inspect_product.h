#pragma once

#include <string>

#include "twinlight/photometry/photometric_file.h"

namespace twinlight::cli {

/// What `inspect` says of a GLDF product for people: rows of labels and values, and the variants as a table.
/// @param document  with a product
std::string product_text(const photometry::PhotometricDocument& document);

}  // namespace twinlight::cli
