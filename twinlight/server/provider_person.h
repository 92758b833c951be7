#pragma once

#include <string>

#include "twinlight/server/call.h"
#include "twinlight/server/id_token.h"
#include "twinlight/server/identity_provider.h"

namespace twinlight::server {

/// The person with this identity; one whose e-mail the provider vouches for gets it now, with an account where they
/// were invited and come for the first time. Empty where there is none.
Result<std::string> person_with(Call& call, const IdentityProvider& provider, const IdentityClaims& claims);

}  // namespace twinlight::server
