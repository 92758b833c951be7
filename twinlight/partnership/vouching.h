#pragma once

#include <span>

#include "twinlight/partnership/rights.h"

namespace twinlight::partnership {

/// Whether the actor may let somebody in who has nothing to sign in with: by the table, whoever may suspend that person
/// and may give every role that they have. So it is never oneself nor somebody with more rights, and nobody lets an
/// administrator in.
/// @param memberships  all that are active
Refusal refusal_to_vouch(const Actor& actor, const Subject& person, std::span<const Subject> memberships);

}  // namespace twinlight::partnership
