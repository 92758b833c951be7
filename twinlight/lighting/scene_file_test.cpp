#include "twinlight/lighting/scene_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/scratch_folder.h"
#include "twinlight/lighting/evaluation.h"
#include "twinlight/lighting/evaluation_json.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;
using ::testing::HasSubstr;

/// A downlight of a made-up distribution, 0.3 m × 0.6 m, 20 W.
constexpr const char* lamp =
    "IESNA:LM-63-2002\n[TEST] 1\n[TESTLAB] none\n[ISSUEDATE] 2026\n[MANUFAC] Example\n"
    "TILT=NONE\n1 1000 1 5 1 1 2 0.3 0.6 0\n1 1 20\n0 22.5 45 67.5 90\n0\n400 350 250 100 0\n";

constexpr const char* classroom_file = R"([room]
length_m = 9.0
width_m = 7.0
height_m = 3.0
reflectance = { ceiling = 0.7, walls = 0.5, floor = 0.2 }
[luminaire]
file = "lamp.ies"
[layout]
columns = 3
rows = 2
mounting_height_m = 2.999
[task]
height_m = 0.75
border_m = 0.5
points = [5, 4]
[cylindrical]
height_m = 1.2
maintenance_factor = 0.8
)";

class SceneFileTest : public ::testing::Test {
 protected:
  SceneFileTest() { std::ofstream(folder_ / "lamp.ies", std::ios::binary) << lamp; }

  Result<SceneFile> parsed(const std::string& text) const { return parse_scene(text, folder_ / "scene.toml"); }

  /// The classroom with a line replaced, or with lines added after it.
  static std::string changed(const std::string& line, const std::string& replacement) {
    std::string text = classroom_file;
    text.replace(text.find(line), line.size(), replacement);
    return text;
  }
  /// The refusal without the folder.
  std::string refusal(const std::string& text) const {
    const auto scene = parsed(text);
    if (scene) return "";
    const std::string whole = to_string(scene.error());
    const auto at = whole.find("scene.toml");
    return at == std::string::npos ? whole : whole.substr(at);
  }

  testing::ScratchFolder folder_;
};

TEST_F(SceneFileTest, ReadsTheWholeScene) {
  const SceneFile file = parsed(classroom_file).value();
  const Scene& scene = file.scene;
  EXPECT_EQ(scene.room.size_m(), Vector3d(9, 7, 3));
  EXPECT_EQ(scene.room.reflectance.walls, 0.5);
  EXPECT_EQ(scene.placements.size(), 6U);
  EXPECT_EQ(scene.model, LuminaireModel::area);
  EXPECT_FALSE(scene.discard_upward.has_value());
  EXPECT_EQ(scene.task.points_m.size(), 20U);
  EXPECT_EQ(scene.cylindrical_points_m.size(), 20U);
  EXPECT_EQ(scene.cylindrical_points_m[0].z(), 1.2);
  EXPECT_EQ(scene.observers.size(), 80U);  // over the task, in four directions
  EXPECT_EQ(scene.observers[0].eye_m.z(), 1.2);
  EXPECT_EQ(scene.maintenance_factor, 0.8);
  EXPECT_EQ(file.luminaire_path, folder_ / "lamp.ies");
}

TEST_F(SceneFileTest, KeysOfTheWholeSceneMayStandAtTheTop) {
  const std::string text =
      "maintenance_factor = 0.7\nmodel = 'point'\nreflectance = {ceiling=0.8, walls=0.5, floor=0.3}\n" +
      changed("reflectance = { ceiling = 0.7, walls = 0.5, floor = 0.2 }\n", "");
  const auto twice = parsed(text);
  EXPECT_THAT(twice.error().message, HasSubstr("stands twice"));
  std::string once = text;
  once.erase(once.find("maintenance_factor = 0.8"));
  const Scene scene = parsed(once).value().scene;
  EXPECT_EQ(scene.maintenance_factor, 0.7);
  EXPECT_EQ(scene.model, LuminaireModel::point);
  EXPECT_EQ(scene.room.reflectance.ceiling, 0.8);
}

TEST_F(SceneFileTest, ReadsPositionsAndAnOwnGrid) {
  std::string text = changed("columns = 3\nrows = 2\nmounting_height_m = 2.999\n", "positions = [[1, 2, 2.5, 90]]\n");
  const std::string plane = "height_m = 0.75\nborder_m = 0.5\npoints = [5, 4]\n";
  text.replace(text.find(plane), plane.size(), "grid = [[1, 1, 1], [2, 2, 1]]\nnormal = [0, 3, 0]\n");
  const Scene scene = parsed(text).value().scene;
  ASSERT_EQ(scene.placements.size(), 1U);
  EXPECT_EQ(scene.placements[0].position_m, Vector3d(1, 2, 2.5));
  EXPECT_EQ(scene.placements[0].rotation_deg, 90.0);
  EXPECT_EQ(scene.task.points_m[1], Vector3d(2, 2, 1));
  EXPECT_EQ(scene.task.normal, Vector3d(0, 1, 0));
  EXPECT_FALSE(scene.task.area_m2.has_value());
}

TEST_F(SceneFileTest, TakesTheGridOfTheStandardWhereNoneIsGiven) {
  const Scene scene = parsed(changed("points = [5, 4]\n", "")).value().scene;
  EXPECT_EQ(scene.task.points_m.size(), 11U * 9U);  // 8 m × 6 m: p = 0.86 m
}

TEST_F(SceneFileTest, ReadsABoardOnAWall) {
  const std::string text =
      changed("height_m = 0.75\nborder_m = 0.5\npoints = [5, 4]\n",
              "wall = 'y_max'\ncentre_m = 4.5\nwidth_m = 3\nlower_edge_m = 1\nupper_edge_m = 2\npoints = [3, 1]\n");
  const Scene scene = parsed(text).value().scene;
  ASSERT_EQ(scene.task.points_m.size(), 3U);
  EXPECT_EQ(scene.task.points_m[0], Vector3d(3.5, 7.0, 1.5));
  EXPECT_EQ(scene.task.normal, Vector3d(0, -1, 0));
}

TEST_F(SceneFileTest, ReadsObservers) {
  const std::string own = std::string(classroom_file) + "[glare]\ngrid = [[1, 1, 1.5]]\ndirections_deg = [0, 45]\n";
  const Scene scene = parsed(own).value().scene;
  ASSERT_EQ(scene.observers.size(), 2U);
  EXPECT_EQ(scene.observers[1].azimuth_deg, 45.0);
  const Scene higher = parsed(std::string(classroom_file) + "[glare]\nheight_m = 1.5\npoints = [2, 2]\n").value().scene;
  EXPECT_EQ(higher.observers.size(), 16U);
  EXPECT_EQ(higher.observers[0].eye_m, Vector3d(2.25, 1.75, 1.5));
}

TEST_F(SceneFileTest, ARoomLowerThanAnEyeHasNoObserverAndSaysSo) {
  std::string text = changed("height_m = 3.0", "height_m = 0.5");
  text.replace(text.find("2.999"), 5, "0.499");
  text.replace(text.find("height_m = 0.75"), 15, "height_m = 0.01");
  text.erase(text.find("[cylindrical]"));
  const SceneFile file = parsed(text).value();
  EXPECT_TRUE(file.scene.observers.empty());
  EXPECT_THAT(file.notes, ::testing::ElementsAre(HasSubstr("above the ceiling")));
}

TEST_F(SceneFileTest, LampFluxScalesIntensities) {
  const Scene scene = parsed(changed("file = \"lamp.ies\"", "file = \"lamp.ies\"\nlamp_flux_lm = 2000")).value().scene;
  const double before = parsed(classroom_file).value().scene.luminaire->distribution.flux_lm();
  EXPECT_NEAR(scene.luminaire->distribution.flux_lm() / before, 2.0, 1e-12);
}

TEST_F(SceneFileTest, HashChangesWithEitherFile) {
  const std::string hash = parsed(classroom_file).value().input_sha256;
  EXPECT_EQ(hash.size(), 64U);
  EXPECT_EQ(parsed(classroom_file).value().input_sha256, hash);
  EXPECT_NE(parsed(std::string(classroom_file) + "# a remark\n").value().input_sha256, hash);
  std::string other = lamp;
  other.replace(other.find("Example"), 7, "Another");
  std::ofstream(folder_ / "lamp.ies", std::ios::binary) << other;
  EXPECT_NE(parsed(classroom_file).value().input_sha256, hash);
}

TEST_F(SceneFileTest, RefusesBadInputWithItsPlace) {
  EXPECT_EQ(refusal(changed("height_m = 3.0", "height_m = -3")),
            "scene.toml:4: room.height_m: -3 is not greater than 0");
  EXPECT_EQ(refusal(changed("walls = 0.5", "walls = 1.2")),
            "scene.toml:5: room.reflectance.walls: 1.2 is not between 0 and 1");
  EXPECT_THAT(refusal(changed("walls = 0.5", "walls = 1")),
              HasSubstr("scene.toml:5: room.reflectance.walls: 1 is not less than 1"));
  EXPECT_THAT(refusal(changed("width_m = 7.0", "widht_m = 7.0")), HasSubstr("scene.toml:3: room.widht_m: unknown key"));
  EXPECT_THAT(refusal(changed("columns = 3", "columns = 3\npositions = [[1, 1, 2, 0]]")),
              HasSubstr("layout.columns: stands beside positions"));
  EXPECT_THAT(refusal(changed("columns = 3\nrows = 2\nmounting_height_m = 2.999", "positions = [[9.1, 1, 2, 0]]")),
              HasSubstr("scene.toml:9: layout.positions: number 1 at (9.1, 1, 2) is outside the room"));
  EXPECT_THAT(refusal(changed("mounting_height_m = 2.999", "mounting_height_m = 3.2")),
              HasSubstr("scene.toml:11: layout.mounting_height_m: 3.2 is not between 0 and 3"));
  EXPECT_THAT(refusal(changed("height_m = 0.75", "height_m = 4")), HasSubstr("scene.toml:13: task.height_m"));
  EXPECT_THAT(refusal(changed("border_m = 0.5", "border_m = 3.5")), HasSubstr("leaves nothing"));
  EXPECT_THAT(refusal(changed("points = [5, 4]", "points = [5, 4.5]")), HasSubstr("two whole numbers"));
  EXPECT_THAT(refusal(changed("points = [5, 4]", "grid = [[1, 1, 1]]")), HasSubstr("task.height_m: unknown key"));
  EXPECT_THAT(refusal(changed("lamp.ies", "absent.ies")), HasSubstr("scene.toml:7: luminaire.file"));
  EXPECT_THAT(refusal(changed("maintenance_factor = 0.8", "maintenance_factor = 0")),
              HasSubstr("is not greater than 0"));
  EXPECT_THAT(refusal("[room]\n"), HasSubstr("room.length_m: is missing"));
  EXPECT_THAT(refusal("[[["), HasSubstr("not valid TOML"));
}

TEST_F(SceneFileTest, ABadLuminaireIsRefusedInItsOwnName) {
  std::ofstream(folder_ / "broken.ies") << "IESNA:LM-63-2002\nTILT=NONE\n1 1000\n";
  const auto scene = parsed(changed("lamp.ies", "broken.ies"));
  EXPECT_THAT(to_string(scene.error()), HasSubstr("broken.ies"));
}

TEST_F(SceneFileTest, JsonOfAnEvaluationHasTheKeysOfTheContract) {
  std::string text = changed("points = [5, 4]", "points = [2, 2]");
  text.erase(text.find("[cylindrical]"));
  const SceneFile file = parsed(text).value();
  const Evaluation evaluation = evaluate(file.scene).value();
  const nlohmann::ordered_json written = to_json(evaluation);
  for (const char* key : {"walls_mean_lx", "ceiling_mean_lx", "floor_mean_lx", "ugr_max", "ugr", "power_W",
                          "power_density_W_per_m2", "utilance"})
    EXPECT_TRUE(written.contains(key)) << key;
  for (const char* field : {"task", "direct_only"}) {
    EXPECT_EQ(written[field]["illuminance_lx"].size(), 4U);
    EXPECT_EQ(written[field]["grid"][3], nlohmann::ordered_json({6.5, 5.0, 0.75}));
    for (const char* key : {"mean_lx", "min_lx", "max_lx", "uniformity"}) EXPECT_TRUE(written[field].contains(key));
  }
  EXPECT_EQ(written["power_W"], 120.0);
  EXPECT_TRUE(written["cylindrical_mean_lx"].is_null());
  EXPECT_EQ(written["cylindrical_mean_lx_note"], "not asked for");
}

}  // namespace
}  // namespace twinlight::lighting
