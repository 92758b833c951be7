#include "twinlight/partnership/state_machine.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <string>

#include "twinlight/partnership/rights.h"

namespace twinlight::partnership {
namespace {

std::string name(Kind kind, State state) {
  return std::string(word_of(kind)) + " " + std::string(word_of(state));
}

/// The states that can be reached from a state, itself among them.
std::set<State> reachable_from(Kind kind, State start) {
  std::set<State> reached{start};
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const Transition& arrow : transitions())
      if (arrow.kind == kind && reached.contains(arrow.from)) reached.insert(arrow.to);
  }
  return reached;
}

TEST(StateMachine, EveryKindHasAFirstState) {
  for (const Kind kind : every<Kind>()) EXPECT_NE(find_state(kind, first_state(kind)), nullptr) << word_of(kind);
}

TEST(StateMachine, EveryStateIsListedOnceAndEveryArrowLeadsBetweenListedStates) {
  std::set<std::string> seen;
  for (const KindState& row : kind_states()) EXPECT_TRUE(seen.insert(name(row.kind, row.state)).second);
  for (const Transition& arrow : transitions()) {
    EXPECT_TRUE(seen.contains(name(arrow.kind, arrow.from))) << name(arrow.kind, arrow.from);
    EXPECT_TRUE(seen.contains(name(arrow.kind, arrow.to))) << name(arrow.kind, arrow.to);
    EXPECT_TRUE(arrow.from != arrow.to || arrow.action == Action::renew || arrow.action == Action::tag)
        << name(arrow.kind, arrow.from);
  }
}

TEST(StateMachine, EveryStateIsReachable) {
  for (const KindState& row : kind_states())
    EXPECT_TRUE(reachable_from(row.kind, first_state(row.kind)).contains(row.state)) << name(row.kind, row.state);
}

TEST(StateMachine, OnlyLastStatesAreDeadEnds) {
  for (const KindState& row : kind_states()) {
    const bool leads_on = std::ranges::any_of(
        transitions(), [&](const Transition& arrow) { return arrow.kind == row.kind && arrow.from == row.state; });
    EXPECT_EQ(leads_on, !row.is(Trait::last)) << name(row.kind, row.state);
  }
}

TEST(StateMachine, FromEveryStateALastOneCanBeReachedWhereTheKindHasOne) {
  const auto last = [](Kind kind, State state) { return find_state(kind, state)->is(Trait::last); };
  for (const KindState& row : kind_states()) {
    const auto reached = reachable_from(row.kind, row.state);
    const bool kind_ends = std::ranges::any_of(
        kind_states(), [&](const KindState& any) { return any.kind == row.kind && any.is(Trait::last); });
    EXPECT_EQ(std::ranges::any_of(reached, [&](State state) { return last(row.kind, state); }), kind_ends)
        << name(row.kind, row.state);
  }
}

TEST(StateMachine, AnActionLeadsToOneStateOnly) {
  std::set<std::string> seen;
  for (const Transition& arrow : transitions())
    EXPECT_TRUE(seen.insert(name(arrow.kind, arrow.from) + " " + std::string(word_of(arrow.action))).second)
        << name(arrow.kind, arrow.from) << " " << word_of(arrow.action);
}

TEST(StateMachine, WhatCanNotBeChangedAnyMoreIsNotEditable) {
  for (const KindState& row : kind_states())
    EXPECT_FALSE(row.is(Trait::last) && row.is(Trait::editable)) << name(row.kind, row.state);
}

TEST(StateMachine, WhatIsWithdrawnIsNotShown) {
  for (const KindState& row : kind_states())
    EXPECT_FALSE(row.state == State::withdrawn && row.is(Trait::shown)) << word_of(row.kind);
}

TEST(StateMachine, APublishedEventThatIsWithdrawnStaysReadableAsCancelled) {
  EXPECT_EQ(state_after(Kind::event, State::draft, Action::withdraw), State::withdrawn);
  EXPECT_EQ(state_after(Kind::event, State::published, Action::withdraw), State::cancelled);
  EXPECT_TRUE(find_state(Kind::event, State::cancelled)->is(Trait::shown));
}

TEST(StateMachine, AProfileIsReviewedBeforeEachPublication) {
  EXPECT_EQ(first_state(Kind::profile), State::draft);
  EXPECT_EQ(state_after(Kind::profile, State::draft, Action::publish), std::nullopt);
  EXPECT_EQ(state_after(Kind::profile, State::draft, Action::submit), State::submitted);
  EXPECT_EQ(state_after(Kind::profile, State::submitted, Action::publish), State::published);
  EXPECT_EQ(state_after(Kind::profile, State::expired, Action::renew), State::submitted);
  EXPECT_FALSE(find_state(Kind::profile, State::published)->is(Trait::editable));
}

}  // namespace
}  // namespace twinlight::partnership
