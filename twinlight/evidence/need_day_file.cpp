#include "twinlight/evidence/need_day_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/room_shape.h"

namespace twinlight::evidence {
namespace {

constexpr double sitting_eye_m = 1.2;   ///< EN 12464-1, CIE 190: a seated person
constexpr double standing_eye_m = 1.6;  ///< EN 12464-1: a standing person
constexpr Range part_of_output = Range::between(0.0, 1.0);
constexpr Range daylight_lx = Range::between(0.0, 100'000.0);

Result<Posture> read_posture(const Settings& table) {
  const std::string word = TWL_TRY(table.choice("posture", {"sitting", "standing", "lying"}));
  if (word == "sitting") return Posture::sitting;
  return word == "standing" ? Posture::standing : Posture::lying;
}

/// The walls of a plan with x to the east and y to the north.
Result<Eigen::Vector3d> read_gaze(const Settings& table, Posture posture) {
  if (posture == Posture::lying) {
    if (table.has("facing")) return failure(table.complaint("facing", "has no meaning lying: the eye looks up"));
    return Eigen::Vector3d(Eigen::Vector3d::UnitZ());
  }
  const std::string word = TWL_TRY(table.choice("facing", {"west", "east", "south", "north"}));
  if (word == "west") return Eigen::Vector3d(-Eigen::Vector3d::UnitX());
  if (word == "east") return Eigen::Vector3d(Eigen::Vector3d::UnitX());
  return Eigen::Vector3d(word == "south" ? Eigen::Vector3d(-Eigen::Vector3d::UnitY()) : Eigen::Vector3d::UnitY());
}

Result<double> read_height_m(const Settings& table, Posture posture, const lighting::Room& room) {
  const Range within = {.least = 0.0, .most = room.height_m, .least_excluded = true};
  if (posture == Posture::lying) return table.number("height_m", within);
  return table.number_or("height_m", posture == Posture::sitting ? sitting_eye_m : standing_eye_m, within);
}

Result<Eye> read_eye(const Settings& table, const lighting::Room& room) {
  TWL_CHECK(table.allow_only({"name", "posture", "x_m", "y_m", "height_m", "facing"}));
  Eye eye;
  eye.name = TWL_TRY(table.text("name"));
  eye.posture = TWL_TRY(read_posture(table));
  eye.position_m.x() = TWL_TRY(table.number("x_m", Range::between(0.0, room.length_m)));
  eye.position_m.y() = TWL_TRY(table.number("y_m", Range::between(0.0, room.width_m)));
  eye.position_m.z() = TWL_TRY(read_height_m(table, eye.posture, room));
  if (room.shape && !room.shape->is_in_air(eye.position_m))
    return failure(table.complaint("x_m", "this eye is outside the room or inside an obstacle"));
  eye.gaze = TWL_TRY(read_gaze(table, eye.posture));
  return eye;
}

Result<LightPeriod> read_period(const Settings& table, const requirements::RequirementSet& requirements) {
  TWL_CHECK(table.allow_only({"hours", "requirement", "output", "daylight_melanopic_lx"}));
  const std::string text = TWL_TRY(table.text("hours"));
  const Result<DayHours> hours = parse_day_hours(text);
  if (!hours) return failure(table.complaint("hours", hours.error().message));
  const std::string id = TWL_TRY(table.text("requirement"));
  Result<requirements::Requirement> row = requirements.find(id);
  if (!row) return failure(table.complaint("requirement", row.error().message));
  const bool melanopic = std::any_of(row->limits.begin(), row->limits.end(), [](const requirements::Limit& limit) {
    return limit.quantity == requirements::Quantity::melanopic_edi_lx;
  });
  if (!melanopic)
    return failure(table.complaint("requirement", id + " says nothing of melanopic light; expected a row such as "
                                                       "consensus-medi:2022/day"));
  LightPeriod made{.hours = *hours, .requirement = *std::move(row)};
  made.output = TWL_TRY(table.number_or("output", 1.0, part_of_output));
  made.daylight_melanopic_lx = TWL_TRY(table.optional_number("daylight_melanopic_lx", daylight_lx));
  return made;
}

Result<void> check_no_overlap(const Settings& table, const std::vector<LightPeriod>& periods) {
  for (int minute = 0; minute < constants::minutes_of_a_day; ++minute) {
    const auto count = std::count_if(periods.begin(), periods.end(),
                                     [&](const LightPeriod& period) { return period.hours.contains(minute); });
    if (count > 1)
      return failure(
          table.complaint("periods", fmt::format("two of them hold at {:02}:{:02}", minute / 60, minute % 60)));
  }
  return {};
}

}  // namespace

Result<std::optional<DayOfLight>> read_day_of_light(const Settings& file, const lighting::Room& room,
                                                    const requirements::RequirementSet& requirements) {
  const auto table = TWL_TRY(file.optional_table("day"));
  if (!table) return std::optional<DayOfLight>();
  TWL_CHECK(table->allow_only({"eyes", "periods"}));
  DayOfLight day;
  for (const Settings& eye : TWL_TRY(table->tables("eyes"))) day.eyes.push_back(TWL_TRY(read_eye(eye, room)));
  for (const Settings& period : TWL_TRY(table->tables("periods")))
    day.periods.push_back(TWL_TRY(read_period(period, requirements)));
  if (day.eyes.empty()) return failure(table->complaint("eyes", "is missing; expected at least one [[day.eyes]]"));
  if (day.periods.empty())
    return failure(table->complaint("periods", "is missing; expected at least one [[day.periods]]"));
  TWL_CHECK(check_no_overlap(*table, day.periods));
  return std::optional(std::move(day));
}

}  // namespace twinlight::evidence
