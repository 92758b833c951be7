#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/market_product.h"
#include "twinlight/server/partnership_catalogue.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/server/record_view.h"

namespace twinlight::server {

/// Whether a product may be shipped to each market on a day, and what changes after it: of a product of the catalogue,
/// or of a record as far as its reader sees it.
class MarketEndpoints {
 public:
  MarketEndpoints(PartnershipCatalogues& catalogues, storage::FileStore files)
      : catalogues_(catalogues), files_(std::move(files)) {}
  void add_to(Endpoints& endpoints);

 private:
  /// What a record says to its reader.
  struct Read {
    MarketSources sources;
    nlohmann::json description;  ///< the file and what is wrong with it; null where there is none
  };
  Answer of_catalogue(Call& call);
  Answer of_record(Call& call);
  Result<Read> read_record(storage::Store& store, RecordView& view, const std::string& id,
                           const nlohmann::json& document) const;
  void read_description(const nlohmann::json& document, Read& read) const;
  Result<std::shared_ptr<const photometry::Luminaire>> light_of(const nlohmann::json& document) const;

  PartnershipCatalogues& catalogues_;
  storage::FileStore files_;
  RateLimit by_address_{60, 120};
};

}  // namespace twinlight::server
