#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/evidence/place.h"
#include "twinlight/foundation/result.h"
#include "twinlight/photometry/luminaire.h"
#include "twinlight/requirements/product.h"
#include "twinlight/requirements/requirement_set.h"

namespace twinlight::server {

/// What an installation knows of a product that rules of markets ask about.
struct MarketSources {
  std::optional<requirements::Product> description;        ///< the maker's own (docs/requirements.md)
  std::shared_ptr<const photometry::Luminaire> luminaire;  ///< of its photometric file; null where there is none
  evidence::Enclosure enclosure;                           ///< as the catalogue knows it
  nlohmann::json record = nlohmann::json::object();        ///< the product as its reader sees it
  std::vector<nlohmann::json> certificates;                ///< of the product, confirmed ones
};

/// The product for `requirements::examine`. Where sources disagree the maker's description counts, then the photometric
/// file, then the catalogue, then the record. A photometric file is one of a luminaire; its technology is taken only
/// where it names it.
requirements::Product market_product(const MarketSources& sources, const requirements::RequirementSet& rules);

}  // namespace twinlight::server
