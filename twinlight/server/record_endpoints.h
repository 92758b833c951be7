#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/storage/file_store.h"

namespace twinlight::server {

/// Every kind of record: lists, one record, new, change, states, history; by the rights, states and disclosure of
/// `partnership`.
class RecordEndpoints {
 public:
  explicit RecordEndpoints(storage::FileStore files) : files_(std::move(files)) {}
  void add_to(Endpoints& endpoints);

 private:
  storage::FileStore files_;
  /// What visitors may create, such as an application for membership.
  RateLimit by_visitors_{10, 2};
};

}  // namespace twinlight::server
