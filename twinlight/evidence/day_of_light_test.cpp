#include <gmock/gmock.h>

#include "twinlight/evidence/day_of_light_result.h"
#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/evidence/open_reasons.h"
#include "twinlight/foundation/file.h"
#include "twinlight/lighting/room_model.h"

namespace twinlight::evidence {
namespace {

using ::testing::HasSubstr;

constexpr const char* day_text = R"([day]
[[day.eyes]]
name = "bed, on the back"
posture = "lying"
x_m = 1.5
y_m = 1.2
height_m = 0.9
[[day.eyes]]
name = "chair, to the east"
posture = "sitting"
x_m = 1.5
y_m = 1.2
facing = "east"
[[day.eyes]]
name = "chair, to the west"
posture = "sitting"
x_m = 1.5
y_m = 1.2
facing = "west"
[[day.periods]]
hours = "07:00-19:00"
requirement = "consensus-medi:2022/day"
[[day.periods]]
hours = "19:00-22:00"
requirement = "consensus-medi:2022/evening"
output = 0.1
daylight_melanopic_lx = 0
[[day.periods]]
hours = "22:00-07:00"
requirement = "consensus-medi:2022/sleep"
output = 0.0
daylight_melanopic_lx = 0
)";

/// A room of 3 m × 2.4 m with a day.
Need room_with_a_day(const std::string& day = day_text) {
  Need need = fixture::read_text(fixture::classroom_text() + day).value();
  need.room.length_m = 3.0;
  need.room.width_m = 2.4;
  return need;
}

std::shared_ptr<photometry::Luminaire> lamp(bool with_spectrum) {
  auto luminaire = fixture::lambertian(3600.0, 28.0);
  if (with_spectrum) {
    const auto path = twinlight::testing::project_path("data/spectra/cie_illuminant_d65.csv");
    const std::string bytes = read_file(path, 1U << 20U).value();
    EXPECT_TRUE(attach_spectrum(*luminaire, bytes, "d65.csv"));
  }
  return luminaire;
}

lighting::Scene scene(const Need& need, const std::shared_ptr<photometry::Luminaire>& luminaire) {
  lighting::Scene scene = scene_without_layout(need, luminaire);
  scene.placements = {{.position_m = {1.5, 1.2, 3.0}}};
  return scene;
}

DayOfLightResult result(const Need& need, bool with_spectrum = true) {
  const lighting::RoomModel model(need.room);
  return day_of_light(need, scene(need, lamp(with_spectrum)), engine_on(model)).value();
}

TEST(DayOfLight, AnEyeThatLooksUpGetsWhatALevelPlaneGets) {
  const Need need = room_with_a_day();
  const lighting::RoomModel model(need.room);
  lighting::Scene level = scene(need, lamp(false));
  level.task = {.points_m = {{1.5, 1.2, 0.9}}};
  const double level_lx = engine_on(model).evaluate(level)->task.mean_lx;
  EXPECT_NEAR(result(need).eyes[0].maintained_lx, level_lx, 0.005 * level_lx);
}

TEST(DayOfLight, OppositeGazesInASymmetricRoomSeeTheSame) {
  const DayOfLightResult day = result(room_with_a_day());
  EXPECT_NEAR(day.eyes[1].maintained_lx, day.eyes[2].maintained_lx, 0.01 * day.eyes[1].maintained_lx);
  EXPECT_LT(day.eyes[1].maintained_lx, day.eyes[0].maintained_lx);
}

// The melanopic daylight efficacy ratio of D65 is 1 by definition (CIE S 026).
TEST(DayOfLight, DaylightLampsGiveTheirIlluminance) {
  const Need need = room_with_a_day();
  const DayOfLightResult day = result(need);
  EXPECT_NEAR(*day.melanopic_der, 1.0, 1e-3);
  EXPECT_NEAR(day.periods_melanopic_lx[0][1], day.eyes[1].maintained_lx, 1e-3 * day.eyes[1].maintained_lx);
  EXPECT_DOUBLE_EQ(day.hours_judged, 24.0);
}

TEST(DayOfLight, AGreatestValueMustHoldForTheNewInstallation) {
  const Need need = room_with_a_day();
  const DayOfLightResult day = result(need);
  EXPECT_DOUBLE_EQ(day.eyes[0].initial_lx, day.eyes[0].maintained_lx / 0.8);
  EXPECT_NEAR(day.periods_melanopic_lx[1][0], 0.1 * *day.melanopic_der * day.eyes[0].initial_lx, 1e-9);
}

TEST(DayOfLight, TheWorstEyeDecides) {
  const Need need = room_with_a_day();
  const DayOfLightResult day = result(need);
  const std::vector<Check> checks = day_checks(need, day);
  ASSERT_EQ(checks.size(), 3U);
  EXPECT_DOUBLE_EQ(*checks[0].value, std::min(day.periods_melanopic_lx[0][1], day.periods_melanopic_lx[0][2]));
  EXPECT_DOUBLE_EQ(*checks[1].value, day.periods_melanopic_lx[1][0]);
  EXPECT_THAT(checks[1].clause, HasSubstr("19:00-22:00"));
  EXPECT_EQ(checks[2].value, 0.0);
  EXPECT_EQ(checks[2].pass(), true);
}

TEST(DayOfLight, WithoutASpectrumItIsAskedForExceptInTheDark) {
  const Need need = room_with_a_day();
  const std::vector<Check> checks = day_checks(need, result(need, false));
  EXPECT_EQ(checks[0].value, std::nullopt);
  EXPECT_THAT(checks[0].note, HasSubstr("ask the maker for the spectrum"));
  EXPECT_EQ(checks[2].value, 0.0);
}

// WELL L03 asks for its level during so many hours: two periods of the row count together, and once.
TEST(DayOfLight, HoursOfARowAreThoseOfAllItsPeriods) {
  std::string text = day_text;
  const std::string whole = "hours = \"07:00-19:00\"\nrequirement = \"consensus-medi:2022/day\"\n";
  text.replace(text.find(whole), whole.size(),
               "hours = \"07:00-08:30\"\nrequirement = \"well-v2-l03:2020/option-1\"\n[[day.periods]]\n"
               "hours = \"12:00-13:30\"\nrequirement = \"well-v2-l03:2020/option-1\"\n");
  const Need need = room_with_a_day(text);
  std::vector<Check> hours;
  for (const Check& check : day_checks(need, result(need)))
    if (check.quantity == Quantity::light_h_per_day) hours.push_back(check);
  ASSERT_EQ(hours.size(), 1U);
  EXPECT_DOUBLE_EQ(*hours[0].value, 3.0);
  EXPECT_THAT(hours[0].clause, HasSubstr("07:00-08:30, 12:00-13:30"));
}

TEST(DayOfLight, StatedDaylightAdds) {
  std::string text = day_text;
  const std::string row = "consensus-medi:2022/day\"\n";
  text.insert(text.find(row) + row.size(), "daylight_melanopic_lx = 120\n");
  const DayOfLightResult with = result(room_with_a_day(text));
  const DayOfLightResult without = result(room_with_a_day());
  EXPECT_NEAR(with.periods_melanopic_lx[0][1], without.periods_melanopic_lx[0][1] + 120.0, 1e-9);
}

/// The checks of the evening, ≤ 10 lx, of a day whose evening says no daylight and runs the lamps at `output`.
Check evening_without_daylight(const std::string& output, bool with_spectrum = true) {
  std::string text = day_text;
  const std::string said = "output = 0.1\ndaylight_melanopic_lx = 0\n";
  text.replace(text.find(said), said.size(), "output = " + output + "\n");
  const Need need = room_with_a_day(text);
  return day_checks(need, result(need, with_spectrum))[1];
}

// Lamps that keep a greatest value may break it together with daylight, which nobody stated: never a pass.
TEST(DayOfLight, AGreatestValueIsOpenWhereDaylightIsNotSaid) {
  for (const char* output : {"0.001", "0.0"}) {
    const Check open = evening_without_daylight(output);
    EXPECT_EQ(open.pass(), std::nullopt) << output;
    EXPECT_EQ(open.note, no_eye_daylight_note) << output;
    const Verdict verdict = judge({open});
    EXPECT_EQ(verdict.open_binding_checks, 1) << output;
    EXPECT_THAT(verdict.open_points, ::testing::ElementsAre(std::string(no_eye_daylight_note))) << output;
  }
  EXPECT_EQ(evening_without_daylight("0.0", false).note, no_eye_daylight_note) << "dark lamps need no spectrum";
}

TEST(DayOfLight, LampsAloneThatBreakAGreatestValueFail) {
  const Check broken = evening_without_daylight("1.0");
  EXPECT_EQ(broken.pass(), false);
  EXPECT_GT(*broken.value, 10.0);
}

// More light can only help a least value: the lamps alone may prove it.
TEST(DayOfLight, ALeastValueIsHeldAgainstTheLampsAloneWhereDaylightIsNotSaid) {
  const Need need = room_with_a_day();
  ASSERT_FALSE(need.day->periods[0].daylight_melanopic_lx);
  EXPECT_TRUE(day_checks(need, result(need))[0].value);
}

TEST(DayOfLight, FaultsAreRefusedWithTheirPlace) {
  const auto complaint = [](std::string from, const std::string& to) {
    std::string text = day_text;
    text.replace(text.find(from), from.size(), to);
    const auto need = fixture::read_text(fixture::classroom_text() + text);
    return need ? std::string("read") : to_string(need.error());
  };
  EXPECT_THAT(complaint("height_m = 0.9\n", ""), HasSubstr("height_m: is missing"));
  EXPECT_THAT(complaint("height_m = 0.9\n", "height_m = 0.9\nfacing = \"east\"\n"), HasSubstr("the eye looks up"));
  EXPECT_THAT(complaint("x_m = 1.5", "x_m = 15"), HasSubstr("x_m: 15"));
  EXPECT_THAT(complaint("19:00-22:00", "18:00-22:00"), HasSubstr("two of them hold at 18:00"));
  EXPECT_THAT(complaint("consensus-medi:2022/day", "en12464-1:2021/44.1"), HasSubstr("says nothing of melanopic"));
  EXPECT_THAT(complaint("output = 0.1", "output = 1.1"), HasSubstr("output: 1.1"));
}

TEST(DayOfLight, ADayWithGapsSaysHowLongTheyAre) {
  std::string text = day_text;
  text.replace(text.find("07:00-19:00"), 11, "09:00-19:00");
  EXPECT_DOUBLE_EQ(hours_without_period(*room_with_a_day(text).day), 2.0);
}

}  // namespace
}  // namespace twinlight::evidence
