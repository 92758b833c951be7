#pragma once

#include <Eigen/Core>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "twinlight/lighting/direction_basis.h"
#include "twinlight/lighting/room_model.h"
#include "twinlight/lighting/scene.h"
#include "twinlight/lighting/transport_mirrors.h"

namespace twinlight::lighting {

/// What is wanted of a room.
struct TransportOutputs {
  TaskSurface task;
  std::vector<Eigen::Vector3d> cylindrical_points_m;
  std::vector<Observer> observers;  ///< their rows are the indirect vertical illuminance, for the background luminance
};

/// Where each output stands among the rows of a transport matrix. Of the least values of surfaces the rows are the
/// patches along the edges of each surface, where they occur.
struct TransportRows {
  struct Range {
    Eigen::Index first = 0;
    Eigen::Index count = 0;
    Eigen::Index end() const { return first + count; }
  };
  Range task, cylindrical, observers, walls, ceiling;
  Eigen::Index walls_mean = 0, ceiling_mean = 0, floor_mean = 0;
  Eigen::Index size = 0;

  /// The first rows, those of points that direct light reaches too: of the task and of cylinders.
  Eigen::Index points() const { return observers.first; }
};

/// Outputs of which none is the mirror image of another, ascending.
struct KeptRows {
  std::vector<Eigen::Index> outputs;
  TransportRows ranges;   ///< where each kind stands among them
  Eigen::VectorXf share;  ///< of each in the mean over its kind, with the images that it stands for
};

/// The product-independent half of light transport in a room: what each output receives of a lumen that falls on each
/// patch, all interreflections counted. By reciprocity that takes one solution of the radiosity system for each output
/// and none for each luminaire (the adjoint, docs/method.md). Safe to share between threads.
class RoomTransport {
 public:
  /// About 400 patches, from which exact evaluations begin to refine.
  static constexpr int default_level = 1;

  /// @param room_model must be of the room; used during construction only
  /// @param level of the room model's division
  RoomTransport(const RoomModel& room_model, TransportOutputs outputs,
                const DirectionBasis& basis = DirectionBasis::standard(), int level = default_level);

  const Room& room() const { return room_; }
  const DirectionBasis& basis() const { return basis_; }
  const TransportOutputs& outputs() const { return outputs_; }
  const TransportRows& rows() const { return rows_; }
  /// The level of the room model's division that it was made of.
  int level() const { return level_; }
  /// Outputs × patches: what each output receives of a lumen that falls on each patch.
  const Eigen::MatrixXf& importance() const { return sides_[0].importance; }

  /// Adds what a place sees of the room: rows patches, columns basis nodes in the directions of the room (C from +x),
  /// the solid angle ∫ tent dω of each tent that falls on each patch.
  /// @param seen_sr as `empty_view` gives it; its columns decide whether light above the horizontal counts
  void add_view(const Eigen::Vector3d& position_m, float weight, Eigen::MatrixXf& seen_sr) const;
  /// @param below_only columns of light below the horizontal alone, for luminaires whose upward light is discarded
  Eigen::MatrixXf empty_view(bool below_only) const;

  /// Columns as those of the view. Everything but the direct light at points, of luminaires whose light leaves their
  /// centres.
  /// @param axes across which the outputs are mirrored: rows are `kept_rows(axes)`, else all outputs
  Eigen::MatrixXf by_surfaces(const Eigen::MatrixXf& seen_sr, MirrorAxes axes = {}) const;

  /// One luminaire's row for the mean of the task, with its direct light there, of a point source.
  Eigen::RowVectorXf task_mean_from_place(const Eigen::Vector3d& position_m, bool below_only) const;

  /// For each output the one at its mirror image; none where outputs do not lie symmetrically about the room's middle.
  /// @param axis 0: x and length − x, 1: y and width − y
  const MirrorMap& mirrored_rows(int axis) const { return mirrored_rows_.at(static_cast<std::size_t>(axis)); }
  /// The output at the mirror image of one. @param axes across which there are images
  Eigen::Index image_of(Eigen::Index output, MirrorAxes axes) const {
    return lighting::image_of(output, mirrored_rows_, axes);
  }
  /// Of outputs that are images of each other one. @param axes across which there are images of them
  const KeptRows& kept_rows(MirrorAxes axes) const { return sides_.at(number(axes)).rows; }
  /// Adds to a view of one side's places that of their images. @param axis 0 or 1
  void add_mirror_image_of_view(int axis, Eigen::MatrixXf& seen_sr) const;

 private:
  Room room_;
  TransportOutputs outputs_;
  const DirectionBasis& basis_;
  TransportRows rows_;
  int level_;
  struct Sight;
  std::shared_ptr<const Sight> sight_;
  /// The outputs on one side of mirrors.
  struct Side {
    KeptRows rows;
    Eigen::MatrixXf importance;  ///< these outputs × patches, per lumen
  };
  std::array<Side, 4> sides_;        ///< without mirrors, then across x, across y, across both where there are images
  Eigen::MatrixXf task_importance_;  ///< the mean over the task: one row
  std::array<MirrorMap, 2> mirrored_rows_;
  std::array<std::vector<Eigen::Index>, 2> mirrored_patches_;

  static std::size_t number(MirrorAxes axes) { return (axes.across[0] ? 1U : 0U) + (axes.across[1] ? 2U : 0U); }
  void keep_sides(const Eigen::MatrixXf& importance);
};

}  // namespace twinlight::lighting
