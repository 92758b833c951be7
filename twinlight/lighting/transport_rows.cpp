#include "twinlight/lighting/transport_rows.h"

#include <algorithm>

#include "twinlight/lighting/glare.h"
#include "twinlight/lighting/patch_gather.h"

namespace twinlight::lighting {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::Vector3d;

enum Kind { task_kind, cylindrical_kind, observer_kind, patch_kind, first_mean_kind };

/// The patches of a surface that touch one of its edges.
std::vector<Index> edge_patches(const PatchGrid& grid, Surface surface) {
  const int axis = normal_axis(surface);
  const int outer = grid.divisions(axis == 0 ? 1 : 0);
  const int inner = grid.divisions(axis == 2 ? 1 : 2);
  std::vector<Index> patches;
  for (int i = 0; i < outer; ++i)
    for (int j = 0; j < inner; ++j)
      if (i == 0 || j == 0 || i + 1 == outer || j + 1 == inner)
        patches.push_back(grid.first(surface) + grid.place(axis, {i, j}));
  return patches;
}

/// Builds the rows one kind after the other.
class Builder {
 public:
  Builder(const RoomLevel& level, const TransportOutputs& outputs) : level_(level) {
    const PatchGrid& grid = level.grid;
    for (const Surface surface : all_surfaces)
      if (is_wall(surface)) append(wall_patches_, edge_patches(grid, surface));
    append(ceiling_patches_, edge_patches(grid, Surface::ceiling));
    TransportRows& rows = built_.rows;
    const auto place = [&rows](TransportRows::Range& range, std::size_t count) {
      range = {.first = rows.size, .count = static_cast<Index>(count)};
      rows.size += range.count;
    };
    place(rows.task, outputs.task.points_m.size());
    place(rows.cylindrical, outputs.cylindrical_points_m.size());
    place(rows.observers, outputs.observers.size());
    place(rows.walls, wall_patches_.size());
    place(rows.ceiling, ceiling_patches_.size());
    rows.walls_mean = rows.size++;
    rows.ceiling_mean = rows.size++;
    rows.floor_mean = rows.size++;
    built_.of_exitance = MatrixXd::Zero(rows.size, grid.size());
    built_.of_flux = MatrixXd::Zero(rows.size, grid.size());
    built_.spots.resize(static_cast<std::size_t>(rows.size));
    points(outputs);
    patches(rows.walls, wall_patches_);
    patches(rows.ceiling, ceiling_patches_);
    mean(rows.walls_mean, is_wall);
    mean(rows.ceiling_mean, [](Surface surface) { return surface == Surface::ceiling; });
    mean(rows.floor_mean, [](Surface surface) { return surface == Surface::floor; });
  }

  OutputRows take() && { return std::move(built_); }

 private:
  static void append(std::vector<Index>& all, const std::vector<Index>& more) {
    all.insert(all.end(), more.begin(), more.end());
  }
  OutputRows::Spot& spot(Index row) { return built_.spots[static_cast<std::size_t>(row)]; }

  void points(const TransportOutputs& outputs) {
    const TransportRows& rows = built_.rows;
    std::vector<Receiver> receivers;
    for (const Vector3d& point_m : outputs.task.points_m) {
      spot(rows.task.first + static_cast<Index>(receivers.size())) = {task_kind, point_m, outputs.task.normal};
      receivers.push_back({point_m, outputs.task.normal});
    }
    built_.of_exitance.middleRows(rows.task.first, rows.task.count) = *planar_gather(level_, receivers);
    Index row = rows.cylindrical.first;
    for (const Vector3d& point_m : outputs.cylindrical_points_m)
      spot(row++) = {cylindrical_kind, point_m, Vector3d::Zero()};
    if (rows.cylindrical.count > 0)
      built_.of_exitance.middleRows(rows.cylindrical.first, rows.cylindrical.count) =
          *cylindrical_gather(level_, outputs.cylindrical_points_m);
    receivers.clear();
    for (const Observer& observer : outputs.observers) {
      const Vector3d ahead = line_of_sight(observer);
      spot(rows.observers.first + static_cast<Index>(receivers.size())) = {observer_kind, observer.eye_m, ahead};
      receivers.push_back({observer.eye_m, ahead});
    }
    if (rows.observers.count > 0)
      built_.of_exitance.middleRows(rows.observers.first, rows.observers.count) = *planar_gather(level_, receivers);
  }

  /// Illuminance of single patches: direct flux over the area, and what the others send.
  void patches(const TransportRows::Range& range, const std::vector<Index>& patches) {
    const Eigen::VectorXd& areas = level_.grid.areas_m2();
    MatrixXd unit = MatrixXd::Zero(level_.grid.size(), range.count);
    for (Index i = 0; i < range.count; ++i) {
      const Index patch = patches[static_cast<std::size_t>(i)];
      unit(patch, i) = 1.0 / areas[patch];
      built_.of_flux(range.first + i, patch) = 1.0 / areas[patch];
      const Rectangle& rectangle = level_.grid.patches()[static_cast<std::size_t>(patch)];
      spot(range.first + i) = {patch_kind, rectangle.centre_m(), rectangle.normal()};
    }
    // The exchange is symmetric: its rows are its columns.
    built_.of_exitance.middleRows(range.first, range.count) = level_.exchange.received_flux(unit).transpose();
  }

  template <class Wanted>
  void mean(Index row, const Wanted& wanted) {
    const PatchGrid& grid = level_.grid;
    Eigen::VectorXd share = Eigen::VectorXd::Zero(grid.size());
    for (const Surface surface : all_surfaces)
      if (wanted(surface)) share.segment(grid.first(surface), grid.count(surface)).setOnes();
    share /= share.dot(grid.areas_m2());
    built_.of_flux.row(row) = share.transpose();
    built_.of_exitance.row(row) = level_.exchange.received_flux(share).transpose();
    spot(row).kind = first_mean_kind + static_cast<int>(row);
  }

  const RoomLevel& level_;
  OutputRows built_;
  std::vector<Index> wall_patches_, ceiling_patches_;
};

}  // namespace

MirrorMap OutputRows::mirrored(const Room& room, int axis) const {
  std::vector<Index> images;
  for (const Spot& spot : spots) {
    Spot image = spot;
    if (spot.kind < first_mean_kind) image.point_m[axis] = room.size_m()[axis] - spot.point_m[axis];
    image.normal[axis] = -spot.normal[axis];
    const auto found = std::find_if(spots.begin(), spots.end(), [&](const Spot& other) {
      return other.kind == image.kind && (other.point_m - image.point_m).norm() < same_place_m &&
             (other.normal - image.normal).norm() < same_place_m;
    });
    if (found == spots.end()) return std::nullopt;
    images.push_back(found - spots.begin());
  }
  return images;
}

KeptRows kept_rows(const TransportRows& rows, const std::array<MirrorMap, 2>& maps, MirrorAxes axes) {
  KeptRows kept{.outputs = one_of_each_image(rows.size, maps, axes)};
  const auto place = [&](Index row) {
    return std::lower_bound(kept.outputs.begin(), kept.outputs.end(), row) - kept.outputs.begin();
  };
  kept.share.resize(static_cast<Index>(kept.outputs.size()));
  kept.share.setOnes();  // of means over surfaces, which are their own images
  const auto keep = [&](const TransportRows::Range& all, TransportRows::Range& some) {
    some = {.first = place(all.first), .count = place(all.end()) - place(all.first)};
    for (Index i = some.first; i < some.end(); ++i) {
      const Index images = image_count(kept.outputs[static_cast<std::size_t>(i)], maps, axes);
      kept.share[i] = static_cast<float>(images) / static_cast<float>(all.count);
    }
  };
  keep(rows.task, kept.ranges.task);
  keep(rows.cylindrical, kept.ranges.cylindrical);
  keep(rows.observers, kept.ranges.observers);
  keep(rows.walls, kept.ranges.walls);
  keep(rows.ceiling, kept.ranges.ceiling);
  kept.ranges.walls_mean = place(rows.walls_mean);
  kept.ranges.ceiling_mean = place(rows.ceiling_mean);
  kept.ranges.floor_mean = place(rows.floor_mean);
  kept.ranges.size = static_cast<Index>(kept.outputs.size());
  return kept;
}

OutputRows output_rows(const RoomLevel& level, const TransportOutputs& outputs) {
  return Builder(level, outputs).take();
}

}  // namespace twinlight::lighting
