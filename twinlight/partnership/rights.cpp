#include "twinlight/partnership/rights.h"

#include <algorithm>

namespace twinlight::partnership {
namespace {

/// `read` of a record whose state is not shown is another action.
Action action_asked(Action action, const Subject& subject) {
  if (action != Action::read) return action;
  const KindState* state = find_state(subject.kind, subject.state);
  return state != nullptr && state->is(Trait::shown) ? Action::read : Action::read_closed;
}

bool state_allows(Action action, const Subject& subject) {
  const KindState* state = find_state(subject.kind, subject.state);
  if (state == nullptr) return false;
  if (action == Action::edit) return state->is(Trait::editable);
  return !is_transition(subject.kind, action) || state_after(subject.kind, subject.state, action).has_value();
}

/// To propose a role for somebody, to give it and to take it away is for those who may give it; for oneself everybody
/// may ask for one and lay it down.
bool handles_role(Action action, Relation relation) {
  return relation != Relation::self &&
         (action == Action::create || action == Action::admit || action == Action::refuse || action == Action::end);
}

/// Whoever decides on the records of a region, of a partnership or of the other side does not decide on those of an
/// organisation that they act for by another grant.
bool decides_on_own(const Relations& allowed, Relation relation, const Actor& actor, const Subject& subject) {
  const bool decides =
      relation == Relation::region || relation == Relation::partnership || relation == Relation::counterpart;
  if (!decides) return false;
  if (allowed.has(Relation::own_organisation)) return false;
  return std::ranges::any_of(actor.grants, [&](const Grant& other) {
    return relation_of(actor, other, subject) == Relation::own_organisation;
  });
}

/// Where several sides must agree, each says so once.
bool agreed_already(Action action, Relation relation, const Grant& grant, const Subject& subject) {
  return action == Action::accept && relation == Relation::counterpart &&
         std::ranges::count(subject.agreed, grant.organisation) > 0;
}

/// To be party takes from a coordinator to decide by region, not to see what the region has; but what happened to a
/// record is not for its parties.
bool sees_by_region(const Right& right, const Grant& grant, const Subject& subject) {
  return right.action == Action::read_closed && right.kind != Kind::audit_entry && coordinates(grant, subject) &&
         right.roles[static_cast<std::size_t>(grant.role)].has(Relation::region);
}

bool granted(const Right& right, const Actor& actor, const Grant& grant, const Subject& subject) {
  const Relation relation = relation_of(actor, grant, subject);
  if (relation == Relation::counterpart && sees_by_region(right, grant, subject)) return true;
  const Relations& allowed = right.roles[static_cast<std::size_t>(grant.role)];
  if (!allowed.has(relation) || decides_on_own(allowed, relation, actor, subject)) return false;
  if (agreed_already(right.action, relation, grant, subject)) return false;
  if (subject.kind != Kind::membership || !handles_role(right.action, relation)) return true;
  return subject.granted_role && grantable_by(grant.role).has(*subject.granted_role);
}

}  // namespace

const Right* find_right(Kind kind, Action action) {
  const auto table = rights();
  const auto found =
      std::ranges::find_if(table, [&](const Right& row) { return row.kind == kind && row.action == action; });
  return found == table.end() ? nullptr : &*found;
}

Refusal refusal_of(const Actor& actor, Action action, const Subject& subject) {
  const bool visitor = actor.grants.empty() && actor.person.empty();
  const Refusal refused = visitor ? Refusal::sign_in : Refusal::right;
  const Action asked = action_asked(action, subject);
  const Right* right = find_right(subject.kind, asked);
  if (right == nullptr) return refused;
  const bool any =
      granted(*right, actor, Grant{}, subject) ||
      std::ranges::any_of(actor.grants, [&](const Grant& grant) { return granted(*right, actor, grant, subject); });
  if (!any) return refused;
  return state_allows(asked, subject) ? Refusal::none : Refusal::state;
}

}  // namespace twinlight::partnership
