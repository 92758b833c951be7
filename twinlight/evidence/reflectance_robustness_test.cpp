// Laws of the model itself: more reflectance, more light; what is said to stand is evaluated anew and stands.
#include "twinlight/evidence/reflectance_robustness.h"

#include <gmock/gmock.h>

#include "twinlight/evidence/evidence_fixture.h"

namespace twinlight::evidence {
namespace {

using requirements::Quantity;

struct Case {
  Need need = fixture::classroom();
  std::shared_ptr<const photometry::Luminaire> luminaire;
  LayoutChoice layout{.columns = 4, .rows = 3, .mounting_height_m = 3.0};
  lighting::RoomModel room{need.room};
  LightingEngine engine = engine_on(room);

  /// So much flux that the mean illuminance is `times` its limit.
  explicit Case(double times) {
    need.requirement.limits.clear();
    need.requirement.ambient = {};
    need.requirement.uniformity.reset();
    need.requirement.ugr.reset();
    luminaire = fixture::lambertian(1000.0, 10.0);
    const double mean_lx = found().evaluation.task.mean_lx;
    luminaire = fixture::lambertian(1000.0 * times * *need.requirement.maintained_illuminance_lx / mean_lx, 10.0);
  }
  EvaluatedLayout found(double factor = 1.0) const {
    lighting::Scene scene = scene_of(need, luminaire, layout);
    scene.reflectance_factor = factor;
    return evaluate_layout(need, scene, layout, engine).value();
  }
  ReflectanceRobustness robustness() const { return reflectance_robustness(need, luminaire, found(), engine).value(); }
};

TEST(ReflectanceRobustness, TurnsWhereTheEvaluationTurns) {
  const Case barely(1.03);
  const ReflectanceRobustness robustness = barely.robustness();
  ASSERT_TRUE(robustness.below);
  EXPECT_LT(robustness.below->factor, 1.0);
  EXPECT_EQ(robustness.below->quantity, Quantity::maintained_illuminance_lx);
  EXPECT_TRUE(barely.found(robustness.below->factor).verdict.pass);
  EXPECT_FALSE(barely.found(robustness.below->factor - reflectance_factor_resolution).verdict.pass);
}

TEST(ReflectanceRobustness, MoreLightStandsLonger) {
  const auto least = [](double times) {
    const auto below = Case(times).robustness().below;
    return below ? below->factor : 0.0;
  };
  EXPECT_GT(least(1.02), least(1.06));
  EXPECT_GT(least(1.06), least(2.0));
  EXPECT_EQ(least(2.0), 0.0);
}

TEST(ReflectanceRobustness, IsLookedForUpToTheWhitestSurface) {
  Case light(1.5);
  EXPECT_DOUBLE_EQ(light.robustness().tried_most, 0.95 / 0.7);
  EXPECT_DOUBLE_EQ(light.robustness().tried_least, 0.5);
}

TEST(ReflectanceRobustness, AGreatestLevelTurnsAbove) {
  Case corridor(1.05);
  const double now = corridor.found().evaluation.task.mean_lx / corridor.need.maintenance_factor;
  corridor.need.requirement.limits.push_back({.quantity = Quantity::illuminance_lx,
                                              .comparison = requirements::Comparison::at_most,
                                              .value = 1.02 * now,
                                              .confidence = requirements::Confidence::known});
  const ReflectanceRobustness robustness = corridor.robustness();
  ASSERT_TRUE(robustness.above);
  EXPECT_EQ(robustness.above->quantity, Quantity::illuminance_lx);
  EXPECT_TRUE(corridor.found(robustness.above->factor).verdict.pass);
  EXPECT_FALSE(corridor.found(robustness.above->factor + reflectance_factor_resolution).verdict.pass);
}

}  // namespace
}  // namespace twinlight::evidence
