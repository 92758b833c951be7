#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <thread>

#include "twinlight/lighting/direct_light.h"
#include "twinlight/lighting/evaluation.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/lighting_fixture.h"
#include "twinlight/lighting/radiosity.h"
#include "twinlight/lighting/room_model.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;
using ::testing::HasSubstr;

/// A classroom with nine panels.
Scene lit_classroom() {
  Scene scene;
  scene.room = {9.0, 7.0, 3.0, {0.7, 0.5, 0.2}};
  scene.luminaire = fixture::luminaire(fixture::lambertian(1000.0, 5.0), fixture::panel(0.6, 0.6));
  scene.placements = regular_layout(scene.room, 3, 3, 2.999);
  scene.task = horizontal_task(scene.room, 0.75, 0.5, {5, 4});
  scene.cylindrical_points_m = horizontal_grid(scene.room, 1.2, 0.5, {3, 3});
  scene.observers = observers_in_four_directions({{4.5, 1.0, 1.2}});
  return scene;
}

/// The scene turned by 90° counter-clockwise about the origin and moved back into the positive quadrant.
Scene turned(Scene scene) {
  const double width = scene.room.width_m;
  const auto turn = [&](Vector3d& point) { point = Vector3d(width - point.y(), point.x(), point.z()); };
  std::swap(scene.room.length_m, scene.room.width_m);
  for (Placement& placement : scene.placements) {
    turn(placement.position_m);
    placement.rotation_deg += 90.0;
  }
  for (Vector3d& point : scene.task.points_m) turn(point);
  for (Vector3d& point : scene.cylindrical_points_m) turn(point);
  for (Observer& observer : scene.observers) {
    turn(observer.eye_m);
    observer.azimuth_deg += 90.0;
  }
  return scene;
}

void expect_no_change_when_turned(const Scene& scene) {
  const Evaluation before = evaluate(scene).value();
  const Evaluation after = evaluate(turned(scene)).value();
  for (std::size_t i = 0; i < before.task.illuminance_lx.size(); ++i)
    EXPECT_NEAR(after.task.illuminance_lx[i] / before.task.illuminance_lx[i], 1.0, 1e-4);
  for (std::size_t i = 0; i < before.glare.size(); ++i) EXPECT_NEAR(*after.glare[i].ugr, *before.glare[i].ugr, 0.001);
  EXPECT_NEAR(after.cylindrical->mean_lx / before.cylindrical->mean_lx, 1.0, 1e-4);
  EXPECT_NEAR(after.walls->mean_lx / before.walls->mean_lx, 1.0, 1e-4);
}

TEST(Evaluation, DoesNotChangeWhenRoomAndLuminairesTurnTogether) {
  Scene scene = lit_classroom();
  scene.luminaire = fixture::luminaire(fixture::asymmetric(), fixture::panel(1.2, 0.3));
  for (Placement& placement : scene.placements) placement.rotation_deg = 30.0;
  expect_no_change_when_turned(scene);

  scene.room = {12.0, 2.0, 2.6, {0.7, 0.5, 0.2}};  // a corridor with one luminaire out of line
  scene.placements = {{{3.0, 0.8, 2.1}, 10.0}, {{9.0, 1.0, 2.1}, 0.0}};
  scene.task = horizontal_task(scene.room, 0.02, 0.0, {7, 3});
  scene.cylindrical_points_m = horizontal_grid(scene.room, 1.2, 0.5, {3, 1});
  scene.observers = observers_in_four_directions({{6.0, 1.0, 1.2}});
  expect_no_change_when_turned(scene);
}

RC_GTEST_PROP(Interreflection, AbsorbsTheFluxOfAnyLuminairesInAnyRoom, ()) {
  const Scene scene = fixture::any_scene();
  const RoomLevel level(scene.room, PatchGrid::with_about(scene.room, 150));
  const auto luminaires = place_luminaires(scene, LuminaireModel::area);
  double emitted_lm = 0.0;
  for (const PlacedLuminaire& luminaire : luminaires) emitted_lm += luminaire.flux_lm;
  const PatchLight light = interreflect(level, direct_patch_illuminance_lx(luminaires, level.grid));
  const auto absorbed = level.grid.areas_m2().array() * (1.0 - level.reflectance.array());
  RC_ASSERT(std::abs((absorbed * light.illuminance_lx.col(0).array()).sum() / emitted_lm - 1.0) < 0.001);
}

TEST(Evaluation, IsLinearInFluxAndMaintenanceFactor) {
  const Scene scene = lit_classroom();
  const RoomModel model(scene.room);
  const Evaluation once = evaluate(scene, model).value();
  Scene changed = scene;
  changed.luminaire = fixture::luminaire(scene.luminaire->distribution.scaled(3.0), scene.luminaire->opening);
  changed.maintenance_factor = 0.5;
  const Evaluation other = evaluate(changed, model).value();
  for (std::size_t i = 0; i < once.task.illuminance_lx.size(); ++i)
    EXPECT_NEAR(other.task.illuminance_lx[i] / once.task.illuminance_lx[i], 1.5, 1e-9);
  EXPECT_NEAR(other.cylindrical->mean_lx / once.cylindrical->mean_lx, 1.5, 1e-9);
  EXPECT_NEAR(*other.utilance / *once.utilance, 1.0, 1e-9);
  // UGR is of the new installation: three times the flux, whatever the maintenance factor.
  EXPECT_NEAR(*other.ugr_max - *once.ugr_max, 8.0 * std::log10(3.0), 1e-9);
}

TEST(Evaluation, OfABlackRoomIsTheDirectLight) {
  Scene scene = lit_classroom();
  scene.room.reflectance = {0.0, 0.0, 0.0};
  const Evaluation found = evaluate(scene).value();
  EXPECT_EQ(found.task.illuminance_lx, found.direct_only.illuminance_lx);
  EXPECT_TRUE(found.convergence.reached);
  EXPECT_FALSE(found.ugr_max.has_value());  // no background luminance
}

// A furnace: every surface of the room emits M and reflects ρ; the radiosity is M / (1 − ρ) everywhere. The luminaires
// stand in for it as far as the mean goes: in a cube lit from its centre by an isotropic source, with equal
// reflectances, each surface receives a sixth of the flux directly and Φ / (6 A (1 − ρ)) in all.
TEST(Evaluation, OfACubeLitFromItsCentreIsTheFurnaceValue) {
  Scene scene;
  scene.room = {4.0, 4.0, 4.0, {0.6, 0.6, 0.6}};
  scene.luminaire = fixture::luminaire(fixture::isotropic(1000.0));
  scene.placements = {{{2.0, 2.0, 2.0}, 0.0}};
  scene.task.points_m = {{1.0, 1.0, 0.5}};
  const Evaluation found = evaluate(scene).value();
  const double expected = constants::full_sphere_sr * 1000.0 / (6.0 * 16.0) / (1.0 - 0.6);
  EXPECT_NEAR(found.walls->mean_lx / expected, 1.0, 0.001);
  EXPECT_NEAR(found.ceiling->mean_lx / expected, 1.0, 0.001);
  EXPECT_NEAR(found.floor.mean_lx / expected, 1.0, 0.001);
}

TEST(Evaluation, IsTheSameFromAModelSharedBetweenThreads) {
  const Scene scene = lit_classroom();
  const RoomModel shared(scene.room);
  std::vector<double> means(4);
  std::vector<std::thread> threads;
  for (double& mean : means) threads.emplace_back([&] { mean = evaluate(scene, shared).value().task.mean_lx; });
  for (std::thread& thread : threads) thread.join();
  const double alone = evaluate(scene).value().task.mean_lx;
  for (const double mean : means) EXPECT_EQ(mean, alone);
}

TEST(Evaluation, EstimateIsWithinThreePercent) {
  Scene scene = lit_classroom();
  const RoomModel model(scene.room);
  for (const int columns : {1, 2, 5}) {
    scene.placements = regular_layout(scene.room, columns, 3, 2.6);
    const double exact = evaluate(scene, model).value().task.mean_lx;
    EXPECT_NEAR(estimate_task_mean_lx(scene, model).value() / exact, 1.0, 0.03) << columns << " columns";
  }
}

TEST(Evaluation, KnowsPowerAndUtilance) {
  Scene scene = lit_classroom();
  EXPECT_FALSE(evaluate(scene).value().power_W.has_value());
  auto powered = std::make_shared<photometry::Luminaire>(*scene.luminaire);
  powered->input_power_W = 35.0;
  scene.luminaire = powered;
  const Evaluation found = evaluate(scene).value();
  EXPECT_DOUBLE_EQ(*found.power_W, 315.0);
  EXPECT_DOUBLE_EQ(*found.power_density_W_per_m2, 5.0);
  EXPECT_NEAR(*found.utilance, found.task.mean_lx * 48.0 / found.emitted_flux_lm, 1e-12);
}

std::string scene_refusal(const Scene& scene) {
  const auto found = evaluate(scene);
  return found ? "" : to_string(found.error());
}

TEST(Evaluation, RefusesWhatIsNotPhysical) {
  const auto changed = [](auto change) {
    Scene scene = lit_classroom();
    change(scene);
    return scene_refusal(scene);
  };
  EXPECT_THAT(changed([](Scene& s) { s.room.height_m = -3.0; }), HasSubstr("each side must be greater than 0"));
  EXPECT_THAT(changed([](Scene& s) { s.room.reflectance.walls = 1.2; }), HasSubstr("1.2 is no reflectance"));
  EXPECT_THAT(changed([](Scene& s) { s.room.reflectance.floor = 1.0; }), HasSubstr("1 is no reflectance"));
  EXPECT_THAT(changed([](Scene& s) { s.luminaire = nullptr; }), HasSubstr("emits no light"));
  EXPECT_THAT(changed([](Scene& s) { s.placements.clear(); }), HasSubstr("no luminaire"));
  EXPECT_THAT(changed([](Scene& s) { s.placements[4].position_m.x() = 9.5; }),
              HasSubstr("number 5 at (9.5, 3.5, 2.999) is outside the room"));
  EXPECT_THAT(changed([](Scene& s) { s.task.points_m[0].z() = std::nan(""); }), HasSubstr("outside the room"));
  EXPECT_THAT(changed([](Scene& s) { s.task.points_m[1] = s.placements[0].position_m; }),
              HasSubstr("number 2 is at the centre of a luminaire"));
  EXPECT_THAT(changed([](Scene& s) { s.task.normal = {0, 0, 2}; }), HasSubstr("no unit vector"));
  EXPECT_THAT(changed([](Scene& s) { s.maintenance_factor = 0.0; }), HasSubstr("maintenance_factor"));
  const auto other_room = evaluate(lit_classroom(), RoomModel({5.0, 4.0, 3.0, {}}));
  EXPECT_THAT(to_string(other_room.error()), HasSubstr("another room"));
}

}  // namespace
}  // namespace twinlight::lighting
