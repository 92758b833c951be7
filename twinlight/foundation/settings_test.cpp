#include "twinlight/foundation/settings.h"

#include <gmock/gmock.h>

namespace twinlight {
namespace {

using ::testing::HasSubstr;

Settings parsed(std::string_view text) {
  return Settings::parse(text, "room.toml").value();
}

TEST(Settings, ReadsWhatIsThere) {
  const Settings settings = parsed("name = 'Hall'\n[room]\nlength_m = 9\nheight_m = 3.5\nsizes = [1, 2.5]\n");
  const Settings room = settings.table("room").value();
  EXPECT_EQ(settings.text("name").value(), "Hall");
  EXPECT_EQ(room.number("length_m").value(), 9.0);
  EXPECT_EQ(room.number_or("height_m", 2.0).value(), 3.5);
  EXPECT_EQ(room.number_or("width_m", 2.0).value(), 2.0);
  EXPECT_EQ(room.numbers("sizes").value(), (std::vector<double>{1.0, 2.5}));
  EXPECT_EQ(settings.keys(), (std::vector<std::string>{"name", "room"}));
}

TEST(Settings, ComplaintNamesFileLineFieldAndExpectation) {
  const Settings room = parsed("[room]\nlength_m = 9\nheight_m = -3\n").table("room").value();
  const auto height = room.number("height_m", Range::positive());
  ASSERT_FALSE(height);
  EXPECT_EQ(to_string(height.error()), "room.toml:3: room.height_m: -3 is not greater than 0");
}

TEST(Settings, MissingKeyIsPlacedAtItsTable) {
  const Settings room = parsed("# a room\n[room]\nlength_m = 9\n").table("room").value();
  EXPECT_EQ(to_string(room.number("width_m").error()), "room.toml:2: room.width_m: is missing; expected a number");
}

TEST(Settings, RangeNamesBothEnds) {
  const auto value = parsed("ceiling = 1.2").number("ceiling", Range::between(0, 1));
  EXPECT_THAT(to_string(value.error()), HasSubstr("1.2 is not between 0 and 1"));
}

TEST(Settings, RefusesNotANumberAndInfinity) {
  EXPECT_FALSE(parsed("x = nan").number("x"));
  EXPECT_FALSE(parsed("x = inf").number("x"));
  EXPECT_FALSE(parsed("x = 'one'").number("x"));
  EXPECT_FALSE(parsed("x = 1.5").integer("x"));
}

TEST(Settings, UnknownKeyIsRefusedWithTheNearestKnownOne) {
  const Settings settings = parsed("[room]\nlenght_m = 9\n").table("room").value();
  const auto checked = settings.allow_only({"length_m", "width_m"});
  ASSERT_FALSE(checked);
  EXPECT_EQ(to_string(checked.error()), "room.toml:2: room.lenght_m: unknown key; did you mean 'length_m'?");
}

TEST(Settings, RowsMustHaveTheRightWidth) {
  const Settings settings = parsed("grid = [[1, 2, 3], [4, 5]]");
  EXPECT_THAT(to_string(settings.number_rows("grid", 3).error()), HasSubstr("row 2: expected 3 numbers"));
  EXPECT_EQ(settings.number_rows("grid", 3).has_value(), false);
}

TEST(Settings, ArrayOfTablesIsNumberedFromOne) {
  const Settings settings = parsed("[[row]]\nid = 'a'\n[[row]]\nid = ''\n");
  const auto rows = settings.tables("row").value();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(to_string(rows[1].text("id").error()), "room.toml:4: row[2].id: is empty; expected a text");
}

TEST(Settings, InvalidTomlNamesTheLine) {
  const auto settings = Settings::parse("a = 1\nb = = 2\n", "need.toml");
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().line, 2U);
  EXPECT_THAT(settings.error().message, HasSubstr("not valid TOML"));
}

}  // namespace
}  // namespace twinlight
