#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/rate_limit.h"

namespace twinlight::server {

/// What a person adds to the password, and what happened to their account.
class SecondFactorEndpoints {
 public:
  void add_to(Endpoints& endpoints);

 private:
  Answer begin(Call& call);
  Answer remove(Call& call);
  Answer make_recovery_codes(Call& call);
  tl::expected<void, Problem> password_given(Call& call);

  RateLimit by_address_{20, 20};  ///< hashes of passwords are slow
};

}  // namespace twinlight::server
