// Values: reference/ugr of the developers' reference folder: catalogue UGR tables of five luminaires by DIALux and
// Relux, and for sample 11 the worked example printed in CIE 190:2010. Its README states the conditions.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/reference_files.h"
#include "twinlight/lighting/direct_light.h"
#include "twinlight/lighting/glare.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/radiosity.h"
#include "twinlight/photometry/photometric_file.h"

namespace twinlight::lighting {
namespace {

using twinlight::testing::reference_folder;

/// What the reference's README asks of each cell, against the nearer of the two programs.
constexpr double cell_tolerance = 0.5;

constexpr double height_above_eye_m = 2.0;
constexpr double spacing_m = 0.25 * height_above_eye_m;
constexpr double below_ceiling_m = 0.01;

/// A room of the table in multiples of H, and its line.
struct TableRoom {
  int x, y;
  std::size_t line;
};
constexpr std::array rooms{TableRoom{2, 2, 0}, TableRoom{2, 12, 5}, TableRoom{4, 4, 8}, TableRoom{4, 8, 10},
                           TableRoom{8, 4, 12}};

constexpr std::array reflectances{Reflectances{0.7, 0.5, 0.2}, Reflectances{0.7, 0.3, 0.2}, Reflectances{0.5, 0.5, 0.2},
                                  Reflectances{0.5, 0.3, 0.2}, Reflectances{0.3, 0.3, 0.2}};

using Table = std::vector<std::vector<double>>;

/// NaN where the program prints only that a value is below 10.
Table read_table(const std::string& sample, const std::string& program) {
  std::ifstream file(reference_folder() / "ugr" / fmt::format("ugr_{}_{}.csv", sample, program));
  Table table;
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    table.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');)
      table.back().push_back(cell[0] == '<' ? std::nan("") : std::stod(cell));
  }
  return table;
}

double nearest_difference(double value, double a, double b) {
  const double to_a = value - a;
  const double to_b = value - b;
  if (std::isnan(to_a)) return to_b;
  return std::isnan(to_b) || std::abs(to_a) <= std::abs(to_b) ? to_a : to_b;
}

/// Mean interreflected illuminance of the walls.
double indirect_wall_lx(const Room& room, const PatchGrid& grid, const Eigen::VectorXd& direct_lx) {
  const RoomLevel level(room, grid);
  const Eigen::VectorXd indirect = interreflect(level, direct_lx).illuminance_lx.col(0) - direct_lx;
  const Eigen::Index walls = grid.first(Surface::floor);  // the four walls come first
  const Eigen::VectorXd areas = grid.areas_m2().head(walls);
  return indirect.head(walls).dot(areas) / areas.sum();
}

/// The five values of one room: the room above the eye, the luminaires in its ceiling, seen along y from the middle of
/// a wall. Crosswise the line of sight lies in the C0–C180 plane.
std::vector<double> ratings(std::shared_ptr<const photometry::Luminaire> luminaire, const TableRoom& size,
                            bool crosswise) {
  constexpr FluxTolerance coarse{.of_cell = 0.05, .of_emitted = 1e-4};
  Scene scene;
  scene.room = {size.x * height_above_eye_m, size.y * height_above_eye_m, height_above_eye_m, {}};
  scene.luminaire = std::move(luminaire);
  scene.placements = regular_layout(scene.room, static_cast<int>(std::lround(scene.room.length_m / spacing_m)),
                                    static_cast<int>(std::lround(scene.room.width_m / spacing_m)),
                                    height_above_eye_m - below_ceiling_m, crosswise ? 90.0 : 0.0);
  const photometry::IntensityDistribution& distribution = scene.luminaire->distribution;
  scene.discard_upward = distribution.flux_lm(90.0, 180.0) < 1e-3 * distribution.flux_lm();
  const PatchGrid grid = PatchGrid::with_about(scene.room, 100);
  const Eigen::VectorXd direct_lx =
      direct_patch_illuminance_lx(place_luminaires(scene, LuminaireModel::point), grid, coarse);
  const GlareSources sources =
      glare_sources(place_luminaires(scene, LuminaireModel::area), {{0.5 * scene.room.length_m, 0.0, 0.0}, 90.0});
  std::vector<double> values;
  for (const Reflectances& reflectance : reflectances) {
    scene.room.reflectance = reflectance;
    values.push_back(*unified_glare_rating(sources, indirect_wall_lx(scene.room, grid, direct_lx)));
  }
  return values;
}

class UgrTable : public ::testing::TestWithParam<std::string> {};

TEST_P(UgrTable, IsThatOfTheNearerOfTwoPrograms) {
  TWINLIGHT_NEEDS_REFERENCE("ugr");
  const std::string& sample = GetParam();
  const auto luminaire = std::make_shared<photometry::Luminaire>(
      photometry::read_photometric_file(reference_folder() / "ugr" / ("sample_" + sample + ".ldt")).value());
  const Table dialux = read_table(sample, "dialux");
  const Table relux = read_table(sample, "relux");
  double sum = 0.0;
  int cells = 0;
  for (const TableRoom& room : rooms) {
    for (const bool crosswise : {true, false}) {
      const std::vector<double> found = ratings(luminaire, room, crosswise);
      for (std::size_t k = 0; k < found.size(); ++k) {
        const std::size_t column = k + (crosswise ? 0 : 5);
        const double difference = nearest_difference(found[k], dialux[room.line][column], relux[room.line][column]);
        if (std::isnan(difference)) continue;
        EXPECT_NEAR(difference, 0.0, cell_tolerance) << room.x << "H × " << room.y << "H, column " << column + 1;
        sum += difference;
        ++cells;
      }
    }
  }
  RecordProperty("mean_difference", fmt::format("{:+.3f}", sum / cells));
  EXPECT_NEAR(sum / cells, 0.0, 0.3);
  EXPECT_GT(cells, 40);
}

INSTANTIATE_TEST_SUITE_P(Samples, UgrTable, ::testing::Values("01", "02", "03", "04", "11"));

}  // namespace
}  // namespace twinlight::lighting
