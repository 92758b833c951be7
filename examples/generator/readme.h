#pragma once

#include <string>
#include <vector>

#include "examples/generator/product.h"
#include "twinlight/photometry/luminaire.h"

namespace twinlight::demo {

struct ListedProduct {
  Product product;
  photometry::Luminaire luminaire;
};

/// Mean luminance of the opening at γ = 65°, the largest of the four main planes, in cd/m²: what decides most of a
/// ceiling luminaire's glare. The opening's sides count as they appear from there.
double luminance_65_cd_per_m2(const photometry::Luminaire& luminaire);

/// README.md of the catalogue folder.
std::string readme_text(const std::vector<ListedProduct>& products);

}  // namespace twinlight::demo
