#include "twinlight/lighting/room_transport.h"

#include <cblas.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/glare.h"
#include "twinlight/lighting/patch_gather.h"
#include "twinlight/lighting/radiosity.h"
#include "twinlight/lighting/transport_direct.h"
#include "twinlight/lighting/transport_rows.h"

namespace twinlight::lighting {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXf;
using Eigen::Vector3d;

/// No ray stands for more than this (deg).
constexpr double widest_ray_gamma_deg = 1.25;
constexpr double widest_ray_c_deg = 3.75;
/// The matrices are of single precision: a relative residual that they can not tell.
constexpr double single_precision = 1e-7;

/// ∫ (1 − u) sin γ and ∫ u sin γ over a part of the step from `low` to `high`, u rising from 0 to 1.
std::array<double, 2> sine_moments(double low_deg, double high_deg, double from_deg, double to_deg) {
  const double step = radians(high_deg - low_deg);
  const auto rising = [&](double at_deg) {  // antiderivative of u sin γ
    const double gamma = radians(at_deg);
    return (std::sin(gamma) - (gamma - radians(low_deg)) * std::cos(gamma)) / step;
  };
  const double whole = std::cos(radians(from_deg)) - std::cos(radians(to_deg));
  const double upper = rising(to_deg) - rising(from_deg);
  return {whole - upper, upper};
}

int parts(double step_deg, double widest_deg) {
  return std::max(1, static_cast<int>(std::ceil(step_deg / widest_deg - 1e-9)));
}

}  // namespace

/// A direction, and its share of the four tents' solid angles.
struct RoomTransport::Ray {
  Vector3d direction;
  Vector3d inverse;  ///< of each component
  std::array<float, 4> sr{};
};

/// Between two angles and two planes of the basis: the rays that stand for it.
struct RoomTransport::Cell {
  std::array<int, 4> node{};
  std::vector<Ray> rays;
};

struct RoomTransport::Cells {
  std::vector<Cell> below, above;

  explicit Cells(const DirectionBasis& basis) {
    for (int g = 0; g + 1 < basis.gammas(); ++g) {
      if (g + 1 == basis.gammas_below()) continue;  // from 90° to 90°
      for (int c = 0; c < basis.planes(); ++c)
        (g < basis.gammas_below() ? below : above).push_back(cell_of(basis, g, c));
    }
  }

  static Cell cell_of(const DirectionBasis& basis, int g, int c) {
    const auto node = [&](int gamma, int plane) { return gamma * basis.planes() + plane % basis.planes(); };
    Cell cell{.node = {node(g, c), node(g + 1, c), node(g, c + 1), node(g + 1, c + 1)}};
    const double low_deg = basis.gammas_deg()[static_cast<std::size_t>(g)];
    const double high_deg = basis.gammas_deg()[static_cast<std::size_t>(g) + 1];
    const int gamma_parts = parts(high_deg - low_deg, widest_ray_gamma_deg);
    const int plane_parts = parts(basis.plane_step_deg(), widest_ray_c_deg);
    for (int i = 0; i < gamma_parts; ++i) {
      const double from_deg = low_deg + (high_deg - low_deg) * i / gamma_parts;
      const double to_deg = low_deg + (high_deg - low_deg) * (i + 1) / gamma_parts;
      const auto moment = sine_moments(low_deg, high_deg, from_deg, to_deg);
      const double gamma = radians(0.5 * (from_deg + to_deg));
      for (int k = 0; k < plane_parts; ++k) {
        const double v = (k + 0.5) / plane_parts;  // the mean of a linear function is that of its middle
        const double width = radians(basis.plane_step_deg()) / plane_parts;
        const double turn = radians(basis.plane_deg(c) + v * basis.plane_step_deg());
        const auto share = [&](std::size_t end, double part) {
          return static_cast<float>(moment.at(end) * width * part);
        };
        const Vector3d direction(std::sin(gamma) * std::cos(turn), std::sin(gamma) * std::sin(turn), -std::cos(gamma));
        cell.rays.push_back({.direction = direction,
                             .inverse = direction.cwiseInverse(),
                             .sr = {share(0, 1.0 - v), share(1, 1.0 - v), share(0, v), share(1, v)}});
      }
    }
    return cell;
  }
};

RoomTransport::RoomTransport(const RoomModel& room_model, TransportOutputs outputs, const DirectionBasis& basis,
                             int level_number)
    : room_(room_model.room()),
      outputs_(std::move(outputs)),
      basis_(basis),
      level_(level_number),
      cells_(std::make_shared<Cells>(basis)) {
  const RoomLevel& level = room_model.level(level_number);
  for (int axis = 0; axis < 3; ++axis) breaks_m_.at(static_cast<std::size_t>(axis)) = level.grid.breaks_m(axis);
  for (const Surface surface : all_surfaces)
    first_patch_.at(static_cast<std::size_t>(surface)) = level.grid.first(surface);
  first_patch_.back() = level.grid.size();
  const OutputRows built = output_rows(level, outputs_);
  rows_ = built.rows;
  for (int axis = 0; axis < 2; ++axis) {
    mirrored_rows_.at(static_cast<std::size_t>(axis)) = built.mirrored(room_, axis);
    mirrored_patches_.at(static_cast<std::size_t>(axis)) = mirrored_patches(level.grid, axis);
  }

  // What an output gathers of exitances, g, by reciprocity lights the room: with g / A for direct light the exitances
  // that follow are what each lumen on a patch gives the output by way of the surfaces.
  const MatrixXd light = level.grid.areas_m2().cwiseInverse().asDiagonal() * built.of_exitance.transpose();
  const MatrixXf importance =
      (built.of_flux + interreflect(level, light, single_precision).exitance_lm_per_m2.transpose()).cast<float>();
  task_importance_ = importance.middleRows(rows_.task.first, rows_.task.count).colwise().mean();
  keep_sides(importance);
}

void RoomTransport::keep_sides(const MatrixXf& importance) {
  for (const bool x : {false, true}) {
    for (const bool y : {false, true}) {
      const MirrorAxes axes{{x, y}};
      if ((x && !mirrored_rows_[0]) || (y && !mirrored_rows_[1])) continue;
      Side& side = sides_.at(number(axes));
      side.rows = one_of_each_image(rows_.size, mirrored_rows_, axes);
      side.importance = importance(side.rows, Eigen::all);
    }
  }
}

void RoomTransport::add_mirror_image_of_view(int axis, MatrixXf& seen_sr) const {
  add_mirror_image(axis, mirrored_patches_.at(static_cast<std::size_t>(axis)), basis_.planes(), seen_sr);
}

int RoomTransport::patch_hit(const Vector3d& from_m, const Ray& ray) const {
  const Vector3d size_m = room_.size_m();
  int axis = 2;
  double nearest = std::numeric_limits<double>::infinity();
  for (int k = 0; k < 3; ++k) {
    const double reach = ((ray.direction[k] < 0.0 ? 0.0 : size_m[k]) - from_m[k]) * ray.inverse[k];
    if (reach < nearest) {  // not where the ray runs along the surface: infinite or no number
      nearest = reach;
      axis = k;
    }
  }
  const auto place = [&](int along) {
    const std::vector<double>& breaks = breaks_m_[static_cast<std::size_t>(along)];
    const double at_m = from_m[along] + nearest * ray.direction[along];
    int passed = 0;  // counted without branches, which would be guessed wrong: most of the time went there
    for (std::size_t i = 1; i + 1 < breaks.size(); ++i) passed += at_m >= breaks[i] ? 1 : 0;
    return passed;
  };
  const int inner = axis == 2 ? 1 : 2;
  const int inner_count = static_cast<int>(breaks_m_[static_cast<std::size_t>(inner)].size()) - 1;
  const Surface surface = surface_at(axis, ray.direction[axis] > 0.0);
  return static_cast<int>(first_patch_[static_cast<std::size_t>(surface)]) + place(axis == 0 ? 1 : 0) * inner_count +
         place(inner);
}

MatrixXf RoomTransport::empty_view(bool below_only) const {
  return MatrixXf::Zero(task_importance_.cols(), below_only ? basis_.size_below() : basis_.size());
}

void RoomTransport::add_view(const Vector3d& position_m, float weight, MatrixXf& seen_sr) const {
  const auto add = [&](const Cell& cell) {
    for (const Ray& ray : cell.rays) {
      const int patch = patch_hit(position_m, ray);
      for (std::size_t k = 0; k < 4; ++k) seen_sr(patch, cell.node[k]) += weight * ray.sr[k];
    }
  };
  for (const Cell& cell : cells_->below) add(cell);
  if (seen_sr.cols() > basis_.size_below())
    for (const Cell& cell : cells_->above) add(cell);
}

MatrixXf RoomTransport::by_surfaces(const MatrixXf& seen_sr, MirrorAxes axes) const {
  const MatrixXf& importance = sides_.at(number(axes)).importance;
  MatrixXf matrix(importance.rows(), seen_sr.cols());
  const auto rows = static_cast<int>(matrix.rows());
  const auto inner = static_cast<int>(seen_sr.rows());
  cblas_sgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, rows, static_cast<int>(matrix.cols()), inner, 1.0F,
              importance.data(), rows, seen_sr.data(), inner, 0.0F, matrix.data(), rows);
  return matrix;
}

Eigen::RowVectorXf RoomTransport::task_mean_from_place(const Vector3d& position_m, bool below_only) const {
  MatrixXf seen_sr = empty_view(below_only);
  add_view(position_m, 1.0F, seen_sr);
  Eigen::RowVectorXf mean = task_importance_ * seen_sr;
  const float part = 1.0F / static_cast<float>(outputs_.task.points_m.size());
  for (const Vector3d& point_m : outputs_.task.points_m) {
    const PointTransfer transfer = planar_transfer(basis_, position_m, point_m, outputs_.task.normal);
    if (transfer.per_cd <= 0.0F || (below_only && transfer.mix.gamma[0] >= basis_.gammas_below())) continue;
    for (std::size_t g = 0; g < 2; ++g)
      for (std::size_t c = 0; c < 2; ++c)
        mean[transfer.mix.gamma.at(g) * basis_.planes() + transfer.mix.plane.at(c)] +=
            part * transfer.per_cd * transfer.mix.gamma_share.at(g) * transfer.mix.plane_share.at(c);
  }
  return mean;
}

}  // namespace twinlight::lighting
