#include "twinlight/foundation/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace twinlight {
namespace {

TEST(Calendar, KnownMoments) {
  // POSIX: 1234567890 seconds after the epoch is 2009-02-13T23:31:30Z.
  const Instant known{std::chrono::seconds(1234567890)};
  EXPECT_EQ(parse_instant("2009-02-13T23:31:30Z").value(), known);
  EXPECT_EQ(parse_instant("2009-02-13T23:31:30.25Z").value(), known + std::chrono::milliseconds(250));
  EXPECT_EQ(instant_text(known), "2009-02-13T23:31:30.000Z");
  EXPECT_EQ(instant_text(Instant(std::chrono::milliseconds(-1))), "1969-12-31T23:59:59.999Z");
}

TEST(Calendar, OtherFormsAreRefused) {
  for (const char* text :
       {"", "Z", "2026-11-27", "2026-11-27T10:00:00", "2026-11-27T10:00:00+01:00", "2026-02-29T10:00:00Z",
        "2026-11-27T24:00:00Z", "2026-11-27T10:60:00Z", "2016-12-31T23:59:60Z", "2026-11-27 10:00:00Z",
        "2026-11-27T10:00:00.Z", "2026-11-27T10:00:00.1234Z", "2026-11-27T1a:00:00Z"})
    EXPECT_FALSE(parse_instant(text)) << text;
  for (const char* text : {"", "2026-13-01", "2026-02-29", "2026-1-1", "27-11-2026", "2026-11-27Z", "2027/01/01",
                           "2027-1-011", "2027-01-0x"})
    EXPECT_FALSE(parse_date(text)) << text;
  EXPECT_EQ(parse_date("01/02/26").error().message, "'01/02/26' is no date; expected YYYY-MM-DD");
}

RC_GTEST_PROP(Calendar, WhatIsWrittenIsRead, ()) {
  const auto count = *rc::gen::inRange<std::int64_t>(-62'000'000'000'000, 250'000'000'000'000);
  const Instant instant{std::chrono::milliseconds(count)};
  RC_ASSERT(parse_instant(instant_text(instant)).value() == instant);
  const Date date = std::chrono::floor<std::chrono::days>(instant);
  RC_ASSERT(parse_date(date_text(date)).value() == date);
}

}  // namespace
}  // namespace twinlight
