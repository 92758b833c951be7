#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/domain.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

enum class EventKind { brokerage_event, roadshow, seminar, trade_mission, company_mission, visit };
template <>
struct Words<EventKind> {
  static constexpr std::array<std::string_view, 6> all{"brokerage_event", "roadshow",        "seminar",
                                                       "trade_mission",   "company_mission", "visit"};
};
static_assert(word_of(EventKind::visit) == "visit");

/// An event of the partnership. A roadshow's stops are its sessions in several cities.
struct Event {
  State state = State::draft;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< that organises it
  EventKind kind = EventKind::seminar;
  Text title;
  Text description;
  std::vector<Domain> domains;
  std::vector<Language> languages;
  Instant starts_at{};
  Instant ends_at{};
  std::string time_zone;  ///< IANA, of the place
  std::string venue;
  std::string city;
  std::optional<std::int64_t> places;    ///< registrations beyond them wait
  std::optional<std::int64_t> tables;    ///< for bilateral meetings
  std::optional<std::int64_t> slot_min;  ///< length of a meeting
  std::optional<Instant> registration_ends_at;

  friend bool operator==(const Event&, const Event&) = default;
};

/// An item on the agenda of an event; one that holds meetings is cut into time slots.
struct Session {
  State state = State::active;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< of the event
  Id<Event> event;
  Text title;
  Text description;
  Instant starts_at{};
  Instant ends_at{};
  std::string room;
  std::string city;  ///< of a stop of a roadshow
  std::vector<Language> languages;
  std::vector<Id<Person>> speakers;
  bool holds_meetings = false;

  friend bool operator==(const Session&, const Session&) = default;
};

/// That a person takes part in an event.
struct Registration {
  State state = State::applied;
  Id<Partnership> partnership;
  Id<Event> event;
  Id<Person> person;
  Id<Organisation> organisation;  ///< that the person comes for
  std::vector<Language> languages;
  bool wants_meetings = false;
  std::vector<Id<Session>> available;  ///< sessions of meetings that the person can attend
  std::string remarks;                 ///< diet, access
  std::optional<Instant> arrived_at;

  friend bool operator==(const Registration&, const Registration&) = default;
};

/// A bilateral meeting at an event: asked for, accepted, placed by the schedule, held or not.
struct Meeting {
  State state = State::sent;
  Id<Partnership> partnership;
  Id<Event> event;
  Id<Organisation> organisation;  ///< that asked
  Id<Organisation> invited;
  std::optional<Id<Interest>> interest;  ///< that it follows from
  Text reason;
  Instant answer_by{};  ///< the request expires then
  std::optional<Instant> starts_at;
  std::optional<std::int64_t> table;
  std::optional<Id<Person>> interpreter;
  std::string follow_up;

  friend bool operator==(const Meeting&, const Meeting&) = default;
};

}  // namespace twinlight::partnership
