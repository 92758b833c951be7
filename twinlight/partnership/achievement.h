#pragma once

#include <optional>
#include <string>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/money.h"
#include "twinlight/partnership/state_machine.h"
#include "twinlight/partnership/text.h"

namespace twinlight::partnership {

/// What may come of a mutual interest.
enum class AchievementKind { contract, research_agreement, joint_project, investment, pilot, nothing };
template <>
struct Words<AchievementKind> {
  static constexpr std::array<std::string_view, 6> all{
      "contract", "research_agreement", "joint_project", "investment", "pilot", "nothing"};
};
static_assert(word_of(AchievementKind::nothing) == "nothing");

/// What came of a mutual interest, as one side says; it counts once the other side has confirmed it. An interest may
/// have several: a pilot, then a contract.
struct Achievement {
  State state = State::proposed;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< that says so, one of the two sides
  Id<Interest> interest;
  AchievementKind kind = AchievementKind::contract;
  Text description;  ///< where it is nothing: why
  std::optional<Date> reached_on;
  std::optional<Money> amount;
  std::string dispute;  ///< what the other side finds wrong
  std::optional<Instant> confirmed_at;

  friend bool operator==(const Achievement&, const Achievement&) = default;
};

}  // namespace twinlight::partnership
