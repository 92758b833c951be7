#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/knowledge.h"
#include "twinlight/server/rate_limit.h"

namespace twinlight::server {

/// Files and light without a job: inspections, the catalogue, one luminaire in one room.
class LightEndpoints {
 public:
  explicit LightEndpoints(std::shared_ptr<const Knowledge> knowledge);
  void add_to(Endpoints& endpoints);

 private:
  Answer inspect(const Call& call);
  Answer list(const Call& call) const;
  Answer product(const Call& call) const;
  Answer simulate(const Call& call);

  std::shared_ptr<const Knowledge> knowledge_;
  nlohmann::json items_ = nlohmann::json::array();  ///< of the catalogue, in its order
  RateLimit by_address_{60, 120};
};

}  // namespace twinlight::server
