#include "twinlight/report/reported_light.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "twinlight/report/report_fixture.h"

namespace twinlight::report {
namespace {

using ::testing::HasSubstr;

/// Of a container with three variants: what the small report is about is the last.
std::vector<photometry::Luminaire> three_lights() {
  std::vector<photometry::Luminaire> lights;
  for (const auto& [flux_lm, power_W] : {std::pair(2000.0, 16.0), std::pair(3600.0, 30.0), std::pair(3600.0, 28.0)})
    lights.push_back(*evidence::fixture::lambertian(flux_lm, power_W));
  return lights;
}

TEST(ReportedLight, IsTheOneThatTheReportStates) {
  const auto light = reported_light(fixture::small_report(), three_lights());
  ASSERT_TRUE(light) << to_string(light.error());
  EXPECT_EQ(light->input_power_W, 28.0);
  EXPECT_NEAR(light->distribution.flux_lm(), fixture::panel()->distribution.flux_lm(), 1e-9);
}

TEST(ReportedLight, NoneIsTakenForItWhereAFigureDiffers) {
  nlohmann::ordered_json report = fixture::small_report();
  report["product"]["input_power_W"] = 29.0;
  EXPECT_THAT(reported_light(report, three_lights()).error().message, HasSubstr("none of the 3 lights"));
}

// What a report states falsely of the only light is found by comparing every value, not here.
TEST(ReportedLight, TheOnlyOneIsTaken) {
  nlohmann::ordered_json report = fixture::small_report();
  report["product"]["input_power_W"] = 29.0;
  EXPECT_TRUE(reported_light(report, {three_lights().front()}));
}

}  // namespace
}  // namespace twinlight::report
