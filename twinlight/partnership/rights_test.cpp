#include "twinlight/partnership/rights.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <string>

#include "twinlight/partnership/actor_fixture.h"

namespace twinlight::partnership {
namespace {

using fixture::actor_with;
using fixture::here;
using fixture::me;
using fixture::ours;
using fixture::somebody;
using fixture::theirs;
using fixture::there;

/// True for what the kind's state machine gives a meaning to.
bool applies(Kind kind, Action action) {
  const auto states = kind_states();
  const auto any = [&](auto&& has) {
    return std::ranges::any_of(states, [&](const KindState& row) { return row.kind == kind && has(row); });
  };
  if (action == Action::create) return true;
  if (action == Action::read) return any([](const KindState& row) { return row.is(Trait::shown); });
  if (action == Action::read_closed) return any([](const KindState& row) { return !row.is(Trait::shown); });
  if (action == Action::edit) return any([](const KindState& row) { return row.is(Trait::editable); });
  return is_transition(kind, action);
}

/// A record that stands in this relation to `actor_with(role)`, or nothing where the role can not have it.
std::optional<Subject> subject_in(Relation relation, Role role, Kind kind, State state) {
  Subject subject{.kind = kind, .state = state, .partnership = here, .organisation = theirs, .person = somebody};
  subject.granted_role = Role::member;
  if (relation == Relation::elsewhere) subject.partnership = there;
  if (relation == Relation::counterpart) subject.counterparts = {ours};
  if (relation == Relation::region) subject.regions = {"limburg"};
  if (relation == Relation::own_organisation) subject.organisation = ours;
  if (relation == Relation::self) subject.person = me;
  const Actor actor = actor_with(role);
  const Grant grant = actor.grants.empty() ? Grant{} : actor.grants.front();
  return relation_of(actor, grant, subject) == relation ? std::optional(subject) : std::nullopt;
}

TEST(Rights, TheTableAnswersEveryActionOfEveryKindOnceAndNothingElse) {
  for (const Kind kind : every<Kind>())
    for (const Action action : every<Action>()) {
      const auto rows =
          std::ranges::count_if(rights(), [&](const Right& row) { return row.kind == kind && row.action == action; });
      EXPECT_EQ(rows, applies(kind, action) ? 1 : 0) << word_of(kind) << " " << word_of(action);
    }
}

TEST(Rights, EveryActionIsForSomebodyButWritingTheAudit) {
  for (const Right& row : rights()) {
    const bool somebody_may = std::ranges::any_of(row.roles, [](Relations set) { return !set.empty(); });
    const bool audit = row.kind == Kind::audit_entry && row.action == Action::create;
    EXPECT_EQ(somebody_may, !audit) << word_of(row.kind) << " " << word_of(row.action);
  }
}

/// Every kind × state × action × role × relation: the decision is that of the tables, worked out here from their
/// meaning.
TEST(Rights, EveryCombinationIsDecidedByTheTables) {
  int combinations = 0;
  for (const KindState& row : kind_states())
    for (const Action action : every<Action>())
      for (const Role role : every<Role>())
        for (const Relation relation : every<Relation>()) {
          const auto subject = subject_in(relation, role, row.kind, row.state);
          if (!subject) continue;
          ++combinations;
          const Action asked = action == Action::read && !row.is(Trait::shown) ? Action::read_closed : action;
          const Right* right = find_right(row.kind, asked);
          const auto as = [&](Role holder, Relation held) {
            return right != nullptr && right->roles[static_cast<std::size_t>(holder)].has(held);
          };
          const Relation as_visitor = relation == Relation::self ? Relation::self : Relation::elsewhere;
          const bool role_gate = row.kind != Kind::membership || relation == Relation::self ||
                                 (action != Action::create && action != Action::admit && action != Action::refuse &&
                                  action != Action::end) ||
                                 grantable_by(role).has(Role::member);
          const bool has_right = (as(role, relation) && role_gate) || as(Role::visitor, as_visitor);
          const bool state_fits = action == Action::edit ? row.is(Trait::editable)
                                  : is_transition(row.kind, action)
                                      ? state_after(row.kind, row.state, action).has_value()
                                      : true;
          ASSERT_EQ(may(actor_with(role), action, *subject), has_right && state_fits)
              << word_of(row.kind) << " " << word_of(row.state) << " " << word_of(action) << " " << word_of(role) << " "
              << word_of(relation);
          ASSERT_EQ(refusal_of(actor_with(role), action, *subject) == Refusal::state, has_right && !state_fits);
        }
  RecordProperty("combinations", combinations);
  EXPECT_GT(combinations, 30000);
}

TEST(Rights, WhoHasNoRoleHereReadsWhatIsShownAndAsksToJoinAndNothingElse) {
  const std::set<Action> harmless{Action::read, Action::create};
  for (const Right& row : rights())
    for (const Role role : every<Role>()) {
      if (role == Role::administrator && row.kind == Kind::partnership) continue;  // they make partnerships
      if (row.roles[static_cast<std::size_t>(role)].has(Relation::elsewhere)) {
        EXPECT_TRUE(harmless.contains(row.action)) << word_of(row.kind) << " " << word_of(row.action);
      }
    }
  for (const Kind kind : every<Kind>()) {
    const Relations visitor = find_right(kind, Action::create)->roles[0];
    EXPECT_EQ(visitor.has(Relation::elsewhere), kind == Kind::join_request) << word_of(kind);
    EXPECT_EQ(may({}, Action::create, {.kind = kind, .state = first_state(kind), .partnership = here}),
              kind == Kind::join_request)
        << word_of(kind) << ": who is not signed in is nobody's self";
  }
}

TEST(Rights, MembersMakeNoOrganisationsAndNoPeopleAndAskForRolesForThemselvesAlone) {
  const Subject organisation{.kind = Kind::organisation, .state = State::applied, .partnership = here};
  const Subject person{.kind = Kind::person, .state = State::invited, .partnership = here};
  Subject membership{.kind = Kind::membership, .state = State::applied, .partnership = here, .organisation = ours};
  membership.granted_role = Role::member;
  for (const Role role : {Role::member, Role::organisation_manager, Role::official}) {
    EXPECT_FALSE(may(actor_with(role), Action::create, organisation)) << word_of(role);
    EXPECT_FALSE(may(actor_with(role), Action::create, person)) << word_of(role);
    membership.person = somebody;
    EXPECT_EQ(may(actor_with(role), Action::create, membership), role == Role::organisation_manager) << word_of(role);
    membership.person = me;
    EXPECT_TRUE(may(actor_with(role), Action::create, membership)) << word_of(role);
  }
}

TEST(Rights, NobodyDecidesOnTheOwnOrganisationOrOnThemselves) {
  const std::array deciding{Action::admit,   Action::refuse,    Action::suspend, Action::tag,
                            Action::restore, Action::send_back, Action::confirm};
  for (const Right& row : rights()) {
    const bool place = row.kind == Kind::site || row.kind == Kind::space;  // the owner's own business
    const bool moderated = row.kind == Kind::profile && row.action == Action::publish;
    if (place || (!moderated && std::ranges::find(deciding, row.action) == deciding.end())) continue;
    for (const Role role : every<Role>()) {
      const Relations set = row.roles[static_cast<std::size_t>(role)];
      EXPECT_FALSE(set.has(Relation::self)) << word_of(row.kind) << " " << word_of(row.action);
      const bool keeps_people = row.kind == Kind::membership || role == Role::administrator;
      EXPECT_TRUE(keeps_people || !set.has(Relation::own_organisation)) << word_of(row.kind) << word_of(row.action);
    }
  }
}

// A second role, held for another body, is no way round the rule above.
TEST(Rights, NobodyDecidesOnTheOwnOrganisationByASecondRole) {
  Actor actor{.person = me, .grants = {{Role::coordinator, here, theirs, "limburg"}, {Role::member, here, ours, ""}}};
  const Subject submitted{.kind = Kind::profile,
                          .state = State::submitted,
                          .partnership = here,
                          .organisation = ours,
                          .regions = {"limburg"}};
  EXPECT_FALSE(may(actor, Action::publish, submitted));
  EXPECT_TRUE(may(actor, Action::read_closed, submitted));
  actor.grants.pop_back();
  EXPECT_TRUE(may(actor, Action::publish, submitted));
}

TEST(Rights, NobodyConfirmsWhatTheySaidThemselvesByASecondRole) {
  Actor actor{.person = me, .grants = {{Role::member, here, theirs, ""}, {Role::member, here, ours, ""}}};
  const Subject said{.kind = Kind::achievement,
                     .state = State::proposed,
                     .partnership = here,
                     .organisation = ours,
                     .counterparts = {theirs}};
  EXPECT_FALSE(may(actor, Action::confirm, said));
  EXPECT_FALSE(may(actor, Action::dispute, said));
  EXPECT_TRUE(may(actor, Action::withdraw, said));
  actor.grants.pop_back();
  EXPECT_TRUE(may(actor, Action::confirm, said));
  EXPECT_FALSE(may(actor, Action::withdraw, said));
}

TEST(Rights, WhatIsAskedIsAnsweredByTheOtherSideAlone) {
  for (const Right& row : rights())
    for (const Relations set : row.roles)
      if (row.action == Action::accept || row.action == Action::decline || row.action == Action::dispute ||
          (row.kind == Kind::achievement && row.action == Action::confirm)) {
        EXPECT_TRUE(set.within(Relations(Relation::counterpart))) << word_of(row.kind);
      }
}

// The role is held for an organisation, which answers by its coordinator as by any member: no more and no less.
TEST(Rights, ACoordinatorWhoseOwnOrganisationIsAPartyIsPartyAsItsMembersAre) {
  for (const KindState& row : kind_states())
    for (const Action action : every<Action>()) {
      const auto asked = subject_in(Relation::counterpart, Role::coordinator, row.kind, row.state).value();
      auto not_party = asked;
      not_party.counterparts.clear();
      const auto coordinator = actor_with(Role::coordinator);
      const bool as_member = may(actor_with(Role::member), action, asked);
      const bool as_coordinator_of_another_region = may(coordinator, action, not_party);
      EXPECT_EQ(may(coordinator, action, asked), as_member || as_coordinator_of_another_region)
          << word_of(row.kind) << " " << word_of(row.state) << " " << word_of(action);
    }
}

TEST(Rights, ACoordinatorWhoIsPartySeesTheirRegionAndDecidesNothingOfIt) {
  const auto coordinator = actor_with(Role::coordinator);
  Subject submitted{.kind = Kind::profile,
                    .state = State::submitted,
                    .partnership = here,
                    .organisation = theirs,
                    .regions = {"limburg"}};
  Subject suspended{.kind = Kind::person,
                    .state = State::suspended,
                    .partnership = here,
                    .organisation = theirs,
                    .regions = {"limburg"},
                    .person = somebody};
  EXPECT_TRUE(may(coordinator, Action::publish, submitted));
  EXPECT_TRUE(may(coordinator, Action::restore, suspended));
  for (Subject* subject : {&submitted, &suspended}) subject->counterparts = {ours};
  EXPECT_FALSE(may(coordinator, Action::publish, submitted));
  EXPECT_FALSE(may(coordinator, Action::restore, suspended));
  for (Subject* subject : {&submitted, &suspended}) {
    EXPECT_TRUE(may(coordinator, Action::read, *subject));
    auto history = *subject;
    history.kind = Kind::audit_entry;
    history.state = State::kept;
    EXPECT_FALSE(may(coordinator, Action::read, history));
    subject->regions = {"guangdong"};
    EXPECT_FALSE(may(coordinator, Action::read, *subject)) << "no more than any member of that party";
  }
}

TEST(Rights, NobodyGivesARoleAboveTheirOwn) {
  for (const Role giver : every<Role>()) {
    EXPECT_FALSE(grantable_by(giver).has(Role::visitor));
    EXPECT_FALSE(grantable_by(giver).has(Role::system));
    EXPECT_EQ(grantable_by(giver).has(Role::administrator), giver == Role::administrator);
    EXPECT_EQ(grantable_by(giver).has(Role::programme_manager), giver == Role::administrator);
  }
  Subject application{.kind = Kind::membership, .state = State::applied, .partnership = here, .organisation = ours};
  application.granted_role = Role::administrator;
  EXPECT_FALSE(may(actor_with(Role::organisation_manager), Action::admit, application));
  EXPECT_FALSE(may(actor_with(Role::organisation_manager), Action::create, application));
  application.granted_role = Role::member;
  EXPECT_TRUE(may(actor_with(Role::organisation_manager), Action::admit, application));
  EXPECT_TRUE(may(actor_with(Role::organisation_manager), Action::create, application));
  application.person = me;
  EXPECT_FALSE(may(actor_with(Role::organisation_manager), Action::admit, application));
}

TEST(Rights, TheRefusalSaysWhatIsMissing) {
  const Subject draft{.kind = Kind::profile, .state = State::draft, .partnership = here, .organisation = ours};
  EXPECT_EQ(refusal_of({}, Action::read, draft), Refusal::sign_in);
  EXPECT_EQ(refusal_of(actor_with(Role::member), Action::publish, draft), Refusal::right);
  EXPECT_EQ(refusal_of(actor_with(Role::member), Action::renew, draft), Refusal::state);
  EXPECT_EQ(refusal_of(actor_with(Role::member), Action::submit, draft), Refusal::none);
}

TEST(Rights, GrantsAddUp) {
  Actor actor = actor_with(Role::member);
  const Subject submitted{.kind = Kind::profile,
                          .state = State::submitted,
                          .partnership = here,
                          .organisation = theirs,
                          .regions = {"guangdong"}};
  EXPECT_FALSE(may(actor, Action::publish, submitted));
  actor.grants.push_back({Role::coordinator, here, ours, "guangdong"});
  EXPECT_TRUE(may(actor, Action::publish, submitted));
  EXPECT_FALSE(
      may(actor, Action::publish,
          Subject{.kind = Kind::profile, .state = State::submitted, .partnership = there, .regions = {"guangdong"}}));
}

}  // namespace
}  // namespace twinlight::partnership
