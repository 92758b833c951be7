#include "twinlight/lighting/ugr_table.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>

#include "twinlight/lighting/direct_light.h"
#include "twinlight/lighting/glare.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/lighting_fixture.h"
#include "twinlight/lighting/radiosity.h"
#include "twinlight/lighting/ugr_table_json.h"

namespace twinlight::lighting {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

photometry::Luminaire lambertian_panel() {
  return *fixture::luminaire(fixture::lambertian(1000.0), fixture::panel(0.6, 0.6));
}

double largest_difference(const UgrRatings& a, const UgrRatings& b, double shift = 0.0) {
  double largest = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k)
    for (std::size_t r = 0; r < a[k].size(); ++r)
      largest = std::max(largest, std::abs(a[k][r].value() + shift - b[k][r].value()));
  return largest;
}

/// UGR of one room by the general engine: radiosity on patches, Guth's formula.
double general_rating(const photometry::Luminaire& luminaire, const UgrRoom& size, const Reflectances& reflectances) {
  constexpr double height_m = 2.0;
  Scene scene;
  scene.room = {size.x * height_m, size.y * height_m, height_m, reflectances};
  scene.luminaire = std::make_shared<photometry::Luminaire>(luminaire);
  scene.placements = regular_layout(scene.room, 4 * size.x, 4 * size.y, height_m - 0.01, 90.0);
  const RoomLevel level(scene.room, PatchGrid::with_about(scene.room, 100));
  const Eigen::VectorXd direct_lx = direct_patch_illuminance_lx(place_luminaires(scene, LuminaireModel::point),
                                                                level.grid, {.of_cell = 0.05, .of_emitted = 1e-4});
  const Eigen::VectorXd indirect_lx = interreflect(level, direct_lx).illuminance_lx.col(0) - direct_lx;
  const Eigen::Index walls = level.grid.first(Surface::floor);  // the four walls come first
  const Eigen::VectorXd areas_m2 = level.grid.areas_m2().head(walls);
  const GlareSources sources =
      glare_sources(place_luminaires(scene, LuminaireModel::area), {{0.5 * scene.room.length_m, 0.0, 0.0}, 90.0});
  return unified_glare_rating(sources, indirect_lx.head(walls).dot(areas_m2) / areas_m2.sum()).value();
}

TEST(UgrTable, AgreesWithTheGeneralEngine) {
  const photometry::Luminaire luminaire = lambertian_panel();
  const UgrTable table = ugr_table(luminaire);
  for (const std::size_t room : {0u, 8u}) {
    for (const std::size_t r : {0u, 4u}) {
      EXPECT_NEAR(table.crosswise[room][r].value(), general_rating(luminaire, ugr_rooms[room], ugr_reflectances[r]),
                  0.4);
    }
  }
}

/// L² over L_b: eight for each power of ten.
RC_GTEST_PROP(UgrTable, RisesByEightWithTenTimesTheLight, ()) {
  photometry::Luminaire luminaire = *fixture::luminaire(fixture::any_distribution(), fixture::panel(1.2, 0.3));
  RC_PRE(luminaire.distribution.flux_lm(0.0, 90.0) > 1.0);
  const UgrTable before = ugr_table(luminaire, ugr_spacing_cie_190);
  luminaire.distribution = luminaire.distribution.scaled(10.0);
  const UgrTable after = ugr_table(luminaire, ugr_spacing_cie_190);
  RC_ASSERT(largest_difference(before.crosswise, after.crosswise, 8.0) < 1e-9);
  RC_ASSERT(largest_difference(before.endwise, after.endwise, 8.0) < 1e-9);
}

TEST(UgrTable, OfARoundLuminaireIsTheSameBothWays) {
  const UgrTable table = ugr_table(*fixture::luminaire(fixture::lambertian(300.0), fixture::disc(0.2)));
  EXPECT_LT(largest_difference(table.crosswise, table.endwise), 1e-9);
}

TEST(UgrTable, FallsWithTheReflectances) {
  const UgrTable table = ugr_table(lambertian_panel());
  for (const auto& line : table.crosswise) {
    EXPECT_LT(line[0].value(), line[1].value());
    EXPECT_LT(line[2].value(), line[3].value());
    EXPECT_LT(line[3].value(), line[4].value());
  }
}

/// Light to one side only: looking against it counts, though the other sense sees nothing of it.
TEST(UgrTable, TakesTheWorseSense) {
  auto luminaire = *fixture::luminaire(fixture::lobes({{1000.0, 0.0, 60.0, 20.0}}), fixture::panel(0.3, 0.3));
  const UgrTable one = ugr_table(luminaire);
  luminaire.distribution = fixture::lobes({{1000.0, 180.0, 60.0, 20.0}});
  const UgrTable other = ugr_table(luminaire);
  EXPECT_LT(largest_difference(one.crosswise, other.crosswise), 1e-6);
  EXPECT_GT(one.crosswise[8][0].value(), one.endwise[8][0].value());
}

TEST(UgrTables, SayWhyThereIsNone) {
  EXPECT_THAT(ugr_tables(*fixture::luminaire(fixture::lambertian(100.0))).why_not, HasSubstr("luminous area"));
  const auto uplight = fixture::rotational([](double gamma) { return gamma > 1.6 ? 100.0 : 0.0; });
  EXPECT_THAT(ugr_tables(*fixture::luminaire(uplight, fixture::disc(0.2))).why_not, HasSubstr("downward"));
  photometry::Luminaire ultraviolet = lambertian_panel();
  ultraviolet.keywords.emplace_back("_INTENSITYUNITS", "mW/sr");
  EXPECT_THAT(ugr_tables(ultraviolet).why_not, HasSubstr("candela"));
  EXPECT_FALSE(ugr_tables(ultraviolet).table);
}

TEST(UgrTables, HaveCaveatsOutsideTheMethod) {
  EXPECT_THAT(ugr_tables(lambertian_panel()).caveats, IsEmpty());
  const auto caveats = [](const photometry::IntensityDistribution& distribution,
                          const photometry::LuminousOpening& opening) {
    return ugr_tables(*fixture::luminaire(distribution, opening)).caveats;
  };
  EXPECT_THAT(caveats(fixture::asymmetric(), fixture::panel(0.6, 0.6)), Contains(HasSubstr("not symmetrical")));
  EXPECT_THAT(caveats(fixture::lambertian(100.0), fixture::disc(0.05)), Contains(HasSubstr("small sources")));
  EXPECT_THAT(caveats(fixture::lambertian(100.0), fixture::panel(2.0, 1.0)), Contains(HasSubstr("large sources")));
  const auto mostly_up = fixture::rotational([](double gamma) { return gamma > 1.6 ? 100.0 : 10.0; });
  EXPECT_THAT(caveats(mostly_up, fixture::panel(0.6, 0.6)), Contains(HasSubstr("upward")));
  const auto spot = fixture::rotational([](double gamma) { return gamma < 0.3 ? 1000.0 : 0.0; });
  EXPECT_THAT(caveats(spot, fixture::disc(0.1)), Contains(HasSubstr("no luminaire of that room")));
}

TEST(UgrTableJson, HasNineteenLinesOfFiveOrANote) {
  nlohmann::ordered_json written;
  add_ugr_tables(written, ugr_tables(lambertian_panel()));
  for (const char* key : {"ugr_table", "ugr_table_spacing_1h"}) {
    for (const char* direction : {"crosswise", "endwise"}) {
      ASSERT_EQ(written[key][direction].size(), 19U);
      EXPECT_EQ(written[key][direction][18].size(), 5U);
    }
    EXPECT_FALSE(written.contains(std::string(key) + "_note"));
  }
  nlohmann::ordered_json none;
  add_ugr_tables(none, ugr_tables(*fixture::luminaire(fixture::lambertian(100.0))));
  EXPECT_TRUE(none["ugr_table"].is_null());
  EXPECT_THAT(none["ugr_table_note"].get<std::string>(), HasSubstr("luminous area"));
}

}  // namespace
}  // namespace twinlight::lighting
