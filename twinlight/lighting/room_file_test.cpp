#include "twinlight/lighting/room_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "twinlight/lighting/room_shape.h"

namespace twinlight::lighting {
namespace {

using ::testing::HasSubstr;

Result<Room> read(const std::string& text) {
  const auto file = Settings::parse(text, "scene.toml");
  return read_room(file.value(), {.ceiling = 0.7, .walls = 0.5, .floor = 0.2});
}

std::string refusal(const std::string& text) {
  const auto room = read(text);
  return room ? "" : to_string(room.error());
}

const std::string box = "[room]\nlength_m = 5\nwidth_m = 4\nheight_m = 3\n";

std::string window(const std::string& wall) {
  return "[[window]]\nwall = " + wall +
         "\nfrom_m = 1\nwidth_m = 2\nlower_edge_m = 1\nupper_edge_m = 2\nreflectance = 0.1\n";
}

/// The side walls and the roof of a tent of 4 m × 3 m, 2 m high, without its gables.
std::string surface(const std::string& kind, const std::string& corners, const std::string& more = "") {
  return "[[surface]]\nkind = \"" + kind + "\"\ncorners_m = " + corners + "\n" + more;
}
const std::string tent = surface("floor", "[[0, 0, 0], [4, 0, 0], [4, 3, 0], [0, 3, 0]]") +
                         surface("ceiling", "[[0, 0, 0], [4, 0, 0], [4, 1.5, 2], [0, 1.5, 2]]") +
                         surface("ceiling", "[[0, 3, 0], [4, 3, 0], [4, 1.5, 2], [0, 1.5, 2]]", "reflectance = 0.6\n") +
                         surface("wall", "[[0, 0, 0], [0, 3, 0], [0, 1.5, 2]]");
const std::string gable = surface("wall", "[[4, 0, 0], [4, 3, 0], [4, 1.5, 2]]");

TEST(RoomFile, AnEmptyBoxHasNoShape) {
  const Room room = read(box).value();
  EXPECT_FALSE(room.shape);
  EXPECT_EQ(room.floor_area_m2(), 20.0);
}

TEST(RoomFile, NamesTheWallsOfABox) {
  const Room room = read(box + window("\"x_max\"") + window("\"y_max\"")).value();
  int at_x_max = 0;
  int at_y_max = 0;
  for (const Facet& facet : room.shape->facets()) {
    if (facet.kind != SurfaceKind::window) continue;
    EXPECT_EQ(facet.reflectance, 0.1);
    if (distance_m(facet, {5.0, 2.0, 1.5}) < 1e-9) ++at_x_max;
    if (distance_m(facet, {3.0, 4.0, 1.5}) < 1e-9) ++at_y_max;  // from x = 5 back
  }
  EXPECT_EQ(at_x_max, 1);
  EXPECT_EQ(at_y_max, 1);
}

TEST(RoomFile, ReadsObstaclesOfBothForms) {
  const Room room = read(box +
                         "[[obstacle]]\nbox_m = [[1, 1, 1], [0, 0, 0]]\nreflectance = 0.3\n"
                         "[[obstacle]]\nname = \"bench\"\noutline_m = [[2, 2], [3, 2], [2, 3]]\nbase_height_m = 0.5\n"
                         "height_m = 0.2\nreflectance = 0.4\n")
                        .value();
  const auto& obstacles = room.shape->obstacles();
  ASSERT_EQ(obstacles.size(), 2U);
  EXPECT_EQ(obstacles[0].top_m, 1.0);
  EXPECT_EQ(obstacles[1].name, "bench");
  EXPECT_DOUBLE_EQ(obstacles[1].top_m, 0.7);
  EXPECT_NEAR(room.floor_area_m2(), 20.0, 1e-9);
}

TEST(RoomFile, ReadsFreeSurfaces) {
  const Room room = read(tent + gable).value();
  EXPECT_NEAR(room.floor_area_m2(), 12.0, 1e-9);
  EXPECT_EQ(room.height_m, 2.0);
  EXPECT_EQ(room.shape->facets()[1].reflectance, 0.7);  // of ceilings
  EXPECT_EQ(room.shape->facets()[2].reflectance, 0.6);  // its own
}

TEST(RoomFile, SaysWhereAFaultIs) {
  EXPECT_THAT(refusal(tent), HasSubstr("scene.toml:1: surface[1]: the room is open along the edge from (4, 0, 0) to"));
  EXPECT_THAT(refusal(tent + surface("wall", "[[4, 0, 0], [4, 3, 0], [4, 2, 1], [4.1, 1.5, 2]]")),
              HasSubstr("surface[5].corners_m: is not flat"));
  EXPECT_THAT(refusal(box + tent), HasSubstr("scene.toml:1: room: stands beside [[surface]]; expected either"));
  EXPECT_THAT(refusal(box + "[[obstacle]]\nbox_m = [[1, 1, 0], [2, 2, 4]]\nreflectance = 0.3\n"),
              HasSubstr("scene.toml:6: obstacle[1].box_m: reaches out of the room at (1, 1, 4)"));
  EXPECT_THAT(refusal(box + "[[obstacle]]\nbox_m = [[1, 1, 0], [2, 2, 1]]\n"), HasSubstr("obstacle[1].reflectance"));
  EXPECT_THAT(refusal(box + window("\"x_mid\"")), HasSubstr("scene.toml:6: window[1].wall"));
  EXPECT_EQ(refusal("[room]\noutline_m = [[0, 0], [3, 0], [3, 2], [0, 2]]\nheight_m = 3\n" + window("3")), "");
  EXPECT_THAT(refusal("[room]\noutline_m = [[0, 0], [3, 0], [3, 2], [0, 2]]\nheight_m = 1.5\n" + window("3")),
              HasSubstr("scene.toml:7: window[1].width_m: reaches beyond wall 3, which is 3 m long"));
  EXPECT_THAT(refusal("[room]\noutline_m = [[0, 0], [3, 0], [3, 2]]\nlength_m = 3\n"),
              HasSubstr("scene.toml:3: room.length_m: stands beside outline_m"));
}

}  // namespace
}  // namespace twinlight::lighting
