#pragma once

#include <Eigen/Core>
#include <array>
#include <vector>

#include "twinlight/lighting/room_transport.h"

namespace twinlight::lighting {

/// The extent of a luminous opening as the transport divides it: a rectangle; 0 × 0 is a point.
struct SourceSize {
  double along_c0_m = 0.0;
  double along_c90_m = 0.0;

  friend auto operator<=>(const SourceSize&, const SourceSize&) = default;
};

/// The matrices T of one layout: e = T i, initial values, with i a distribution on the basis (`ProjectedDistribution`)
/// and e the outputs of the room (`TransportRows`). Light reaches surfaces from the luminous centres, points of the
/// task and of cylinders from the parts of the opening. T does not depend on the product.
class LayoutTransport {
 public:
  /// @param below_only the luminaires' upward light is discarded: T has columns for light below the horizontal only
  LayoutTransport(const RoomTransport& room, const std::vector<Placement>& placements, bool below_only);

  /// Rows: outputs; columns: the nodes that are kept of a distribution of this symmetry.
  /// @param rotation_deg of all luminaires, a multiple of the basis's step of planes, in place of the placements' own
  Eigen::MatrixXf matrix(photometry::Symmetry symmetry, SourceSize size, double rotation_deg) const;

 private:
  struct Place {
    Eigen::Vector3d position_m;
    float weight = 1.0F;  ///< ½ on an axis of symmetry
  };
  /// An image of the places across the middle of the room: where rows go, and the luminaire's own plane of each plane
  /// of the room.
  struct Image {
    std::vector<Eigen::Index> row;
    std::vector<int> plane;
  };

  bool is_symmetric(int axis) const;
  void keep_one_side(int axis);
  std::vector<Image> images(double rotation_deg) const;
  Image image(bool across_x, bool across_y, double rotation_deg) const;
  Eigen::MatrixXf folded(const PlaneFold& fold, double rotation_deg) const;
  void add_direct(const PlaneFold& fold, SourceSize size, double rotation_deg, Eigen::MatrixXf& matrix) const;
  double nearest_point_m() const;

  const RoomTransport& room_;
  bool below_only_;
  std::vector<Place> all_places_;
  std::vector<Place> places_;       ///< one side of those that are their own image
  std::array<bool, 2> mirrored_{};  ///< across x, across y: the places are what is left of a symmetric layout
  Eigen::MatrixXf by_surfaces_;     ///< summed over the places, in the directions of the room
};

}  // namespace twinlight::lighting
