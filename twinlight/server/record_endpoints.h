#pragma once

#include <memory>

#include "twinlight/server/call.h"
#include "twinlight/server/interest_letters.h"
#include "twinlight/server/join_requests.h"
#include "twinlight/server/knowledge.h"
#include "twinlight/server/privacy_rules.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/storage/file_store.h"

namespace twinlight::server {

/// Every kind of record: lists, one record, new, change, states, history; by the rights, states and disclosure of
/// `partnership`.
class RecordEndpoints {
 public:
  /// What records are checked and told with.
  struct Means {
    storage::FileStore files;
    std::shared_ptr<const PrivacyRules> privacy;
    std::shared_ptr<const Knowledge> knowledge;
    InterestLetters letters;
    JoinRequests* joining = nullptr;  ///< outlives this
  };
  explicit RecordEndpoints(Means means) : means_(std::move(means)) {}
  void add_to(Endpoints& endpoints);

  /// What the operations on one record do, for whoever has a call for it.
  Answer create(Call& call, partnership::Kind kind) const;
  Answer change(Call& call, partnership::Kind kind) const;
  Answer move(Call& call, partnership::Kind kind) const;

 private:
  Means means_;
  /// What visitors may create, such as a request to join.
  RateLimit by_visitors_{10, 2};
};

}  // namespace twinlight::server
