#pragma once

#include <span>

#include "twinlight/partnership/actor.h"

namespace twinlight::partnership {

using Relations = SetOf<Relation>;

/// One row of the table of rights: with which relations each role may do an action to a kind of record.
struct Right {
  Kind kind;
  Action action;
  std::array<Relations, count_of<Role>> roles;  ///< in the order of Role
};

/// The table: one row for each action that a kind of record knows. It is shown in docs/rights.md.
std::span<const Right> rights();

/// The row, or null where the kind does not know the action: nobody may then.
const Right* find_right(Kind kind, Action action);

/// The roles that the holder of a role may give and take away.
SetOf<Role> grantable_by(Role role);

/// Why something is refused.
enum class Refusal {
  none,
  sign_in,  ///< a visitor may not; somebody with an account may
  right,    ///< not with this role and relation
  state,    ///< the right is there, but the record's state does not allow it
};
template <>
struct Words<Refusal> {
  static constexpr std::array<std::string_view, 4> all{"none", "sign_in", "right", "state"};
};
static_assert(word_of(Refusal::state) == "state");

/// The one place that decides. `read` asks for `read_closed` by itself where the record's state is not shown; a
/// membership can only be proposed, given, refused and ended by those who may give its role. For `create`, the subject
/// says where the record would belong.
Refusal refusal_of(const Actor& actor, Action action, const Subject& subject);

inline bool may(const Actor& actor, Action action, const Subject& subject) {
  return refusal_of(actor, action, subject) == Refusal::none;
}

}  // namespace twinlight::partnership
