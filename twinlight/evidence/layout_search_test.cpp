#include "twinlight/evidence/layout_search.h"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "twinlight/evidence/evidence_fixture.h"
#include "twinlight/evidence/measuring_points.h"
#include "twinlight/evidence/position_response.h"

namespace twinlight::evidence {
namespace {

/// A made-up room with the behaviour of a real one: what a luminaire gives depends on its place, uniformity and what
/// reaches the walls depend on how luminaires are spread.
struct ToyRoom {
  double lx_per_luminaire = 60.0;
  double loss_at_the_walls = 0.3;  ///< of a luminaire in a corner, against one in the middle
  double uniformity_scale = 0.8;
  double ugr = 17.0;
  double estimate_bias = 0.0;

  static double offset(double at_m, double side_m) { return 2.0 * at_m / side_m - 1.0; }

  double mean_lx(const lighting::Scene& scene) const {
    double sum_lx = 0.0;
    for (const auto& placement : scene.placements) {
      const double u = offset(placement.position_m.x(), scene.room.length_m);
      const double v = offset(placement.position_m.y(), scene.room.width_m);
      const double turned = placement.rotation_deg > 0.0 ? 1.02 : 1.0;
      sum_lx += lx_per_luminaire * turned * (1.0 - 0.5 * loss_at_the_walls * (u * u + v * v));
    }
    return sum_lx;
  }

  /// Standard deviation of the places along and across, at most 1 for a room with luminaires at two walls.
  static Eigen::Vector2d spread(const lighting::Scene& scene) {
    Eigen::Vector2d square = Eigen::Vector2d::Zero();
    for (const auto& placement : scene.placements) {
      const Eigen::Vector2d uv(offset(placement.position_m.x(), scene.room.length_m),
                               offset(placement.position_m.y(), scene.room.width_m));
      square += uv.cwiseProduct(uv);
    }
    return (square / static_cast<double>(scene.placements.size())).cwiseSqrt();
  }

  LightingEngine engine() const {
    return {.estimate_mean_lx = [this](const lighting::Scene& scene) -> Result<double> {
              return mean_lx(scene) * (1.0 + estimate_bias);
            },
            .evaluate = [this](const lighting::Scene& scene) -> Result<lighting::Evaluation> {
              lighting::Evaluation evaluation;
              const double spread_share = spread(scene).minCoeff() / 0.58;  // 0.58: evenly over the whole room
              evaluation.task = {.mean_lx = mean_lx(scene),
                                 .uniformity = uniformity_scale * std::min(1.0, spread_share)};
              evaluation.walls = {.mean_lx = 0.35 * mean_lx(scene), .uniformity = 0.3};
              evaluation.ceiling = {.mean_lx = 0.19 * mean_lx(scene), .uniformity = 0.5};
              evaluation.cylindrical = lighting::SurfaceIlluminance{.mean_lx = 0.4 * mean_lx(scene), .uniformity = 0.4};
              evaluation.ugr_max = ugr;
              return evaluation;
            }};
  }
};

/// The first layout in the order of preference that passes, found by evaluating every one.
std::optional<LayoutChoice> exhaustive_best(const Need& need, const std::shared_ptr<photometry::Luminaire>& luminaire,
                                            const ToyRoom& room) {
  for (const LayoutChoice& layout : possible_layouts(need, *luminaire)) {
    lighting::Scene scene{.room = need.room, .luminaire = luminaire, .placements = placements(need, layout)};
    const lighting::Evaluation evaluation = room.engine().evaluate(scene).value();
    if (judge(make_checks(need.requirement, evaluation, *luminaire)).pass) return layout;
  }
  return std::nullopt;
}

std::shared_ptr<photometry::Luminaire> panel() {
  auto luminaire = fixture::lambertian(4000.0, 30.0);
  luminaire->opening.length_m = 1.2;  // not square, so that rotations differ
  luminaire->opening.width_m = 0.3;
  return luminaire;
}

RC_GTEST_PROP(LayoutSearch, FindsWhatTryingEveryLayoutFinds, ()) {
  const ToyRoom room{.lx_per_luminaire = *rc::gen::inRange(15, 400) * 1.0,
                     .loss_at_the_walls = *rc::gen::inRange(0, 60) / 100.0,
                     .uniformity_scale = *rc::gen::inRange(65, 100) / 100.0,
                     .estimate_bias = *rc::gen::inRange(-3, 4) / 100.0};
  Need need = fixture::classroom();
  need.layout.max_luminaires = 48;
  SearchRules patient;
  patient.exact_evaluations = 1000;
  patient.greatest_overlighting = 1000.0;
  const auto best = exhaustive_best(need, panel(), room);
  const SearchResult found = search_layout(need, panel(), room.engine(), patient).value();
  RC_ASSERT(found.best.has_value());
  RC_ASSERT(found.best->verdict.pass == best.has_value());
  if (best) RC_ASSERT(found.best->layout == *best);
}

TEST(LayoutSearch, WithTheUsualRulesAfewEvaluationsDo) {
  for (const double lx_per_luminaire : {20.0, 40.0, 60.0, 90.0}) {
    const ToyRoom room{.lx_per_luminaire = lx_per_luminaire};
    const Need need = fixture::classroom();
    const SearchResult found = search_layout(need, panel(), room.engine()).value();
    ASSERT_TRUE(found.best && found.best->verdict.pass) << lx_per_luminaire;
    EXPECT_EQ(found.best->layout, exhaustive_best(need, panel(), room));
    EXPECT_LE(found.exact_evaluations, SearchRules{}.exact_evaluations);
  }
}

TEST(LayoutSearch, TooWeakALuminaireComesAsNearAsItCan) {
  Need need = fixture::classroom();
  need.layout.max_luminaires = 6;
  const ToyRoom room{.lx_per_luminaire = 20.0, .loss_at_the_walls = 0.0};
  const SearchResult found = search_layout(need, panel(), room.engine()).value();
  ASSERT_TRUE(found.best);
  EXPECT_FALSE(found.best->verdict.pass);
  EXPECT_EQ(found.best->layout.luminaires(), 6);
}

TEST(LayoutSearch, GlareThatNoNumberMendsEndsTheSearch) {
  const ToyRoom room{.ugr = 25.0};
  const SearchResult found = search_layout(fixture::classroom(), panel(), room.engine()).value();
  ASSERT_TRUE(found.best);
  EXPECT_FALSE(found.best->verdict.pass);
  EXPECT_EQ(found.exact_evaluations, SearchRules{}.glare_patience);
}

TEST(LayoutSearch, AColourRenderingThatFailsIsEvaluatedOnce) {
  const auto luminaire = panel();
  luminaire->colour_rendering_index = 70.0;
  const SearchResult found = search_layout(fixture::classroom(), luminaire, ToyRoom{}.engine()).value();
  ASSERT_TRUE(found.best);
  EXPECT_EQ(found.exact_evaluations, 1);
}

TEST(LayoutSearch, OnTheRealEngineFindsWhatTryingEveryLayoutFinds) {
  Need need = fixture::classroom();
  need.room.length_m = 5.0;
  need.room.width_m = 4.0;
  need.layout.max_luminaires = 9;
  need.layout.min_spacing_m = 1.2;
  const lighting::RoomModel room_model(need.room);
  const LightingEngine engine = engine_on(room_model);
  const auto luminaire = fixture::lambertian(3800.0, 30.0);
  const SearchResult found = search_layout(need, luminaire, engine).value();
  ASSERT_TRUE(found.best);
  lighting::Scene scene{.room = need.room,
                        .luminaire = luminaire,
                        .task = task_surface(need),
                        .cylindrical_points_m = cylindrical_points(need),
                        .observers = glare_observers(need),
                        .maintenance_factor = need.maintenance_factor};
  for (const LayoutChoice& layout : possible_layouts(need, *luminaire)) {
    scene.placements = placements(need, layout);
    const auto evaluation = engine.evaluate(scene);
    ASSERT_TRUE(evaluation) << to_string(evaluation.error());
    const Verdict verdict = judge(make_checks(need.requirement, *evaluation, *luminaire));
    if (!verdict.pass) {
      EXPECT_TRUE(found.best->verdict.pass || verdict.shortfall >= found.best->verdict.shortfall - 1e-9);
      continue;
    }
    EXPECT_EQ(found.best->layout, layout) << "the first of the order of preference that passes";
    break;
  }
}

TEST(PositionResponse, AddsUpToTheEstimateOfTheWholeLayout) {
  const Need need = fixture::classroom();
  const lighting::RoomModel room_model(need.room);
  const LightingEngine engine = engine_on(room_model);
  lighting::Scene scene{.room = need.room, .luminaire = panel(), .task = task_surface(need)};
  const auto grid = lighting::ChebyshevGrid::for_height(need.room, 2.25);
  const auto mirrors = ResponseMirrors::of(scene.luminaire->distribution.symmetry(), 90.0);
  const auto response = PositionResponse::sample(scene, 3.0, 90.0, grid, mirrors, engine).value();
  EXPECT_LT(static_cast<std::size_t>(response.samples()), grid.size() / 2);
  for (const auto& [columns, rows] : std::vector<std::pair<int, int>>{{1, 1}, {3, 2}, {4, 3}, {6, 4}}) {
    scene.placements = lighting::regular_layout(need.room, columns, rows, 3.0, 90.0);
    const double whole_lx = engine.estimate_mean_lx(scene).value();
    EXPECT_NEAR(response.mean_lx(scene.placements), whole_lx, 0.02 * whole_lx) << columns << " x " << rows;
  }
}

/// Most light to one side of the one plane that it is symmetric about.
std::shared_ptr<photometry::Luminaire> one_sided(photometry::Symmetry symmetry) {
  auto luminaire = fixture::lambertian(4000.0, 30.0);
  const bool about_c0 = symmetry == photometry::Symmetry::c0_c180;
  const std::vector<double> planes = about_c0 ? std::vector<double>{0, 90, 180} : std::vector<double>{90, 180, 270};
  luminaire->distribution =
      photometry::IntensityDistribution::create(planes, {0, 45, 90}, {300, 900, 0, 300, 300, 0, 300, 20, 0}, symmetry)
          .value();
  return luminaire;
}

TEST(PositionResponse, MirrorsNothingThatIsNotSymmetric) {
  using photometry::Symmetry;
  const Need need = fixture::classroom();
  const lighting::RoomModel room_model(need.room);
  const LightingEngine engine = engine_on(room_model);
  const auto grid = lighting::ChebyshevGrid::for_height(need.room, 2.25);
  for (const Symmetry symmetry : {Symmetry::c0_c180, Symmetry::c90_c270}) {
    for (const double rotation_deg : {0.0, 90.0, 180.0, 270.0}) {
      lighting::Scene scene{.room = need.room, .luminaire = one_sided(symmetry), .task = task_surface(need)};
      const auto mirrors = ResponseMirrors::of(symmetry, rotation_deg);
      EXPECT_NE(mirrors.along, mirrors.across);
      const auto response = PositionResponse::sample(scene, 3.0, rotation_deg, grid, mirrors, engine).value();
      for (const Eigen::Vector3d& at_m :
           {Eigen::Vector3d(1.0, 1.5, 3.0), Eigen::Vector3d(8.0, 1.5, 3.0), Eigen::Vector3d(1.0, 5.5, 3.0)}) {
        scene.placements = {{at_m, rotation_deg}};
        const double direct_lx = engine.estimate_mean_lx(scene).value();
        EXPECT_NEAR(response.mean_lx(scene.placements), direct_lx, 0.03 * direct_lx) << rotation_deg;
      }
    }
  }
}

TEST(PossibleLayouts, NothingOverlapsOrReachesIntoAWall) {
  const Need need = fixture::classroom();
  const auto luminaire = panel();
  const auto layouts = possible_layouts(need, *luminaire);
  ASSERT_FALSE(layouts.empty());
  for (const LayoutChoice& layout : layouts) {
    const bool turned = layout.rotation_deg == 90.0;
    const double half_x = 0.5 * (turned ? 1.2 : 0.3);
    const double half_y = 0.5 * (turned ? 0.3 : 1.2);
    const auto placed = placements(need, layout);
    ASSERT_EQ(static_cast<int>(placed.size()), layout.luminaires());
    for (std::size_t i = 0; i < placed.size(); ++i) {
      const Eigen::Vector3d& p = placed[i].position_m;
      ASSERT_TRUE(p.x() - half_x >= -1e-9 && p.x() + half_x <= 9.0 + 1e-9);
      ASSERT_TRUE(p.y() - half_y >= -1e-9 && p.y() + half_y <= 7.0 + 1e-9);
      for (std::size_t j = 0; j < i; ++j) {
        const Eigen::Vector3d apart = (p - placed[j].position_m).cwiseAbs();
        ASSERT_TRUE(apart.x() >= 2.0 * half_x - 1e-9 || apart.y() >= 2.0 * half_y - 1e-9);
        ASSERT_GE(apart.norm(), need.layout.min_spacing_m - 1e-9);
      }
    }
  }
}

TEST(PossibleLayouts, ALineKeepsItsPlaceOnEachWall) {
  Need need = fixture::classroom();
  using lighting::Surface;
  for (const Surface wall : {Surface::x_min, Surface::x_max, Surface::y_min, Surface::y_max}) {
    need.layout.lines = {{.wall = wall, .distance_m = 1.0, .mounting_height_m = 2.6, .from_m = 2.0, .to_m = 5.0}};
    const auto layouts = possible_layouts(need, *panel());
    ASSERT_FALSE(layouts.empty());
    for (const LayoutChoice& layout : layouts) {
      for (const auto& placement : placements(need, layout)) {
        const Eigen::Vector3d& p = placement.position_m;
        const int axis = lighting::normal_axis(wall);
        const double from_wall_m = lighting::is_far_end(wall) ? need.room.size_m()[axis] - p[axis] : p[axis];
        const double along_m = p[1 - axis];
        EXPECT_DOUBLE_EQ(from_wall_m, 1.0);
        EXPECT_TRUE(along_m > 2.0 && along_m < 5.0);
        EXPECT_EQ(p.z(), 2.6);
      }
    }
  }
}

TEST(PossibleLayouts, PendantsHangAndPanelsDoNotWhereEitherIsAllowed) {
  Need need = fixture::classroom();
  need.layout.mounting = Mounting::either;
  need.layout.suspensions_m = {0.4, 0.6, 0.8};
  for (const LayoutChoice& layout : possible_layouts(need, *fixture::lambertian(4000, 30)))
    EXPECT_EQ(layout.mounting_height_m, 3.0);
  for (const LayoutChoice& layout : possible_layouts(need, *fixture::lambertian(4000, 30, 0.4))) {
    EXPECT_GE(layout.suspension_m, 0.4);
    EXPECT_LE(layout.suspension_m, 0.8);
    EXPECT_DOUBLE_EQ(layout.mounting_height_m, 3.0 - layout.suspension_m);
  }
}

}  // namespace
}  // namespace twinlight::evidence
