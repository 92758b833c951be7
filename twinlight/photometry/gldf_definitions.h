#pragma once

#include "twinlight/photometry/gldf.h"
#include "twinlight/photometry/gldf_elements.h"
#include "twinlight/photometry/xml_tree.h"

namespace twinlight::photometry {

/// Fills the lists of GeneralDefinitions. Fails with line and element at the first number that is none.
Result<void> read_gldf_definitions(const XmlTree& xml, const GldfElements& elements, GldfProduct& product);

/// Fills what ProductDefinitions says of the product and its variants.
void read_gldf_variants(const XmlTree& xml, const GldfElements& elements, GldfProduct& product);

}  // namespace twinlight::photometry
