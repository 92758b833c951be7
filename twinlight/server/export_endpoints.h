#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/rate_limit.h"

namespace twinlight::server {

/// Lists as tables for spreadsheets: of each record what the reader sees of it.
class ExportEndpoints {
 public:
  void add_to(Endpoints& endpoints);

 private:
  Answer export_records(Call& call);
  RateLimit by_address_{10, 20};
};

}  // namespace twinlight::server
