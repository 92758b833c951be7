#pragma once

#include <Eigen/Core>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "twinlight/lighting/room_transport.h"

namespace twinlight::lighting {

/// The extent of a luminous opening as the transport divides it: a rectangle; 0 × 0 is a point.
struct SourceSize {
  double along_c0_m = 0.0;
  double along_c90_m = 0.0;

  friend auto operator<=>(const SourceSize&, const SourceSize&) = default;
};

/// How far an opening reaches along the length and the width of the room.
std::array<double, 2> extents_in_room_m(SourceSize size, double rotation_deg);

/// Direct light that the parts of openings send to points: terms of a matrix, in the directions of the room.
struct DirectTerm {
  Eigen::Index row = 0;
  float per_cd = 0.0F;
  DirectionBasis::Mix mix;
};

/// The matrices T of one layout: e = T i, initial values, with i a distribution on the basis (`ProjectedDistribution`)
/// and e the outputs of the room (`TransportRows`). Light reaches surfaces from the luminous centres, points of the
/// task and of cylinders from the parts of the opening. T does not depend on the product. Safe to share between
/// threads.
class LayoutTransport {
 public:
  /// @param below_only the luminaires' upward light is discarded: T has columns for light below the horizontal only
  LayoutTransport(const RoomTransport& room, const std::vector<Placement>& placements, bool below_only);

  /// The same for openings of one size whose extent matters to what surfaces pass on, since outputs are near: light
  /// leaves the parts of openings there too. Sampled at few extents along x and along y, which are kept; between them
  /// linear in the squared extent. Direct light is divided more finely.
  /// @param distance_m from the luminaires to the outputs
  LayoutTransport near_outputs(SourceSize size, double rotation_deg, double distance_m) const;

  /// Rows: outputs; columns: the nodes that are kept of a distribution of this symmetry.
  /// @param rotation_deg of all luminaires, a multiple of the basis's step of planes, in place of the placements' own
  Eigen::MatrixXf matrix(photometry::Symmetry symmetry, SourceSize size, double rotation_deg) const;

  /// The same without direct light at points: it does not depend on the size of openings.
  /// @param repeats across which the wanted outputs repeat: rows are those of `RoomTransport::kept_rows`
  /// @param matrix is overwritten; one that has the right size already keeps its memory
  void by_surfaces(photometry::Symmetry symmetry, double rotation_deg, MirrorAxes repeats,
                   Eigen::MatrixXf& matrix) const;
  /// Direct light at points: it does not depend on the symmetry.
  std::vector<DirectTerm> direct(SourceSize size, double rotation_deg) const;
  /// @param terms of the same rotation
  /// @param matrix the columns of `by_surfaces`, of its rows at least the first `TransportRows::points`
  void add_direct(const std::vector<DirectTerm>& terms, photometry::Symmetry symmetry, double rotation_deg,
                  MirrorAxes repeats, Eigen::MatrixXf& matrix) const;

  /// Across which middles of the room the places are their own images, and outputs have images.
  MirrorAxes mirrors() const { return mirrored_; }
  /// Across which middles of the room outputs repeat, because the layout and its luminaires are their own images.
  MirrorAxes repeats(photometry::Symmetry symmetry, double rotation_deg) const;

 private:
  struct Place {
    Eigen::Vector3d position_m;
    float weight = 1.0F;  ///< ½ on an axis of symmetry
  };
  struct Image;

  bool is_symmetric(int axis) const;
  void keep_one_side(int axis);
  std::vector<Image> images(double rotation_deg) const;
  Image image(MirrorAxes axes, double rotation_deg) const;
  static int kept_plane(const PlaneFold& fold, const Image& image, int plane);
  bool is_same(const PlaneFold& fold, const Image& a, const Image& b) const;
  void fold_planes(const PlaneFold& fold, const Image& image, Eigen::Index gamma,
                   Eigen::Ref<Eigen::MatrixXf> folded) const;
  double nearest_point_m() const;
  Eigen::MatrixXf from_places(int axis, double extent_m) const;
  Eigen::MatrixXf added_by_extent(int axis, double extent_m, double distance_m) const;

  const RoomTransport& room_;
  bool below_only_;
  std::vector<Place> all_places_;
  std::vector<Place> places_;  ///< one side of those that are their own image
  MirrorAxes mirrored_;        ///< the places are what is left of a symmetric layout
  bool near_outputs_ = false;
  /// By surfaces of light that leaves openings extended along x or y only: axis and number of the extent.
  struct Extents {
    std::mutex mutex;
    std::map<std::pair<int, std::size_t>, Eigen::MatrixXf> one_side;
  };
  std::shared_ptr<Extents> extents_ = std::make_shared<Extents>();
  Eigen::MatrixXf one_side_;  ///< by surfaces from all places, in the directions of the room; `kept_rows` of these axes
};

}  // namespace twinlight::lighting
