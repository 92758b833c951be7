#include "twinlight/lighting/exchange_operator.h"

#include <cblas.h>

#include <cmath>
#include <numeric>
#include <utility>

#include "twinlight/lighting/form_factors.h"
#include "twinlight/lighting/matrix_threads.h"

namespace twinlight::lighting {
namespace {

using Eigen::Index;

/// The corner terms of an exchange: a four-way table over the breaks of patches i and k along one direction (or the
/// breaks of the one and the other surface) and of j and l along the other.
class CornerTable {
 public:
  CornerTable(int a, int b, int c, int d)
      : stride_a_(static_cast<Index>(b) * c * d),
        stride_b_(static_cast<Index>(c) * d),
        stride_c_(d),
        terms_(a * stride_a_) {}

  double& at(int a, int b, int c, int d) { return terms_[a * stride_a_ + b * stride_b_ + c * stride_c_ + d]; }

  /// The sixteen signed terms of the cells [a, a+1] × [b, b+1] × [c, c+1] × [d, d+1].
  double cell(int a, int b, int c, int d) const {
    return square(a + 1, b + 1, c, d) - square(a, b + 1, c, d) - square(a + 1, b, c, d) + square(a, b, c, d);
  }

 private:
  double square(int a, int b, int c, int d) const {
    const Index corner = a * stride_a_ + b * stride_b_ + c * stride_c_ + d;
    return terms_[corner] - terms_[corner + 1] - terms_[corner + stride_c_] + terms_[corner + stride_c_ + 1];
  }
  Index stride_a_, stride_b_, stride_c_;
  Eigen::VectorXd terms_;
};

std::vector<Index> patches_of(const PatchGrid& grid, Surface surface) {
  std::vector<Index> patches(static_cast<std::size_t>(grid.count(surface)));
  std::iota(patches.begin(), patches.end(), grid.first(surface));
  return patches;
}

/// The patches of a surface in the order of its mirror image along one of its axes.
std::vector<Index> mirrored_patches_of(const PatchGrid& grid, Surface surface, int mirrored_axis) {
  const int axis = normal_axis(surface);
  const int u = axis == 0 ? 1 : 0;
  const int v = axis == 2 ? 1 : 2;
  std::vector<Index> patches;
  for (int i = 0; i < grid.divisions(u); ++i) {
    for (int j = 0; j < grid.divisions(v); ++j) {
      const int from_i = mirrored_axis == u ? grid.divisions(u) - 1 - i : i;
      const int from_j = mirrored_axis == v ? grid.divisions(v) - 1 - j : j;
      patches.push_back(grid.first(surface) + grid.place(axis, {from_i, from_j}));
    }
  }
  return patches;
}

/// The patch of a surface perpendicular to `axis` at place `a` along `axis_a` and `b` along the remaining axis.
Index place_by_axis(const PatchGrid& grid, int axis, int axis_a, int a, int b) {
  const bool is_outer = axis_a == (axis == 0 ? 1 : 0);
  return is_outer ? grid.place(axis, {a, b}) : grid.place(axis, {b, a});
}

Eigen::MatrixXd product(const Eigen::MatrixXd& a, CBLAS_TRANSPOSE transposed, const Eigen::MatrixXd& b) {
  keep_matrix_products_on_one_thread();
  const auto rows = static_cast<int>(transposed == CblasTrans ? a.cols() : a.rows());
  const auto inner = static_cast<int>(b.rows());
  Eigen::MatrixXd result(rows, b.cols());
  cblas_dgemm(CblasColMajor, transposed, CblasNoTrans, rows, static_cast<int>(b.cols()), inner, 1.0, a.data(),
              static_cast<int>(a.rows()), b.data(), inner, 0.0, result.data(), rows);
  return result;
}

}  // namespace

ExchangeOperator::Block ExchangeOperator::opposite_block(const PatchGrid& grid, int axis) {
  const int u = axis == 0 ? 1 : 0;
  const int v = axis == 2 ? 1 : 2;
  const auto& xs = grid.breaks_m(u);
  const auto& ys = grid.breaks_m(v);
  const int nu = grid.divisions(u);
  const int nv = grid.divisions(v);
  const double distance = grid.breaks_m(axis).back();

  CornerTable corners(nu + 1, nu + 1, nv + 1, nv + 1);
  for (int i = 0; i <= nu; ++i) {
    for (int k = i; k <= nu; ++k) {
      for (int j = 0; j <= nv; ++j) {
        for (int l = j; l <= nv; ++l) {
          const double term =
              parallel_primitive(xs[static_cast<std::size_t>(k)] - xs[static_cast<std::size_t>(i)],
                                 ys[static_cast<std::size_t>(l)] - ys[static_cast<std::size_t>(j)], distance);
          corners.at(i, k, j, l) = corners.at(k, i, j, l) = term;
          corners.at(i, k, l, j) = corners.at(k, i, l, j) = term;
        }
      }
    }
  }
  Block block;
  block.exchange_m2.resize(Index{nu} * nv, Index{nu} * nv);
  for (int i = 0; i < nu; ++i)
    for (int k = 0; k < nu; ++k)
      for (int j = 0; j < nv; ++j)
        for (int l = 0; l < nv; ++l)
          block.exchange_m2(grid.place(axis, {i, j}), grid.place(axis, {k, l})) = corners.cell(i, k, j, l);
  block.rows.push_back(patches_of(grid, surface_at(axis, false)));
  block.columns.push_back(patches_of(grid, surface_at(axis, true)));
  return block;
}

ExchangeOperator::Block ExchangeOperator::adjoining_block(const PatchGrid& grid, int axis_1, int axis_2) {
  const int along = 3 - axis_1 - axis_2;
  const auto& edge_1 = grid.breaks_m(axis_2);  // surface 1 extends along axis 2 from the common edge
  const auto& edge_2 = grid.breaks_m(axis_1);
  const auto& ws = grid.breaks_m(along);
  const int n1 = grid.divisions(axis_2);
  const int n2 = grid.divisions(axis_1);
  const int nw = grid.divisions(along);

  CornerTable corners(n1 + 1, n2 + 1, nw + 1, nw + 1);
  for (int a = 0; a <= n1; ++a) {
    for (int b = 0; b <= n2; ++b) {
      for (int j = 0; j <= nw; ++j) {
        for (int l = j; l <= nw; ++l) {
          const double term =
              perpendicular_primitive(ws[static_cast<std::size_t>(l)] - ws[static_cast<std::size_t>(j)],
                                      edge_1[static_cast<std::size_t>(a)], edge_2[static_cast<std::size_t>(b)]);
          corners.at(a, b, j, l) = corners.at(a, b, l, j) = term;
        }
      }
    }
  }
  Block block;
  block.exchange_m2.resize(Index{n1} * nw, Index{n2} * nw);
  for (int a = 0; a < n1; ++a)
    for (int b = 0; b < n2; ++b)
      for (int j = 0; j < nw; ++j)
        for (int l = 0; l < nw; ++l)
          block.exchange_m2(place_by_axis(grid, axis_1, axis_2, a, j), place_by_axis(grid, axis_2, axis_1, b, l)) =
              corners.cell(a, b, j, l);
  // Seen from the far end of an axis the other surface appears mirrored along that axis.
  for (const bool far_1 : {false, true}) {
    for (const bool far_2 : {false, true}) {
      const Surface surface_1 = surface_at(axis_1, far_1);
      const Surface surface_2 = surface_at(axis_2, far_2);
      block.rows.push_back(far_2 ? mirrored_patches_of(grid, surface_1, axis_2) : patches_of(grid, surface_1));
      block.columns.push_back(far_1 ? mirrored_patches_of(grid, surface_2, axis_1) : patches_of(grid, surface_2));
    }
  }
  return block;
}

ExchangeOperator::ExchangeOperator(const PatchGrid& grid)
    : size_(grid.size()), blocks_{opposite_block(grid, 0),     opposite_block(grid, 1),
                                  opposite_block(grid, 2),     adjoining_block(grid, 0, 1),
                                  adjoining_block(grid, 0, 2), adjoining_block(grid, 1, 2)} {}

Eigen::MatrixXd ExchangeOperator::received_flux(const Eigen::Ref<const Eigen::MatrixXd>& exitance) const {
  Eigen::MatrixXd flux = Eigen::MatrixXd::Zero(size_, exitance.cols());
  const Index cases = exitance.cols();
  for (const Block& block : blocks_) {
    // All appearances of the block are done in one product, so that it is read from memory once.
    const Index appearances = static_cast<Index>(block.rows.size());
    Eigen::MatrixXd of_rows(block.exchange_m2.rows(), appearances * cases);
    Eigen::MatrixXd of_columns(block.exchange_m2.cols(), appearances * cases);
    for (std::size_t k = 0; k < block.rows.size(); ++k) {
      const Index first = static_cast<Index>(k) * cases;
      of_rows.middleCols(first, cases) = exitance(block.rows[k], Eigen::all);
      of_columns.middleCols(first, cases) = exitance(block.columns[k], Eigen::all);
    }
    const Eigen::MatrixXd to_rows = product(block.exchange_m2, CblasNoTrans, of_columns);
    const Eigen::MatrixXd to_columns = product(block.exchange_m2, CblasTrans, of_rows);
    for (std::size_t k = 0; k < block.rows.size(); ++k) {
      const Index first = static_cast<Index>(k) * cases;
      flux(block.rows[k], Eigen::all) += to_rows.middleCols(first, cases);
      flux(block.columns[k], Eigen::all) += to_columns.middleCols(first, cases);
    }
  }
  return flux;
}

}  // namespace twinlight::lighting
