#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/partnership/text.h"
#include "twinlight/requirements/market_rules.h"

namespace twinlight::server {

/// One market of a product as the API tells it, in the reader's language: rules that do not apply are only counted.
nlohmann::json market_json(const requirements::Product& product, const requirements::MarketReport& report,
                           partnership::Language language);

/// The papers of a product.
nlohmann::json papers_json(const requirements::Product& product);

}  // namespace twinlight::server
