// Rooms from glTF 2.0: the attic of examples/scenes, whose measures its script states.
#include "twinlight/lighting/gltf_room.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "tests/support/reference_files.h"
#include "tests/support/scratch_folder.h"
#include "twinlight/foundation/file.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/lighting/room_file.h"

namespace twinlight::lighting {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr Reflectances reflectance_of_rooms{.ceiling = 0.7, .walls = 0.5, .floor = 0.2};

fs::path attic() {
  return twinlight::testing::project_path("examples/scenes") / "attic.gltf";
}

/// The attic with something else in its text.
fs::path changed(const testing::ScratchFolder& folder, const std::string& from, const std::string& to) {
  std::string text = read_file(attic(), 1U << 20U).value();
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  fs::path path = folder / "room.gltf";
  std::ofstream(path) << text;
  return path;
}

std::string complaint_about(const fs::path& path) {
  const auto surfaces = read_gltf_surfaces(path, reflectance_of_rooms);
  if (!surfaces) return to_string(surfaces.error());
  const auto builder = RoomBuilder::of_surfaces(*surfaces);
  return builder ? "was accepted" : to_string(builder.error());
}

TEST(GltfRoom, TheAtticHasItsMeasures) {
  const auto surfaces = read_gltf_surfaces(attic(), reflectance_of_rooms).value();
  const auto shape = RoomBuilder::of_surfaces(surfaces).value().build();
  EXPECT_NEAR(shape->floor_area_m2(), 24.0, 1e-4);
  EXPECT_NEAR((shape->most_m() - Eigen::Vector3d(6.0, 4.0, 3.5)).norm(), 0.0, 1e-4);
  EXPECT_NEAR(shape->clearance_above_m({3.0, 2.0, 0.5}), 3.0, 1e-4);
  EXPECT_NEAR(shape->clearance_above_m({3.0, 3.0, 0.5}), 2.25, 1e-4);
  double window_m2 = 0.0;
  double ceiling_m2 = 0.0;
  for (const Facet& facet : shape->facets()) {
    if (facet.kind == SurfaceKind::ceiling) ceiling_m2 += area_m2(facet);
    if (facet.kind != SurfaceKind::window) continue;
    window_m2 += area_m2(facet);
    EXPECT_EQ(facet.reflectance, 0.1);
  }
  EXPECT_NEAR(window_m2, 1.5 * 1.25, 1e-4);
  EXPECT_NEAR(ceiling_m2, 2.0 * 6.0 * 2.5, 1e-3) << "slopes of 1.5 m over 2 m are 2.5 m long";
}

TEST(GltfRoom, NodesMayMoveTurnAndScale) {
  // Turned by 90° about the vertical (y in glTF), moved, and twice as large: every node by itself.
  std::string text = read_file(attic(), 1U << 20U).value();
  const std::string node = "\"mesh\":";
  const std::string placed =
      R"("translation": [5, 1, -3], "rotation": [0, 0.70710678, 0, 0.70710678], "scale": [2, 2, 2], "mesh":)";
  for (std::size_t at = text.find(node); at != std::string::npos; at = text.find(node, at + placed.size()))
    text.replace(at, node.size(), placed);
  const testing::ScratchFolder folder;
  const fs::path path = folder / "room.gltf";
  std::ofstream(path) << text;
  const auto shape = RoomBuilder::of_surfaces(read_gltf_surfaces(path, reflectance_of_rooms).value()).value().build();
  EXPECT_NEAR(shape->floor_area_m2(), 4.0 * 24.0, 1e-3);
  EXPECT_NEAR((shape->most_m() - Eigen::Vector3d(8.0, 12.0, 7.0)).norm(), 0.0, 1e-3);
}

TEST(GltfRoom, FaultsAreRefusedWithTheNode) {
  const testing::ScratchFolder folder;
  EXPECT_THAT(complaint_about(changed(folder, "\"name\": \"wall\"", "\"name\": \"brick\"")),
              HasSubstr("node 'part 4' does not say what it is"));
  EXPECT_THAT(complaint_about(changed(folder, "\"reflectance\": 0.1", "\"gloss\": 0.1")),
              HasSubstr("node 'part 13' has no reflectance"));
  EXPECT_THAT(complaint_about(changed(folder, "\"reflectance\": 0.1", "\"reflectance\": 1.1")),
              HasSubstr("node 'part 13': 1.1 is not between 0 and 0.99"));
  EXPECT_THAT(complaint_about(changed(folder, "\"nodes\": [\n    0,", "\"nodes\": [")), HasSubstr("the room is open"));
  EXPECT_THAT(complaint_about(changed(folder, "\"asset\"", "asset")), HasSubstr("is no glTF 2.0"));
  EXPECT_THAT(complaint_about(changed(folder, "\"count\": 6", "\"count\": 6000")),
              HasSubstr("has a corner that is not there"));
  EXPECT_THAT(complaint_about(folder / "none.glb"), HasSubstr("none.glb"));
  const fs::path outside = changed(folder, "\"uri\": \"data:", "\"uri\": \"../secret\", \"extras\": \"data:");
  EXPECT_THAT(complaint_about(outside), HasSubstr("is no glTF 2.0"));
}

TEST(GltfRoom, AFileOfARoomNamesIt) {
  const testing::ScratchFolder folder;
  fs::copy_file(attic(), folder / "attic.gltf");
  const auto room_in = [&](const std::string& text) {
    return read_room(Settings::parse(text, (folder / "scene.toml").string()).value(), reflectance_of_rooms);
  };
  const Room room = room_in("[room]\ngltf = \"attic.gltf\"\n").value();
  ASSERT_NE(room.shape, nullptr);
  EXPECT_NEAR(room.height_m, 3.5, 1e-4);
  const auto complaint = [&](const std::string& text) { return to_string(room_in(text).error()); };
  EXPECT_THAT(complaint("[room]\ngltf = \"../attic.gltf\"\n"), HasSubstr("scene.toml:2: room.gltf: '../attic.gltf'"));
  EXPECT_THAT(complaint("[room]\ngltf = \"attic.gltf\"\nheight_m = 3\n"),
              HasSubstr("room.height_m: stands beside gltf"));
  EXPECT_THAT(complaint("[room]\ngltf = \"loft.gltf\"\n"), HasSubstr("room.gltf: "));
  const Room furnished = room_in(
                             "[room]\ngltf = \"attic.gltf\"\n[[obstacle]]\nbox_m = [[1, 1, 0], [2, 2, 1]]\n"
                             "reflectance = 0.4\n")
                             .value();
  EXPECT_EQ(furnished.shape->obstacles().size(), 1U);
}

}  // namespace
}  // namespace twinlight::lighting
