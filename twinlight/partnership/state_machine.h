#pragma once

#include <optional>
#include <span>

#include "twinlight/partnership/kind.h"

namespace twinlight::partnership {

/// The states of all records; each kind has some of them (`states_of`).
enum class State {
  preparing,
  applied,
  invited,
  draft,
  submitted,
  active,
  published,
  open,
  sent,
  agreed_by_one,
  mutual,
  given,
  kept,
  suspended,
  expired,
  retired,
  fulfilled,
  refused,
  declined,
  disputed,
  withdrawn,
  cancelled,
  concluded,
  ended,
  planned,
  missed,
  arrived,
  confirmed,
  frozen,
  inquiry,
  qualified,
  proposed,
  visited,
  decided,
  announced,
  realised,
  aftercare,
  lost,
  erased,
};
template <>
struct Words<State> {
  static constexpr std::array<std::string_view, 39> all{
      "preparing", "applied",       "invited",   "draft",     "submitted", "active",    "published", "open",
      "sent",      "agreed_by_one", "mutual",    "given",     "kept",      "suspended", "expired",   "retired",
      "fulfilled", "refused",       "declined",  "disputed",  "withdrawn", "cancelled", "concluded", "ended",
      "planned",   "missed",        "arrived",   "confirmed", "frozen",    "inquiry",   "qualified", "proposed",
      "visited",   "decided",       "announced", "realised",  "aftercare", "lost",      "erased"};
};
static_assert(word_of(State::erased) == "erased");

/// What can be done to a record: the first four leave the state as it is (`create` gives the first one), the others
/// are the transitions.
enum class Action {
  create,
  read,         ///< a record in a state that is shown
  read_closed,  ///< a record in a state that is not shown, such as a draft
  edit,
  begin,
  end,
  admit,
  refuse,
  activate,
  suspend,
  restore,
  leave,
  submit,
  publish,
  tag,        ///< says what a profile is about, where the program took it wrongly
  send_back,  ///< for changes
  revise,
  withdraw,
  expire,
  renew,
  retire,
  open,
  fulfil,
  accept,
  decline,
  dispute,  ///< what the other side says came of an interest
  conclude,
  plan,  ///< gives a meeting its time and table
  miss,  ///< a meeting to which somebody did not come
  check_in,
  confirm,
  freeze,  ///< with its period
  send,
  advance,  ///< a lead to the next stage
  lose,
  erase,
};
template <>
struct Words<Action> {
  static constexpr std::array<std::string_view, 36> all{
      "create",  "read",    "read_closed", "edit",    "begin",   "end",    "admit",     "refuse",  "activate",
      "suspend", "restore", "leave",       "submit",  "publish", "tag",    "send_back", "revise",  "withdraw",
      "expire",  "renew",   "retire",      "open",    "fulfil",  "accept", "decline",   "dispute", "conclude",
      "plan",    "miss",    "check_in",    "confirm", "freeze",  "send",   "advance",   "lose",    "erase"};
};
static_assert(word_of(Action::erase) == "erase");

/// What a state means for a record in it.
enum class Trait {
  shown,     ///< those with `read` see it; else only those with `read_closed`
  editable,  ///< `edit` is possible
  last,      ///< nothing leads out of it
};
template <>
struct Words<Trait> {
  static constexpr std::array<std::string_view, 3> all{"shown", "editable", "last"};
};
static_assert(word_of(Trait::last) == "last");

using Traits = SetOf<Trait>;

/// One state that a kind of record can be in.
struct KindState {
  Kind kind;
  State state;
  Traits traits = {};

  constexpr bool is(Trait trait) const { return traits.has(trait); }
};

/// One arrow of a kind's state machine.
struct Transition {
  Kind kind;
  State from;
  Action action;
  State to;
};

/// The tables themselves, for documents and tests.
std::span<const KindState> kind_states();
std::span<const Transition> transitions();

/// The state of a record that was just created: the first of its kind in the table.
State first_state(Kind kind);

/// The row of a kind's state, or null where the kind does not have it.
const KindState* find_state(Kind kind, State state);

/// The state that an action leads to, or none where the state does not allow it.
std::optional<State> state_after(Kind kind, State from, Action action);

/// True for an action that moves a record of this kind along some arrow.
bool is_transition(Kind kind, Action action);

}  // namespace twinlight::partnership
