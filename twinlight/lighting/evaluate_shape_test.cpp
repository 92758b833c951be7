// Rooms of other shapes than an empty box against a brute-force path tracer (path_tracer.h), and boxes against the
// closed forms. Tolerances: four standard errors of the tracer, three of the engine's rays, and the 0.5 % by which the
// engine lets a point change when it stops refining (`settled_point`; 0.3 % for means, whose bound is 0.2 %).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "twinlight/lighting/evaluation.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/lighting_fixture.h"
#include "twinlight/lighting/path_tracer.h"
#include "twinlight/lighting/room_builder.h"
#include "twinlight/lighting/room_model.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;
using path_tracing::Estimate;
using path_tracing::World;
using ::testing::HasSubstr;

constexpr Reflectances reflectance{.ceiling = 0.7, .walls = 0.5, .floor = 0.2};
constexpr int paths_of_mean = 40000;
constexpr int paths_of_point = 8000;

Room shaped(const RoomBuilder& builder) {
  Room room;
  room.reflectance = reflectance;
  room.shape = builder.build();
  room.length_m = room.shape->most_m().x();
  room.width_m = room.shape->most_m().y();
  room.height_m = room.shape->most_m().z();
  return room;
}

Obstacle obstacle_box(const Vector3d& least, const Vector3d& most, double reflected) {
  return {.outline_m = {{least.x(), least.y()}, {most.x(), least.y()}, {most.x(), most.y()}, {least.x(), most.y()}},
          .bottom_m = least.z(),
          .top_m = most.z(),
          .reflectance = reflected};
}

/// Panels of a lobed distribution without symmetry, all of its light downward or sideways.
Scene lit(Room room, std::vector<Placement> placements) {
  Scene scene;
  scene.room = std::move(room);
  scene.luminaire = fixture::luminaire(fixture::lobes({{800.0, 20.0, 30.0, 6.0}, {300.0, 200.0, 50.0, 3.0}}),
                                       fixture::panel(0.9, 0.3));
  scene.placements = std::move(placements);
  return scene;
}

/// What the tracer has to know of a scene besides its surfaces.
World world_of(const Scene& scene, std::vector<path_tracing::Surface> surfaces) {
  World world{.surfaces = std::move(surfaces),
              .distribution = &scene.luminaire->distribution,
              .width_m = scene.luminaire->opening.width_m,
              .length_m = scene.luminaire->opening.length_m};
  for (const Placement& placement : scene.placements)
    world.lamps.push_back({placement.position_m, placement.rotation_deg});
  return world;
}

void expect_same(double value_lx, double sampling_error, const Estimate& traced, double bound, const char* what) {
  EXPECT_NEAR(value_lx, traced.mean, 4.0 * traced.standard_error + (3.0 * sampling_error + bound) * traced.mean)
      << what << ": traced ± " << traced.standard_error;
}

/// Holds task, some of its points and cylinders to the tracer.
void expect_as_traced(const Scene& scene, const World& world) {
  const Evaluation evaluation = evaluate(scene).value();
  const double error_of_means = *evaluation.convergence.sampling_error_of_means;
  const double error_of_points = *evaluation.convergence.sampling_error_of_points;
  EXPECT_LT(error_of_means, 0.002);
  EXPECT_LT(error_of_points, 0.01);
  const auto task = illuminance_lx(world, scene.task.points_m, scene.task.normal, paths_of_mean, 1);
  expect_same(evaluation.task.mean_lx, error_of_means, task, 0.003, "task");
  for (std::size_t k = 0; k < scene.task.points_m.size(); k += 3)
    expect_same(evaluation.task.illuminance_lx[k], error_of_points,
                illuminance_lx(world, {scene.task.points_m[k]}, scene.task.normal, paths_of_point, k + 2),
                settled_point, "point");
  const auto cylinders = cylindrical_lx(world, scene.cylindrical_points_m, paths_of_mean, 3);
  expect_same(evaluation.cylindrical->mean_lx, error_of_means, cylinders, 0.003, "cylinders");
  expect_same(evaluation.floor.mean_lx, error_of_means, surface_lx(world, world.surfaces.front(), paths_of_mean, 4),
              0.003, "floor");
}

path_tracing::Surface wall(const Eigen::Vector2d& a, const Eigen::Vector2d& b, double height_a, double height_b,
                           double reflected) {
  return {{{a.x(), a.y(), 0.0}, {b.x(), b.y(), 0.0}, {b.x(), b.y(), height_b}, {a.x(), a.y(), height_a}}, reflected};
}

TEST(EvaluateShape, AnLWithAWindowIsAsTraced) {
  const PlanePolygon ell{{0, 0}, {6, 0}, {6, 3}, {2, 3}, {2, 5}, {0, 5}};
  RoomBuilder builder = RoomBuilder::on_outline(ell, {3.0}, reflectance).value();
  ASSERT_TRUE(builder.add_window({1, 0.0, 3.0, 0.0, 3.0, 0.1}));  // a wall of glass
  Scene scene = lit(shaped(builder), {{{1.0, 4.0, 2.6}, 30.0}, {{4.5, 1.5, 2.6}, 0.0}});
  scene.task = horizontal_task(scene.room, 0.75, 0.5, {5, 4});
  scene.cylindrical_points_m = horizontal_grid(scene.room, 1.2, 0.5, {3, 3});
  ASSERT_LT(scene.task.points_m.size(), 20U);  // those outside are left out

  std::vector<path_tracing::Surface> surfaces{{{{0, 0, 0}, {6, 0, 0}, {6, 3, 0}, {2, 3, 0}, {0, 3, 0}}, 0.2},
                                              {{{0, 3, 0}, {2, 3, 0}, {2, 5, 0}, {0, 5, 0}}, 0.2},
                                              {{{0, 0, 3}, {6, 0, 3}, {6, 3, 3}, {2, 3, 3}, {0, 3, 3}}, 0.7},
                                              {{{0, 3, 3}, {2, 3, 3}, {2, 5, 3}, {0, 5, 3}}, 0.7}};
  for (std::size_t k = 0; k < ell.size(); ++k)
    surfaces.push_back(wall(ell[k], ell[(k + 1) % ell.size()], 3.0, 3.0, k == 1 ? 0.1 : 0.5));
  const World world = world_of(scene, surfaces);
  const Evaluation evaluation = evaluate(scene).value();
  const double error = *evaluation.convergence.sampling_error_of_means;
  const auto task = illuminance_lx(world, scene.task.points_m, scene.task.normal, paths_of_mean, 1);
  expect_same(evaluation.task.mean_lx, error, task, 0.003, "task");
  for (std::size_t k = 0; k < scene.task.points_m.size(); k += 3)
    expect_same(evaluation.task.illuminance_lx[k], *evaluation.convergence.sampling_error_of_points,
                illuminance_lx(world, {scene.task.points_m[k]}, scene.task.normal, paths_of_point, k + 2),
                settled_point, "point");
  expect_same(evaluation.cylindrical->mean_lx, error,
              cylindrical_lx(world, scene.cylindrical_points_m, paths_of_mean, 3), 0.003, "cylinders");
  path_tracing::Surface glass = world.surfaces[5];
  expect_same(evaluation.windows->mean_lx, error,
              surface_lx(world, {{glass.corners_m.rbegin(), glass.corners_m.rend()}, 0.1}, paths_of_mean, 4), 0.005,
              "window");
}

TEST(EvaluateShape, ARoomWithARackIsAsTraced) {
  RoomBuilder builder = RoomBuilder::on_outline({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, {3.0}, reflectance).value();
  // Three shelves between two sides, away from the walls, and a cupboard against one.
  const std::vector<std::pair<Vector3d, Vector3d>> boxes{
      {{2.0, 1.0, 0.5}, {4.0, 1.6, 0.54}}, {{2.0, 1.0, 1.2}, {4.0, 1.6, 1.24}}, {{2.0, 1.0, 1.9}, {4.0, 1.6, 1.94}},
      {{1.95, 1.0, 0.0}, {2.0, 1.6, 2.0}}, {{4.0, 1.0, 0.0}, {4.05, 1.6, 2.0}}, {{0.0, 3.0, 0.0}, {0.6, 4.0, 1.8}}};
  for (const auto& [least, most] : boxes) ASSERT_TRUE(builder.add_obstacle(obstacle_box(least, most, 0.4)));
  Scene scene = lit(shaped(builder), {{{1.2, 2.0, 2.7}, 10.0}, {{3.8, 2.6, 2.7}, 90.0}});
  for (const double x : {2.2, 2.8, 3.4, 3.9})  // on the shelves and on the floor in their shadow
    for (const double height_m : {0.0, 0.54, 1.24}) scene.task.points_m.emplace_back(x, 1.3, height_m);
  scene.cylindrical_points_m = {{1.0, 1.0, 1.2}, {3.0, 2.5, 1.2}, {3.0, 0.5, 1.2}};

  std::vector<path_tracing::Surface> surfaces = path_tracing::box({0, 0, 0}, {5, 4, 3}, 0.5);
  surfaces.at(4).reflectance = 0.2;
  surfaces.at(5).reflectance = 0.7;
  std::swap(surfaces.at(0), surfaces.at(4));
  for (const auto& [least, most] : boxes)
    for (const path_tracing::Surface& side : path_tracing::box(least, most, 0.4)) surfaces.push_back(side);
  const World world = world_of(scene, surfaces);
  const Evaluation evaluation = evaluate(scene).value();
  for (std::size_t k = 0; k < scene.task.points_m.size(); k += 2)
    expect_same(evaluation.task.illuminance_lx[k], *evaluation.convergence.sampling_error_of_points,
                illuminance_lx(world, {scene.task.points_m[k]}, scene.task.normal, paths_of_point, k + 2),
                settled_point, "point");
  const double error = *evaluation.convergence.sampling_error_of_means;
  expect_same(evaluation.task.mean_lx, error,
              illuminance_lx(world, scene.task.points_m, scene.task.normal, paths_of_mean, 1), 0.005, "task");
  expect_same(evaluation.cylindrical->mean_lx, error,
              cylindrical_lx(world, scene.cylindrical_points_m, paths_of_mean, 3), 0.003, "cylinders");
}

TEST(EvaluateShape, ASlopedCeilingIsAsTraced) {
  const PlanePolygon outline{{0, 0}, {5, 0}, {5, 3}, {0, 3}};
  const std::vector<double> heights{2.2, 2.2, 4.0, 4.0};
  Scene scene = lit(shaped(RoomBuilder::on_outline(outline, heights, reflectance).value()),
                    {{{1.5, 1.5, 2.5}, 0.0}, {{3.5, 1.5, 2.5}, 45.0}});
  scene.task = horizontal_task(scene.room, 0.75, 0.5, {4, 3});
  scene.cylindrical_points_m = horizontal_grid(scene.room, 1.2, 0.5, {2, 2});
  std::vector<path_tracing::Surface> surfaces{{{{0, 0, 0}, {5, 0, 0}, {5, 3, 0}, {0, 3, 0}}, 0.2},
                                              {{{0, 0, 2.2}, {5, 0, 2.2}, {5, 3, 4}, {0, 3, 4}}, 0.7}};
  for (std::size_t k = 0; k < 4; ++k)
    surfaces.push_back(wall(outline[k], outline[(k + 1) % 4], heights[k], heights[(k + 1) % 4], 0.5));
  expect_as_traced(scene, world_of(scene, surfaces));
}

/// An empty box, by rays and in closed form.
TEST(EvaluateShape, ABoxIsTheSameBothWays) {
  Scene scene = lit({5.0, 4.0, 2.8, reflectance}, {{{1.5, 2.0, 2.5}, 20.0}, {{3.5, 2.0, 2.5}, 20.0}});
  scene.task = horizontal_task(scene.room, 0.75, 0.5, {4, 3});
  scene.cylindrical_points_m = horizontal_grid(scene.room, 1.2, 0.5, {2, 2});
  scene.observers = observers_in_four_directions({{2.5, 1.0, 1.2}});
  const Evaluation box = evaluate(scene).value();
  scene.room.shape = RoomBuilder::on_outline({{0, 0}, {5, 0}, {5, 4}, {0, 4}}, {2.8}, reflectance)->build();
  const Evaluation traced = evaluate(scene).value();
  EXPECT_NEAR(traced.task.mean_lx / box.task.mean_lx, 1.0, 0.003);
  EXPECT_NEAR(traced.walls->mean_lx / box.walls->mean_lx, 1.0, 0.005);
  EXPECT_NEAR(traced.ceiling->mean_lx / box.ceiling->mean_lx, 1.0, 0.005);
  EXPECT_NEAR(traced.floor.mean_lx / box.floor.mean_lx, 1.0, 0.005);
  EXPECT_NEAR(traced.cylindrical->mean_lx / box.cylindrical->mean_lx, 1.0, 0.005);
  for (std::size_t k = 0; k < box.task.points_m.size(); ++k) {
    EXPECT_NEAR(traced.task.illuminance_lx[k] / box.task.illuminance_lx[k], 1.0, 0.01);
    EXPECT_NEAR(traced.direct_only.illuminance_lx[k] / box.direct_only.illuminance_lx[k], 1.0, 1e-9);
  }
  for (std::size_t k = 0; k < box.glare.size(); ++k) {
    ASSERT_EQ(traced.glare[k].ugr.has_value(), box.glare[k].ugr.has_value());
    EXPECT_NEAR(traced.glare[k].ugr.value_or(0.0), box.glare[k].ugr.value_or(0.0), 0.1);
  }
  EXPECT_NEAR(*traced.utilance / *box.utilance, 1.0, 0.003);
  const double estimate = estimate_task_mean_lx(scene, RoomModel(scene.room)).value();
  EXPECT_NEAR(estimate / traced.task.mean_lx, 1.0, 0.05);
}

TEST(EvaluateShape, AScreenHidesGlareAndDirectLight) {
  RoomBuilder builder = RoomBuilder::on_outline({{0, 0}, {6, 0}, {6, 4}, {0, 4}}, {3.0}, reflectance).value();
  ASSERT_TRUE(builder.add_obstacle(obstacle_box({2.9, 0, 0}, {3.0, 4, 2.95}, 0.5)));
  Scene scene = lit(shaped(builder), {{{5.0, 2.0, 2.4}, 0.0}});
  scene.task.points_m = {{1.0, 2.0, 0.75}, {5.0, 1.5, 0.75}};
  scene.observers = {{{0.5, 2.0, 1.2}, 0.0}, {{3.2, 2.0, 1.2}, 0.0}};
  const Evaluation evaluation = evaluate(scene).value();
  EXPECT_EQ(evaluation.direct_only.illuminance_lx[0], 0.0);
  EXPECT_GT(evaluation.task.illuminance_lx[0], 0.0);  // over the screen
  EXPECT_FALSE(evaluation.glare[0].ugr);
  EXPECT_TRUE(evaluation.glare[1].ugr);
}

TEST(EvaluateShape, RefusesLuminairesAndTasksWhereTheyCanNotBe) {
  RoomBuilder builder =
      RoomBuilder::on_outline({{0, 0}, {6, 0}, {6, 3}, {2, 3}, {2, 5}, {0, 5}}, {3.0}, reflectance).value();
  Obstacle cupboard = obstacle_box({0, 0, 0}, {1, 1, 2}, 0.5);
  cupboard.name = "cupboard";
  ASSERT_TRUE(builder.add_obstacle(cupboard));
  const auto refusal = [&](const Vector3d& luminaire_m, const Vector3d& task_m) {
    Scene scene = lit(shaped(builder), {{luminaire_m, 0.0}});
    scene.task.points_m = {task_m};
    const auto checked = check_scene(scene);
    return checked ? "" : checked.error().field + ": " + checked.error().message;
  };
  EXPECT_EQ(refusal({4, 1, 2.5}, {4, 1, 0.75}), "");
  EXPECT_THAT(refusal({4, 4, 2.5}, {4, 1, 0.75}), HasSubstr("layout: number 1 at (4, 4, 2.5) is outside the room"));
  EXPECT_THAT(refusal({0.5, 0.5, 1.0}, {4, 1, 0.75}),
              HasSubstr("layout: number 1 at (0.5, 0.5, 1) is inside obstacle 1 (cupboard)"));
  EXPECT_THAT(refusal({4, 1, 2.5}, {4, 4, 0.75}), HasSubstr("task: number 1 at (4, 4, 0.75) is outside the room"));
  EXPECT_THAT(refusal({4, 1, 2.5}, {0.5, 0.5, 0.75}),
              HasSubstr("task: number 1 at (0.5, 0.5, 0.75) is inside obstacle 1"));
  EXPECT_THAT(refusal({4, 1, 2.5}, {4, 1, 2.8}),
              HasSubstr("task: the whole task, from 2.8 m up, is above the luminaires"));
}

}  // namespace
}  // namespace twinlight::lighting
