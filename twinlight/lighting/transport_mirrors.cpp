#include "twinlight/lighting/transport_mirrors.h"

#include <cstddef>
#include <set>

#include "twinlight/lighting/patch_grid.h"

namespace twinlight::lighting {

using Eigen::Index;

std::vector<MirrorAxes> MirrorAxes::images() const {
  std::vector<MirrorAxes> all;
  for (const bool x : {false, true})
    for (const bool y : {false, true})
      if ((!x || across[0]) && (!y || across[1])) all.push_back({{x, y}});
  return all;
}

std::vector<Index> one_of_each_image(Index size, const std::array<MirrorMap, 2>& maps, MirrorAxes axes) {
  std::vector<Index> found;
  for (Index number = 0; number < size; ++number) {
    bool least = true;
    for (std::size_t axis = 0; axis < 2; ++axis) {
      if (!axes.across.at(axis)) continue;
      const Index image = (*maps.at(axis))[static_cast<std::size_t>(number)];
      least = least && number <= image;
      const bool other = axis == 0 && axes.across[1];
      if (other) least = least && number <= (*maps[1])[static_cast<std::size_t>(image)];
    }
    if (least) found.push_back(number);
  }
  return found;
}

Index image_of(Index number, const std::array<MirrorMap, 2>& maps, MirrorAxes axes) {
  for (std::size_t axis = 0; axis < 2; ++axis)
    if (axes.across.at(axis)) number = (*maps.at(axis))[static_cast<std::size_t>(number)];
  return number;
}

Index image_count(Index number, const std::array<MirrorMap, 2>& maps, MirrorAxes axes) {
  std::set<Index> images;
  for (const MirrorAxes& image : axes.images()) images.insert(image_of(number, maps, image));
  return static_cast<Index>(images.size());
}

std::vector<Index> mirrored_patches(const PatchGrid& grid, int axis) {
  std::vector<Index> images;
  images.reserve(static_cast<std::size_t>(grid.size()));
  for (const Surface surface : all_surfaces) {
    const int normal = normal_axis(surface);
    const int u = normal == 0 ? 1 : 0;
    const int v = normal == 2 ? 1 : 2;
    const Surface image = normal == axis ? surface_at(axis, !is_far_end(surface)) : surface;
    for (int i = 0; i < grid.divisions(u); ++i)
      for (int j = 0; j < grid.divisions(v); ++j)
        images.push_back(grid.first(image) + grid.place(normal, {axis == u ? grid.divisions(u) - 1 - i : i,
                                                                 axis == v ? grid.divisions(v) - 1 - j : j}));
  }
  return images;
}

int mirrored_plane(int plane, int planes, MirrorAxes axes) {
  if (axes.across[0]) plane = planes / 2 - plane;
  if (axes.across[1]) plane = -plane;
  return (plane % planes + planes) % planes;
}

void add_mirror_image(int axis, const std::vector<Index>& patches, int planes, Eigen::MatrixXf& seen_sr) {
  MirrorAxes axes;
  axes.across.at(static_cast<std::size_t>(axis)) = true;
  const Index rows = seen_sr.rows();
  Eigen::VectorXf before(rows);
  const auto add = [&](const float* from, float* to) {
    for (Index patch = 0; patch < rows; ++patch) to[patch] += from[patches[static_cast<std::size_t>(patch)]];
  };
  for (Index column = 0; column < seen_sr.cols(); ++column) {
    const auto plane = static_cast<int>(column % planes);
    const Index image = column - plane + mirrored_plane(plane, planes, axes);
    if (image < column) continue;
    before = seen_sr.col(column);
    add(image == column ? before.data() : seen_sr.col(image).data(), seen_sr.col(column).data());
    if (image > column) add(before.data(), seen_sr.col(image).data());
  }
}

}  // namespace twinlight::lighting
