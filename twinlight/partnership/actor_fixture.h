#pragma once

#include "twinlight/partnership/rights.h"

/// Who asks, of whom and where, for tests of rights.
namespace twinlight::partnership::fixture {

inline const Id<Partnership> here{"11111111-1111-1111-1111-111111111111"};
inline const Id<Partnership> there{"22222222-2222-2222-2222-222222222222"};
inline const Id<Organisation> ours{"33333333-3333-3333-3333-333333333333"};
inline const Id<Organisation> theirs{"44444444-4444-4444-4444-444444444444"};
inline const Id<Person> me{"55555555-5555-5555-5555-555555555555"};
inline const Id<Person> somebody{"66666666-6666-6666-6666-666666666666"};

/// Somebody with a role in one partnership; a coordinator is that of Limburg.
inline Actor actor_with(Role role) {
  if (role == Role::visitor) return {.person = me};
  return {.person = me, .grants = {{role, here, ours, role == Role::coordinator ? "limburg" : ""}}};
}

}  // namespace twinlight::partnership::fixture
