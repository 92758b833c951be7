#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "twinlight/lighting/facet.h"

namespace twinlight::lighting {

/// What rays meet: visibility between points of a room, by Embree. Safe to share between threads.
class RayScene {
 public:
  explicit RayScene(const std::vector<Facet>& facets);
  ~RayScene();
  RayScene(RayScene&&) noexcept;
  RayScene& operator=(RayScene&&) noexcept;

  /// The number of the first facet that a ray meets; none where it leaves through a crack between facets.
  /// @param direction unit vector
  std::optional<std::uint32_t> first_hit(const Eigen::Vector3d& origin_m, const Eigen::Vector3d& direction) const;

  /// Whether nothing lies between two points; what lies within 0.1 mm of either does not count.
  bool is_free(const Eigen::Vector3d& from_m, const Eigen::Vector3d& to_m) const;

 private:
  struct Embree;
  std::unique_ptr<const Embree> embree_;
};

}  // namespace twinlight::lighting
