#include "twinlight/lighting/traced_exchange.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "twinlight/lighting/ray_directions.h"

namespace twinlight::lighting {
namespace {

using Matrix = Eigen::SparseMatrix<double>;

/// A small patch, too, is to see all of its surroundings.
constexpr int least_rays = 32;
constexpr double closed_within = 1e-10;
constexpr int most_scalings = 500;

/// Rays of a batch from each patch.
std::vector<int> shares(const PatchMesh& mesh, int rays_per_patch) {
  const double per_m2 = rays_per_patch * static_cast<double>(mesh.size()) / mesh.areas_m2.sum() / sample_batches;
  std::vector<int> rays;
  for (const double area_m2 : mesh.areas_m2)
    rays.push_back(std::max(least_rays, static_cast<int>(std::lround(per_m2 * area_m2))));
  return rays;
}

/// How often the rays of each patch meet each other patch, both ways together, over the rays per m² of both.
Matrix traced(const PatchMesh& mesh, const RayScene& scene, const std::vector<int>& rays, int batch) {
  std::vector<Eigen::Triplet<double>> parts;
  const auto density = [&](Eigen::Index i) { return rays[static_cast<std::size_t>(i)] / mesh.areas_m2[i]; };
  std::vector<int> hits(static_cast<std::size_t>(mesh.size()));
  for (Eigen::Index i = 0; i < mesh.size(); ++i) {
    const auto from = static_cast<std::size_t>(i);
    const PointSet<4> points(mixed(from, static_cast<std::uint64_t>(batch)));
    std::vector<Eigen::Index> met;
    for (int n = 0; n < rays[from]; ++n) {
      const auto at = points[n];
      const auto hit = scene.first_hit(mesh.points[from].point_m({at[0], at[1]}),
                                       diffuse_direction(mesh.frames[from], {at[2], at[3]}));
      if (!hit || *hit == from) continue;
      if (hits[*hit]++ == 0) met.push_back(static_cast<Eigen::Index>(*hit));
    }
    for (const Eigen::Index j : met) {
      int& count = hits[static_cast<std::size_t>(j)];
      const double exchange_m2 = count / (density(i) + density(j));
      parts.emplace_back(i, j, exchange_m2);
      parts.emplace_back(j, i, exchange_m2);
      count = 0;
    }
  }
  Matrix matrix(mesh.size(), mesh.size());
  matrix.setFromTriplets(parts.begin(), parts.end());
  return matrix;
}

/// D S D with rows that sum to the areas.
void close(Matrix& exchange, const Eigen::VectorXd& areas_m2) {
  Eigen::VectorXd scale = Eigen::VectorXd::Ones(areas_m2.size());
  for (int step = 0; step < most_scalings; ++step) {
    const Eigen::ArrayXd sums = scale.array() * (exchange * scale).array();
    if ((sums / areas_m2.array() - 1.0).abs().maxCoeff() <= closed_within) break;
    scale.array() *= (sums > 0.0).select((areas_m2.array() / sums).sqrt(), 1.0);
  }
  exchange = scale.asDiagonal() * exchange * scale.asDiagonal();
}

}  // namespace

TracedExchange::TracedExchange(const PatchMesh& mesh, const RayScene& rays, int rays_per_patch)
    : mean_(mesh.size(), mesh.size()) {
  const std::vector<int> share = shares(mesh, rays_per_patch);
  for (int batch = 0; batch < sample_batches; ++batch) {
    Matrix& exchange = batches_.at(static_cast<std::size_t>(batch));
    exchange = traced(mesh, rays, share, batch);
    close(exchange, mesh.areas_m2);
    mean_ += exchange / sample_batches;
  }
}

}  // namespace twinlight::lighting
