#include "twinlight/storage/exposure_store.h"

#include <gmock/gmock.h>

#include "twinlight/storage/database_fixture.h"
#include "twinlight/storage/schema.h"

namespace twinlight::storage {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr sys_days today{std::chrono::year(2026) / 11 / 28};

class ExposureTest : public fixture::DatabaseTest {
 public:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    ASSERT_TRUE(migrate(connection()));
  }
  ExposureStore exposures() { return ExposureStore(connection()); }
  auto counts(sys_days from, sys_days before) { return exposures().counts("p", from, before).value(); }
};
TWL_ON_BOTH_DATABASES(ExposureTest);

TEST_P(ExposureTest, WhoIsShownCountsOnceADayAndForEachWhoAsked) {
  ASSERT_TRUE(exposures().add("p", today, "a", {"x", "y"}));
  ASSERT_TRUE(exposures().add("p", today, "a", {"x"}));
  ASSERT_TRUE(exposures().add("p", today, "b", {"x"}));
  ASSERT_TRUE(exposures().add("p", today + days(1), "a", {"x"}));
  ASSERT_TRUE(exposures().add("other", today, "a", {"z"}));
  EXPECT_THAT(counts(today, today + days(2)), UnorderedElementsAre(Pair("x", 3), Pair("y", 1)));
  EXPECT_THAT(counts(today, today + days(1)), UnorderedElementsAre(Pair("x", 2), Pair("y", 1)));
  EXPECT_THAT(counts(today + days(2), today + days(9)), IsEmpty());
}

TEST_P(ExposureTest, WhatCountsNoMoreIsForgotten) {
  ASSERT_TRUE(exposures().add("p", today, "a", {"x"}));
  ASSERT_TRUE(exposures().add("p", today + exposure_window, "a", {"y"}));
  EXPECT_EQ(counts(today, today + days(1)).size(), 1U);
  ASSERT_TRUE(exposures().add("p", today + exposure_window + days(1), "a", {"y"}));
  EXPECT_THAT(counts(today, today + days(1)), IsEmpty());
}

}  // namespace
}  // namespace twinlight::storage
