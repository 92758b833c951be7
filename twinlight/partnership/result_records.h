#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/foundation/calendar.h"
#include "twinlight/partnership/id.h"
#include "twinlight/partnership/money.h"
#include "twinlight/partnership/organisation.h"

/// The records by which the partnership answers for its results.
namespace twinlight::partnership {

/// A company that may invest in a region. The clock runs from the inquiry to the first answer.
struct Lead {
  State state = State::inquiry;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< the agency that serves it
  Text company;
  std::string country;  ///< ISO 3166-1, of the investor
  Text project;
  Instant asked_at{};
  std::optional<Instant> answered_at;
  Instant answer_by{};
  std::optional<Money> capital_announced;
  std::optional<Money> capital_realised;
  std::optional<std::int64_t> jobs_announced;
  std::optional<std::int64_t> jobs_realised;
  std::string reason_lost;

  friend bool operator==(const Lead&, const Lead&) = default;
};

enum class ExchangeKind { research_facility, joint_project, student_mobility, staff_mobility, visit };
template <>
struct Words<ExchangeKind> {
  static constexpr std::array<std::string_view, 5> all{"research_facility", "joint_project", "student_mobility",
                                                       "staff_mobility", "visit"};
};
static_assert(word_of(ExchangeKind::visit) == "visit");

/// Knowledge that goes between institutions of the regions.
struct Exchange {
  State state = State::draft;
  Id<Partnership> partnership;
  Id<Organisation> organisation;
  std::vector<Id<Organisation>> partners;
  ExchangeKind kind = ExchangeKind::joint_project;
  Text title;
  Text description;
  std::optional<Date> starts_on;
  std::optional<Date> ends_on;
  std::optional<std::int64_t> people;

  friend bool operator==(const Exchange&, const Exchange&) = default;
};

enum class IndicatorKind { output, result };
template <>
struct Words<IndicatorKind> {
  static constexpr std::array<std::string_view, 2> all{"output", "result"};
};
static_assert(word_of(IndicatorKind::result) == "result");

/// What the governments count: how it is defined, and what should be reached when.
struct Indicator {
  State state = State::draft;
  Id<Partnership> partnership;
  std::string code;  ///< "RCO 84"
  IndicatorKind kind = IndicatorKind::output;
  Text name;
  Text definition;
  Text evidence_rule;  ///< what has to show it
  std::string unit;
  std::optional<double> baseline;
  std::optional<double> target;
  std::optional<Date> target_on;

  friend bool operator==(const Indicator&, const Indicator&) = default;
};

/// Something counted, with what shows it. Frozen with its period.
struct Outcome {
  State state = State::draft;
  Id<Partnership> partnership;
  Id<Organisation> organisation;  ///< for whom it is an outcome
  Id<Indicator> indicator;
  Text description;
  double value = 1;
  Date reached_on{};
  std::optional<FileHash> evidence;
  std::string period;  ///< "2026-H2"

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// An issue of the newsletter, in the languages of the partnership.
struct Newsletter {
  State state = State::draft;
  Id<Partnership> partnership;
  Text subject;
  Text body;
  std::optional<Instant> sent_at;

  friend bool operator==(const Newsletter&, const Newsletter&) = default;
};

/// An address that gets the newsletter once it was confirmed from there.
struct Subscription {
  State state = State::applied;
  Id<Partnership> partnership;
  std::string email;
  Language language = Language::en;
  std::optional<Id<Person>> person;
  std::optional<Instant> confirmed_at;

  friend bool operator==(const Subscription&, const Subscription&) = default;
};

}  // namespace twinlight::partnership
