#pragma once

#include <Eigen/Core>
#include <array>
#include <optional>
#include <vector>

namespace twinlight::lighting {

class PatchGrid;

/// Across which middles of a room something is its own mirror image: x and length − x, y and width − y.
struct MirrorAxes {
  std::array<bool, 2> across{};

  bool any() const { return across[0] || across[1]; }
  /// Those of all images, of the thing itself first: every choice among these axes.
  std::vector<MirrorAxes> images() const;
  friend bool operator==(const MirrorAxes&, const MirrorAxes&) = default;
};

/// For each number the one of its mirror image; none where something has no image.
using MirrorMap = std::optional<std::vector<Eigen::Index>>;

/// The numbers below `size` of which none of the images is lower: one of each set of images, ascending.
/// @param maps one for each axis that is mirrored across
std::vector<Eigen::Index> one_of_each_image(Eigen::Index size, const std::array<MirrorMap, 2>& maps, MirrorAxes axes);

/// The number at the mirror image of one. @param axes across which there are images
Eigen::Index image_of(Eigen::Index number, const std::array<MirrorMap, 2>& maps, MirrorAxes axes);

/// How many different numbers a number and its images are.
Eigen::Index image_count(Eigen::Index number, const std::array<MirrorMap, 2>& maps, MirrorAxes axes);

/// Of the patches of a grid, which is symmetrical. @param axis 0 or 1
std::vector<Eigen::Index> mirrored_patches(const PatchGrid& grid, int axis);

/// The plane C of the room that a plane is mirrored to. @param planes of the whole turn
int mirrored_plane(int plane, int planes, MirrorAxes axes);

/// Adds to what one side of a symmetric layout sees what its image sees. @param seen_sr rows patches, columns nodes,
/// the planes within each angle
void add_mirror_image(int axis, const std::vector<Eigen::Index>& patches, int planes, Eigen::MatrixXf& seen_sr);

}  // namespace twinlight::lighting
