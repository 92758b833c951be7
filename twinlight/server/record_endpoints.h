#pragma once

#include <memory>

#include "twinlight/server/call.h"
#include "twinlight/server/interest_letters.h"
#include "twinlight/server/privacy_rules.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/storage/file_store.h"

namespace twinlight::server {

/// Every kind of record: lists, one record, new, change, states, history; by the rights, states and disclosure of
/// `partnership`.
class RecordEndpoints {
 public:
  RecordEndpoints(storage::FileStore files, std::shared_ptr<const PrivacyRules> privacy, InterestLetters letters)
      : files_(std::move(files)), privacy_(std::move(privacy)), letters_(std::move(letters)) {}
  void add_to(Endpoints& endpoints);

 private:
  storage::FileStore files_;
  std::shared_ptr<const PrivacyRules> privacy_;
  InterestLetters letters_;
  /// What visitors may create, such as an application for membership.
  RateLimit by_visitors_{10, 2};
};

}  // namespace twinlight::server
