#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "twinlight/lighting/evaluation.h"
#include "twinlight/lighting/glare.h"
#include "twinlight/lighting/glare_transfer.h"
#include "twinlight/lighting/layout.h"
#include "twinlight/lighting/layout_transport.h"
#include "twinlight/lighting/transport_fixture.h"

namespace twinlight::lighting {
namespace {

using namespace fixture;
using Eigen::MatrixXf;
using Eigen::VectorXf;

/// What docs/method.md states of T against the exact evaluation for distributions that the basis holds.
constexpr double rows_mean_tolerance = 0.01;
constexpr double rows_surface_tolerance = 0.02;
constexpr double rows_uniformity_tolerance = 0.03;
constexpr double ugr_tolerance = 0.5;

/// A room with its outputs, which lie symmetrically; shared by tests, since it takes longer than they do.
struct Fixture {
  Room room{6.0, 4.5, 2.8, {0.7, 0.5, 0.2}};
  RoomModel model{room};
  TransportOutputs outputs{.task = horizontal_task(room, 0.75, 0.5, {5, 4}),
                           .cylindrical_points_m = horizontal_grid(room, 1.2, 0.5, {3, 3}),
                           .observers = observers_in_four_directions(horizontal_grid(room, 1.2, 0.5, {3, 2}))};
  RoomTransport transport{model, outputs};
};
const Fixture& shared() {
  static const Fixture fixture;
  return fixture;
}

MatrixXf matrix_of(const std::vector<Placement>& placements, Symmetry symmetry, SourceSize size, bool below_only) {
  return LayoutTransport(shared().transport, placements, below_only)
      .matrix(symmetry, size, placements.front().rotation_deg);
}

MatrixXf by_surfaces_from(const RoomTransport& transport, const Eigen::Vector3d& position_m) {
  MatrixXf seen_sr = transport.empty_view(false);
  transport.add_view(position_m, 1.0F, seen_sr);
  return transport.by_surfaces(seen_sr);
}

/// The largest difference of two matrices, relative to the largest entry.
float difference(const MatrixXf& a, const MatrixXf& b) {
  return (a - b).cwiseAbs().maxCoeff() / a.cwiseAbs().maxCoeff();
}

double mean_of(const VectorXf& values, const TransportRows::Range& range) {
  return values.segment(range.first, range.count).mean();
}

struct Hanging {
  double rotation_deg, height_m;
};

void expect_agreement(Symmetry symmetry, Hanging hanging) {
  const Fixture& fixture = shared();
  const LuminousOpening opening = symmetry == Symmetry::rotational ? disc(0.3) : panel(1.2, 0.2);
  Scene scene{.room = fixture.room,
              .luminaire = luminaire(smooth_distribution(symmetry), opening),
              .placements = regular_layout(fixture.room, 2, 2, hanging.height_m, hanging.rotation_deg),
              .task = fixture.outputs.task,
              .cylindrical_points_m = fixture.outputs.cylindrical_points_m,
              .observers = fixture.outputs.observers};
  const Evaluation exact = evaluate(scene, fixture.model).value();

  const bool below_only = hanging.height_m == fixture.room.height_m;
  const SourceSize size = symmetry == Symmetry::rotational ? SourceSize{0.26, 0.26} : SourceSize{0.2, 1.2};
  const ProjectedDistribution intensities = projected(scene.luminaire->distribution);
  const VectorXf e = outputs_of(matrix_of(scene.placements, symmetry, size, below_only), intensities);
  const TransportRows& rows = fixture.transport.rows();
  EXPECT_NEAR(mean_of(e, rows.task), exact.task.mean_lx, rows_mean_tolerance * exact.task.mean_lx);
  EXPECT_NEAR(e.segment(rows.task.first, rows.task.count).minCoeff() / mean_of(e, rows.task), exact.task.uniformity,
              rows_uniformity_tolerance);
  EXPECT_NEAR(mean_of(e, rows.cylindrical), exact.cylindrical->mean_lx,
              rows_mean_tolerance * exact.cylindrical->mean_lx);
  EXPECT_NEAR(e[rows.walls_mean], exact.walls->mean_lx, rows_surface_tolerance * exact.walls->mean_lx);
  EXPECT_NEAR(e[rows.ceiling_mean], exact.ceiling->mean_lx, rows_surface_tolerance * exact.ceiling->mean_lx);
  EXPECT_NEAR(e[rows.floor_mean], exact.floor.mean_lx, rows_surface_tolerance * exact.floor.mean_lx);

  const GlareTransfer glare({fixture.transport, scene.placements, below_only}, hanging.rotation_deg, symmetry);
  std::vector<float> lanes(intensities.intensities_cd.size() * glare_lanes, 0.0F);
  for (std::size_t node = 0; node < intensities.intensities_cd.size(); ++node)
    lanes[node * glare_lanes + 3] = intensities.intensities_cd[node];
  OpeningLanes openings;
  openings.set(3, opening);
  std::vector<GlareLanes> sums;
  glare.sums(lanes.data(), openings, sums);
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const double indirect_lx = e[rows.observers.first + static_cast<Eigen::Index>(i)];
    const double ugr = 8.0 * std::log10(0.25 * constants::pi / indirect_lx * sums[i][3]);
    ASSERT_EQ(sums[i][3] > 0.0F, exact.glare[i].ugr.has_value());
    if (exact.glare[i].ugr) {
      EXPECT_NEAR(ugr, *exact.glare[i].ugr, ugr_tolerance);
    }
  }
}

TEST(Transport, AgreesWithTheExactEvaluationInMeansUniformityAndGlare) {
  for (const Symmetry symmetry : all_symmetries)
    for (const Hanging hanging : {Hanging{0.0, 2.8}, Hanging{90.0, 2.2}, Hanging{30.0, 2.3}}) {
      SCOPED_TRACE(::testing::Message() << "symmetry " << static_cast<int>(symmetry) << ", turned by "
                                        << hanging.rotation_deg << "°");
      expect_agreement(symmetry, hanging);
    }
}

/// The sums of one product, in the third lane.
std::vector<GlareLanes> glare_sums(const GlareTransfer& glare, Symmetry symmetry, const LuminousOpening& opening) {
  const std::vector<float> intensities_cd = projected(smooth_distribution(symmetry)).intensities_cd;
  std::vector<float> lanes(intensities_cd.size() * glare_lanes, 1.0F);
  for (std::size_t node = 0; node < intensities_cd.size(); ++node) lanes[node * glare_lanes + 3] = intensities_cd[node];
  OpeningLanes openings;
  openings.set(3, opening);
  std::vector<GlareLanes> sums;
  glare.sums(lanes.data(), openings, sums);
  return sums;
}

TEST(Transport, OneOfObserversThatAreImagesIsRatedForAll) {
  const auto greatest = [](const std::vector<GlareLanes>& sums) {
    float most = 0.0F;
    for (const GlareLanes& lanes : sums) most = std::max(most, lanes[3]);
    return most;
  };
  for (const double rotation_deg : {0.0, 90.0}) {
    const auto placements = regular_layout(shared().room, 3, 2, 2.4, rotation_deg);
    const LayoutTransport layout(shared().transport, placements, false);
    const GlareSights sights(shared().transport, placements, false);
    for (const Symmetry symmetry : all_symmetries) {
      const MirrorAxes repeats = layout.repeats(symmetry, rotation_deg);
      const GlareTransfer all(sights, rotation_deg, symmetry);
      const GlareTransfer one_each(sights, rotation_deg, symmetry, repeats);
      const std::size_t images = repeats.images().size();
      const bool turned = rotation_deg != 0.0;
      EXPECT_EQ(repeats.across[0],
                symmetry != Symmetry::none && symmetry != (turned ? Symmetry::c90_c270 : Symmetry::c0_c180));
      EXPECT_EQ(repeats.across[1],
                symmetry != Symmetry::none && symmetry != (turned ? Symmetry::c0_c180 : Symmetry::c90_c270));
      EXPECT_LE(one_each.observers().size(), all.observers().size() / images + 4);
      const float expected = greatest(glare_sums(all, symmetry, panel(0.9, 0.2)));
      EXPECT_NEAR(greatest(glare_sums(one_each, symmetry, panel(0.9, 0.2))), expected, 1e-4F * expected);
      // What images see is known from those that they are images of.
      const GlareSights one_side(shared().transport, placements, false, layout.mirrors());
      const auto each = glare_sums(all, symmetry, panel(0.9, 0.2));
      const auto by_images = glare_sums(GlareTransfer(one_side, rotation_deg, symmetry), symmetry, panel(0.9, 0.2));
      for (std::size_t i = 0; i < each.size(); ++i) EXPECT_NEAR(by_images[i][3], each[i][3], 1e-4F * expected);
    }
  }
}

TEST(Transport, OneOfOutputsThatAreImagesIsKeptForAll) {
  const SourceSize size{0.2, 0.9};
  for (const double rotation_deg : {0.0, 90.0, 30.0}) {
    const auto placements = regular_layout(shared().room, 3, 2, 2.4, rotation_deg);
    const LayoutTransport layout(shared().transport, placements, false);
    for (const Symmetry symmetry : all_symmetries) {
      const MirrorAxes repeats = layout.repeats(symmetry, rotation_deg);
      const KeptRows& kept = shared().transport.kept_rows(repeats);
      const MatrixXf all = layout.matrix(symmetry, size, rotation_deg);
      MatrixXf one_each;
      layout.by_surfaces(symmetry, rotation_deg, repeats, one_each);
      layout.add_direct(layout.direct(size, rotation_deg), symmetry, rotation_deg, repeats, one_each);
      ASSERT_EQ(one_each.rows(), kept.ranges.size);
      EXPECT_LT(difference(all(kept.outputs, Eigen::all), one_each), 1e-5F);
      const auto mean_by_share = [&](const TransportRows::Range& range) {
        return kept.share.segment(range.first, range.count).transpose() * one_each.middleRows(range.first, range.count);
      };
      const TransportRows& rows = shared().transport.rows();
      const MatrixXf task = all.middleRows(rows.task.first, rows.task.count).colwise().mean();
      EXPECT_LT(difference(task, mean_by_share(kept.ranges.task)), 1e-5F);
      const MatrixXf faces = all.middleRows(rows.cylindrical.first, rows.cylindrical.count).colwise().mean();
      EXPECT_LT(difference(faces, mean_by_share(kept.ranges.cylindrical)), 1e-5F);
    }
  }
}

TEST(Transport, AnOpeningWithoutAreaIsNotRated) {
  const auto placements = regular_layout(shared().room, 2, 2, 2.4, 0.0);
  const GlareTransfer glare({shared().transport, placements, false}, 0.0, Symmetry::quadrant);
  std::size_t seen = 0;
  for (const GlareLanes& sum : glare_sums(glare, Symmetry::quadrant, panel(1.2, 0.0))) {
    EXPECT_TRUE(sum[3] == 0.0F || std::isinf(sum[3]));
    seen += std::isinf(sum[3]) ? 1U : 0U;
  }
  EXPECT_GT(seen, 0U);
  for (const GlareLanes& sum : glare_sums(glare, Symmetry::quadrant, panel(1.2, 0.1)))
    EXPECT_TRUE(std::isfinite(sum[3]));
}

TEST(Transport, EveryDirectionConservesEnergy) {
  // In a room of one reflectance ρ everywhere the surfaces receive Φ / (1 − ρ) of any light.
  const Room room{5.0, 4.0, 3.0, {0.6, 0.6, 0.6}};
  const RoomTransport transport(RoomModel(room), {.task = horizontal_task(room, 0.8, 0.5, {2, 2})});
  const MatrixXf matrix = by_surfaces_from(transport, {1.3, 2.9, 2.2});
  const TransportRows& rows = transport.rows();
  const double floor_m2 = room.floor_area_m2();
  const double walls_m2 = 2.0 * (room.length_m + room.width_m) * room.height_m;
  const Eigen::RowVectorXf received_lm = static_cast<float>(walls_m2) * matrix.row(rows.walls_mean) +
                                         static_cast<float>(floor_m2) * matrix.row(rows.ceiling_mean) +
                                         static_cast<float>(floor_m2) * matrix.row(rows.floor_mean);
  const auto& basis = DirectionBasis::standard();
  double all_sr = 0.0;
  for (int node = 0; node < basis.size(); ++node) all_sr += 0.4 * received_lm[node];
  EXPECT_NEAR(all_sr, constants::full_sphere_sr, 1e-4 * constants::full_sphere_sr);
  // One tent: 15° wide and, at 45°, ∫ tent sin γ dγ = (2 − 2 cos h) / h² · h sin 45°.
  const double step = radians(2.5);
  const double tent_sr = radians(15.0) * std::sin(radians(45.0)) * 2.0 * (1.0 - std::cos(step)) / step;
  EXPECT_NEAR(0.4 * received_lm[18 * basis.planes() + 5], tent_sr, 1e-4 * tent_sr);
}

TEST(Transport, AFurnaceIsUniform) {
  // Isotropic light in a room of one high reflectance: what comes by way of surfaces tends to ρ Φ / A / (1 − ρ).
  const Room room{4.0, 4.0, 4.0, {0.99, 0.99, 0.99}};
  const RoomTransport transport(RoomModel(room), {.task = horizontal_task(room, 1.0, 0.5, {2, 2})});
  const VectorXf e = by_surfaces_from(transport, {2.0, 2.0, 2.0}).rowwise().sum();
  const double expected_lx = 0.99 * constants::full_sphere_sr / (6.0 * 16.0) / 0.01;
  for (Eigen::Index i = 0; i < transport.rows().task.count; ++i) EXPECT_NEAR(e[i], expected_lx, 0.01 * expected_lx);
}

TEST(Transport, ASymmetricLayoutIsTheSumOfItsPlaces) {
  // One place alone off the middle has no image, so its matrix is made without mirrors.
  for (const double rotation_deg : {0.0, 90.0}) {
    const auto whole = regular_layout(shared().room, 3, 2, 2.4, rotation_deg);
    for (const Symmetry symmetry : all_symmetries) {
      MatrixXf sum;
      for (const Placement& place : whole) {
        const MatrixXf one = matrix_of({place}, symmetry, {0.1, 1.0}, false);
        sum = sum.size() == 0 ? one : MatrixXf(sum + one);
      }
      EXPECT_LT(difference(sum, matrix_of(whole, symmetry, {0.1, 1.0}, false)), 1e-3F);
    }
  }
}

TEST(Transport, FoldingChangesNothing) {
  const auto placements = regular_layout(shared().room, 2, 3, 2.5, 90.0);
  const MatrixXf unfolded = matrix_of(placements, Symmetry::none, {0.1, 0.6}, false);
  const DirectionBasis& basis = DirectionBasis::standard();
  for (const Symmetry symmetry : all_symmetries) {
    const PlaneFold fold = plane_fold(basis, symmetry);
    const MatrixXf folded = matrix_of(placements, symmetry, {0.1, 0.6}, false);
    MatrixXf summed = MatrixXf::Zero(folded.rows(), folded.cols());
    for (int g = 0; g < basis.gammas(); ++g)
      for (int plane = 0; plane < basis.planes(); ++plane)
        summed.col(g * fold.count + fold.of[static_cast<std::size_t>(plane)]) +=
            unfolded.col(g * basis.planes() + plane);
    EXPECT_LT(difference(summed, folded), 1e-4F);
  }
}

TEST(Transport, DiscardingUpwardLightLeavesOutItsColumns) {
  const auto placements = regular_layout(shared().room, 2, 2, 2.5, 0.0);
  const MatrixXf all = matrix_of(placements, Symmetry::quadrant, {0.1, 0.6}, false);
  const MatrixXf below = matrix_of(placements, Symmetry::quadrant, {0.1, 0.6}, true);
  ASSERT_LT(below.cols(), all.cols());
  EXPECT_LT(difference(below, all.leftCols(below.cols())), 1e-6F);
}

TEST(Transport, ATurnedLuminaireIsAQuarterTurnOfItsPlanes) {
  // A luminaire turned by 90° with planes turned back by 90° is the same.
  const std::vector<Placement> unturned{{{1.7, 1.1, 2.3}, 0.0}};
  const std::vector<Placement> turned{{{1.7, 1.1, 2.3}, 90.0}};
  const MatrixXf a = matrix_of(unturned, Symmetry::none, {0.2, 0.9}, false);
  const MatrixXf b = matrix_of(turned, Symmetry::none, {0.9, 0.2}, false);
  const int planes = DirectionBasis::standard().planes();
  MatrixXf moved(b.rows(), b.cols());
  for (Eigen::Index node = 0; node < b.cols(); ++node) {
    const Eigen::Index plane = node % planes;
    moved.col(node - plane + (plane + planes / 4) % planes) = b.col(node);
  }
  EXPECT_LT(difference(a, moved), 1e-4F);
}

TEST(Transport, TheMeanRowIsTheMeanOfTheRows) {
  const Eigen::Vector3d position_m(1.2, 3.1, 2.6);
  const MatrixXf matrix = matrix_of({{position_m, 0.0}}, Symmetry::none, {}, false);
  const TransportRows& rows = shared().transport.rows();
  const Eigen::RowVectorXf mean = matrix.middleRows(rows.task.first, rows.task.count).colwise().mean();
  EXPECT_LT(difference(mean, shared().transport.task_mean_from_place(position_m, false)), 1e-5F);
}

}  // namespace
}  // namespace twinlight::lighting
