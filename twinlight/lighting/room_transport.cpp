#include "twinlight/lighting/room_transport.h"

#include <cblas.h>

#include <algorithm>
#include <cmath>

#include "twinlight/lighting/glare.h"
#include "twinlight/lighting/patch_gather.h"
#include "twinlight/lighting/radiosity.h"
#include "twinlight/lighting/transport_direct.h"
#include "twinlight/lighting/transport_rows.h"
#include "twinlight/lighting/view_rays.h"

namespace twinlight::lighting {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::MatrixXf;
using Eigen::Vector3d;

/// The matrices are of single precision: a relative residual that they can not tell.
constexpr double single_precision = 1e-7;

}  // namespace

/// What places see of the room.
struct RoomTransport::Sight {
  ViewRays rays;
  BoxPatches patches;

  template <class See>
  void from(const Vector3d& position_m, bool below_only, const See& see) const {
    rays.follow(patches, position_m, below_only, see);
  }
};

RoomTransport::RoomTransport(const RoomModel& room_model, TransportOutputs outputs, const DirectionBasis& basis,
                             int level_number)
    : room_(room_model.room()), outputs_(std::move(outputs)), basis_(basis), level_(level_number) {
  const RoomLevel& level = room_model.level(level_number);
  sight_ = std::make_shared<const Sight>(Sight{ViewRays(basis), BoxPatches(level.grid, room_.size_m())});
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
      side.rows = lighting::kept_rows(rows_, mirrored_rows_, axes);
      side.importance = importance(side.rows.outputs, Eigen::all);
    }
  }
}

void RoomTransport::add_mirror_image_of_view(int axis, MatrixXf& seen_sr) const {
  add_mirror_image(axis, mirrored_patches_.at(static_cast<std::size_t>(axis)), basis_.planes(), seen_sr);
}

MatrixXf RoomTransport::empty_view(bool below_only) const {
  return MatrixXf::Zero(task_importance_.cols(), below_only ? basis_.size_below() : basis_.size());
}

void RoomTransport::add_view(const Vector3d& position_m, float weight, MatrixXf& seen_sr) const {
  const bool below_only = seen_sr.cols() <= basis_.size_below();
  sight_->from(position_m, below_only, [&](Index patch, const auto& nodes, const auto& shares_sr) {
    for (std::size_t k = 0; k < 4; ++k) seen_sr(patch, nodes[k]) += weight * shares_sr[k];
  });
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
  Eigen::RowVectorXf mean = Eigen::RowVectorXf::Zero(below_only ? basis_.size_below() : basis_.size());
  sight_->from(position_m, below_only, [&](Index patch, const auto& nodes, const auto& shares_sr) {
    for (std::size_t k = 0; k < 4; ++k) mean[nodes[k]] += task_importance_(0, patch) * shares_sr[k];
  });
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
