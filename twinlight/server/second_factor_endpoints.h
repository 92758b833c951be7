#pragma once

#include "twinlight/server/call.h"
#include "twinlight/server/rate_limit.h"
#include "twinlight/server/secret_box.h"

namespace twinlight::server {

/// What a person adds to the password, and what happened to their account.
class SecondFactorEndpoints {
 public:
  /// @param box  of the secrets of apps
  explicit SecondFactorEndpoints(const SecretBox& box) : box_(box) {}
  void add_to(Endpoints& endpoints);

 private:
  Answer begin(Call& call);
  Answer confirm(Call& call) const;
  Answer remove(Call& call);
  Answer make_recovery_codes(Call& call);
  tl::expected<void, Problem> password_given(Call& call);

  SecretBox box_;
  RateLimit by_address_{20, 20};  ///< hashes of passwords are slow
};

}  // namespace twinlight::server
