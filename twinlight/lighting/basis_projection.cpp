#include "twinlight/lighting/basis_projection.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/gauss_legendre.h"

namespace twinlight::lighting {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// ∫ of a tent or two, at most times sin γ, over one step of at most some degrees.
constexpr int gauss_order = 4;
/// Axes kept at most; catalogues of one maker have a handful.
constexpr std::size_t most_axes = 200;

/// Tents on ascending angles.
struct Tents {
  std::vector<double> angles_deg;
  Index first = 0;   ///< number of the first tent
  Index period = 0;  ///< tent number `period` is number 0 again; 0: there is no such number

  Index number(std::size_t i) const {
    const Index plain = first + static_cast<Index>(i);
    return period > 0 ? plain % period : plain;
  }
};

/// Adds ∫ a_i b_j w over where both have tents. @param weigh w of the angle in rad
template <class Weigh>
void add_products(const Tents& a, const Tents& b, const Weigh& weigh, MatrixXd& products) {
  const GaussRule& rule = gauss_legendre(gauss_order);
  std::size_t i = 0;
  std::size_t j = 0;
  double from_deg = std::max(a.angles_deg.front(), b.angles_deg.front());
  const double end_deg = std::min(a.angles_deg.back(), b.angles_deg.back());
  while (from_deg < end_deg) {
    while (a.angles_deg[i + 1] <= from_deg) ++i;
    while (b.angles_deg[j + 1] <= from_deg) ++j;
    const double to_deg = std::min({a.angles_deg[i + 1], b.angles_deg[j + 1], end_deg});
    for (std::size_t k = 0; k < rule.size(); ++k) {
      const double at_deg = from_deg + rule.nodes[k] * (to_deg - from_deg);
      const double u = (at_deg - a.angles_deg[i]) / (a.angles_deg[i + 1] - a.angles_deg[i]);
      const double v = (at_deg - b.angles_deg[j]) / (b.angles_deg[j + 1] - b.angles_deg[j]);
      const double weight = rule.weights[k] * radians(to_deg - from_deg) * weigh(radians(at_deg));
      products(a.number(i), b.number(j)) += weight * (1.0 - u) * (1.0 - v);
      products(a.number(i + 1), b.number(j)) += weight * u * (1.0 - v);
      products(a.number(i), b.number(j + 1)) += weight * (1.0 - u) * v;
      products(a.number(i + 1), b.number(j + 1)) += weight * u * v;
    }
    from_deg = to_deg;
  }
}

double sine(double angle_rad) {
  return std::sin(angle_rad);
}
double one(double) {
  return 1.0;
}

/// The two blocks of angles of a basis.
std::vector<Tents> gamma_tents(const DirectionBasis& basis) {
  const std::vector<double>& all = basis.gammas_deg();
  const auto middle = all.begin() + basis.gammas_below();
  return {{.angles_deg = {all.begin(), middle}}, {.angles_deg = {middle, all.end()}, .first = basis.gammas_below()}};
}

Tents plane_tents(const DirectionBasis& basis) {
  Tents tents{.period = basis.planes()};
  for (int plane = 0; plane <= basis.planes(); ++plane) tents.angles_deg.push_back(basis.plane_deg(plane));
  return tents;
}

template <class Weigh>
MatrixXd mass_of(const Tents& tents, Index size, const Weigh& weigh) {
  MatrixXd mass = MatrixXd::Zero(size, size);
  add_products(tents, tents, weigh, mass);
  return mass;
}

/// ∫ of each tent times sin γ over the range of `within`.
VectorXd flux_of(const Tents& tents, const Tents& within, Index size) {
  const Tents whole{.angles_deg = {within.angles_deg.front(), within.angles_deg.back()}};
  MatrixXd products = MatrixXd::Zero(size, 2);  // the two tents of one step add up to 1
  add_products(tents, whole, sine, products);
  return products.rowwise().sum();
}

}  // namespace

BasisProjector::BasisProjector(const DirectionBasis& basis)
    : basis_(basis),
      gamma_mass_(MatrixXd::Zero(basis.gammas(), basis.gammas())),
      plane_mass_(mass_of(plane_tents(basis), basis.planes(), one)) {
  for (const Tents& tents : gamma_tents(basis)) add_products(tents, tents, one, gamma_mass_);
}

const BasisProjector::Axis& BasisProjector::gamma_axis(const AngleKey& angles_deg) {
  if (const auto found = gamma_axes_.find(angles_deg); found != gamma_axes_.end()) return found->second;
  if (gamma_axes_.size() >= most_axes) gamma_axes_.clear();
  const auto size = static_cast<Index>(angles_deg.size());
  const Tents table{.angles_deg = angles_deg};
  Axis axis{.products = MatrixXd::Zero(basis_.gammas(), size), .table_mass = mass_of(table, size, one)};
  for (const Tents& tents : gamma_tents(basis_)) add_products(tents, table, one, axis.products);
  const auto solver = gamma_mass_.ldlt();
  axis.to_basis = solver.solve(axis.products);
  for (const Tents& tents : gamma_tents(basis_)) {  // then the flux of each block, by what changes least
    const VectorXd flux_of_basis = flux_of(tents, tents, basis_.gammas());
    const VectorXd flux_of_table = flux_of(table, tents, size);
    const VectorXd direction = solver.solve(flux_of_basis);
    axis.to_basis += direction / flux_of_basis.dot(direction) *
                     (flux_of_table.transpose() - flux_of_basis.transpose() * axis.to_basis);
  }
  return gamma_axes_.emplace(angles_deg, std::move(axis)).first->second;
}

const BasisProjector::Axis& BasisProjector::plane_axis(const AngleKey& angles_deg) {
  if (const auto found = plane_axes_.find(angles_deg); found != plane_axes_.end()) return found->second;
  if (plane_axes_.size() >= most_axes) plane_axes_.clear();
  const auto size = static_cast<Index>(angles_deg.size());
  const Tents table{.angles_deg = angles_deg};
  Axis axis{.products = MatrixXd::Zero(basis_.planes(), size), .table_mass = mass_of(table, size, one)};
  add_products(plane_tents(basis_), table, one, axis.products);
  axis.to_basis = plane_mass_.ldlt().solve(axis.products);
  return plane_axes_.emplace(angles_deg, std::move(axis)).first->second;
}

ProjectedDistribution BasisProjector::project(const photometry::IntensityDistribution& distribution) {
  const Axis& gamma = gamma_axis(distribution.gammas_deg());
  const auto table_gammas = static_cast<Index>(distribution.gammas_deg().size());
  const auto table_planes = static_cast<Index>(distribution.c_deg().size());
  const Eigen::Map<const MatrixXd> table(distribution.intensities_cd().data(), table_gammas, table_planes);

  MatrixXd projected = gamma.to_basis * table;  // angles × planes
  // The mean of (I − P)² = I² − 2 I P + P² over the angles.
  double squared_error = 0.0;
  if (table_planes > 1) {
    const Axis& plane = plane_axis(distribution.c_deg());
    projected = projected * plane.to_basis.transpose();
    squared_error = (gamma.table_mass * table * plane.table_mass).cwiseProduct(table).sum() +
                    (gamma_mass_ * projected * plane_mass_ - 2.0 * gamma.products * table * plane.products.transpose())
                        .cwiseProduct(projected)
                        .sum();
    squared_error /= 2.0 * constants::pi;
  } else {
    squared_error = (gamma.table_mass * table).cwiseProduct(table).sum() +
                    (gamma_mass_ * projected - 2.0 * gamma.products * table).cwiseProduct(projected).sum();
  }
  squared_error /= constants::pi;

  const PlaneFold fold = plane_fold(basis_, distribution.symmetry());
  ProjectedDistribution result;
  result.intensities_cd.reserve(static_cast<std::size_t>(basis_.gammas() * fold.count));
  for (Index g = 0; g < basis_.gammas(); ++g)
    for (const int plane : fold.kept)
      result.intensities_cd.push_back(static_cast<float>(projected(g, projected.cols() == 1 ? 0 : plane)));
  const double flux_lm = distribution.flux_lm();
  if (flux_lm > 0.0) result.error = std::sqrt(std::max(0.0, squared_error)) * constants::pi / flux_lm;
  return result;
}

}  // namespace twinlight::lighting
