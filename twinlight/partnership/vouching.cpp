#include "twinlight/partnership/vouching.h"

#include <algorithm>

namespace twinlight::partnership {

Refusal refusal_to_vouch(const Actor& actor, const Subject& person, std::span<const Subject> memberships) {
  if (actor.person.empty()) return Refusal::sign_in;
  const auto gives = [&](const Subject& membership) {
    if (membership.granted_role == Role::administrator) return false;
    // An active membership can not be given once more; the right to give it counts.
    const Refusal refusal = refusal_of(actor, Action::admit, membership);
    return refusal == Refusal::none || refusal == Refusal::state;
  };
  if (!std::ranges::all_of(memberships, gives)) return Refusal::right;
  return refusal_of(actor, Action::suspend, person);
}

}  // namespace twinlight::partnership
