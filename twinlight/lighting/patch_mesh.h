#pragma once

#include <Eigen/Core>
#include <array>
#include <vector>

#include "twinlight/lighting/facet.h"

namespace twinlight::lighting {

/// Spreads points evenly over a convex facet.
class FacetPoints {
 public:
  explicit FacetPoints(const Facet& facet);
  /// @param at two numbers from 0 to 1
  Eigen::Vector3d point_m(std::array<double, 2> at) const;

 private:
  std::vector<Eigen::Vector3d> corners_m_;
  std::vector<double> area_up_to_;  ///< of the triangles about the first corner, as a part of the whole
};

/// The surfaces of a room divided into convex patches by square grids along the longest side of each facet.
struct PatchMesh {
  std::vector<Facet> patches;
  std::vector<PlaneFrame> frames;  ///< each about the middle of its patch
  std::vector<FacetPoints> points;
  Eigen::VectorXd areas_m2;
  Eigen::VectorXd reflectance;

  Eigen::Index size() const { return areas_m2.size(); }
};

/// About `count` patches, more where the facets are many or narrow.
PatchMesh patches_about(const std::vector<Facet>& facets, int count);

}  // namespace twinlight::lighting
