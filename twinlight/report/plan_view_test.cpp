#include "twinlight/report/plan_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "twinlight/report/report_fixture.h"

namespace twinlight::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(PlanView, WritesNumbersAsTheLanguageDoes) {
  const ReportSubject subject = fixture::subject();
  const std::string dutch = plan_view_svg(subject, fixture::phrases(Language::nl));
  const std::string english = plan_view_svg(subject, fixture::phrases(Language::en));
  EXPECT_THAT(english, HasSubstr("2.4 m<"));
  EXPECT_THAT(dutch, HasSubstr("2,4 m<"));
  EXPECT_THAT(dutch, Not(HasSubstr("2.4 m<")));
  EXPECT_THAT(dutch, HasSubstr("U₀ 0,"));
  EXPECT_EQ(dutch.size(), english.size()) << "only marks change";
}

// Coordinates are no words: a picture with decimal commas there would not be drawn.
TEST(PlanView, LeavesCoordinatesAlone) {
  const std::string dutch = plan_view_svg(fixture::subject(), fixture::phrases(Language::nl));
  EXPECT_THAT(dutch, HasSubstr("<rect x=\""));
  EXPECT_THAT(dutch, ::testing::ContainsRegex("<rect x=\"[0-9]+\\.[0-9]\""));
}

}  // namespace
}  // namespace twinlight::report
