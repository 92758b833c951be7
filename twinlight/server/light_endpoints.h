#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/list_table.h"
#include "twinlight/server/partnership_catalogue.h"
#include "twinlight/server/rate_limit.h"

namespace twinlight::server {

/// Files and light without a job: inspections, the catalogue, one luminaire in one room.
class LightEndpoints {
 public:
  explicit LightEndpoints(PartnershipCatalogues& catalogues) : catalogues_(catalogues) {}
  void add_to(Endpoints& endpoints);

  /// The catalogue as a table.
  ListTable catalogue_table();

 private:
  Answer inspect(const Call& call);
  Answer list(const Call& call);
  Answer product(const Call& call) const;
  Answer simulate(const Call& call);

  using Items = std::vector<nlohmann::json>;  ///< of a catalogue, in its order
  std::shared_ptr<const Items> items_of(const std::shared_ptr<const Knowledge>& knowledge);

  PartnershipCatalogues& catalogues_;
  std::mutex mutex_;
  std::map<std::weak_ptr<const Knowledge>, std::shared_ptr<const Items>, std::owner_less<>> items_;
  RateLimit by_address_{60, 120};
};

}  // namespace twinlight::server
