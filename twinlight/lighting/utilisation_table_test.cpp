#include "twinlight/lighting/utilisation_table.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>

#include "twinlight/lighting/evaluation.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/lighting_fixture.h"
#include "twinlight/lighting/utilisation_table_json.h"

namespace twinlight::lighting {
namespace {

constexpr std::size_t index_2 = 5;  ///< k = 2

/// Three surfaces against the radiosity of a thousand patches and more, in the room of k = 2.
TEST(UtilisationTable, AgreesWithTheGeneralEngine) {
  Scene scene;
  scene.luminaire = fixture::luminaire(fixture::lambertian(500.0));
  const double width_m = 2.0 * 2.0 * 2.6 / 1.6;
  scene.room = {1.6 * width_m, width_m, 2.0, {0.7, 0.5, 0.2}};
  scene.placements = regular_layout(scene.room, 5, 3, 1.999);
  scene.task = horizontal_task(scene.room, 0.01, 0.5, {3, 3});
  const Evaluation evaluation = evaluate(scene).value();
  const double utilance = evaluation.floor.mean_lx * scene.room.floor_area_m2() / evaluation.emitted_flux_lm;
  EXPECT_NEAR(utilisation_table(*scene.luminaire).utilance[index_2][0] / utilance, 1.0, 0.02);
}

/// A beam that is all downward falls on the floor whole; what the floor sends back can only add.
TEST(UtilisationTable, OfANarrowBeamIsOneInABlackRoom) {
  const auto beam = fixture::rotational([](double gamma) { return gamma < 0.1 ? 1000.0 : 0.0; });
  const UtilisationTable table = utilisation_table(*fixture::luminaire(beam));
  for (const auto& line : table.utilance) {
    EXPECT_NEAR(line.back(), 1.0, 1e-9);
    EXPECT_GT(line.front(), 1.0);
  }
}

RC_GTEST_PROP(UtilisationTable, GrowsWithReflectancesAndLosesNothing, ()) {
  const UtilisationTable table = utilisation_table(*fixture::luminaire(fixture::any_distribution()));
  for (const auto& line : table.utilance) {
    RC_ASSERT(line[0] >= line[1] && line[1] >= line[2] && line[0] >= line[3] && line[3] >= line[6]);
    RC_ASSERT(line[8] >= line[9] && line[9] >= 0.0);
    // The floor absorbs 0.8 of what it gets, and no more than there is.
    RC_ASSERT(0.8 * line[0] <= 1.0 + 1e-9);
  }
}

TEST(UtilisationTable, IsAFactorOnlyWithALampFlux) {
  photometry::Luminaire luminaire = *fixture::luminaire(fixture::lambertian(100.0));
  nlohmann::ordered_json json;
  add_utilisation_table(json, utilisation_table(luminaire));
  EXPECT_TRUE(json["utilisation_factors"]["utilisation_factor"].is_null());
  luminaire.declared_flux_lm = 2.0 * luminaire.distribution.flux_lm();
  add_utilisation_table(json, utilisation_table(luminaire));
  const auto& object = json["utilisation_factors"];
  EXPECT_DOUBLE_EQ(object["utilisation_factor"][3][4].get<double>(), 0.5 * object["utilance"][3][4].get<double>());
  add_utilisation_table(json, utilisation_table(photometry::Luminaire{}));
  EXPECT_TRUE(json["utilisation_factors"].is_null());
}

}  // namespace
}  // namespace twinlight::lighting
