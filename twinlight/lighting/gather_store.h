#pragma once

#include <Eigen/Core>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace twinlight::lighting {

/// One row a point, one column a patch: what each point receives for unit exitance of each patch.
using GatherMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Keeps the gather matrices of a division of a room. Scenes of one room mostly ask for the same points, and the
/// factors, which do not depend on light, take longer than all the rest. Safe to share between threads.
class GatherStore {
 public:
  using Key = std::vector<double>;  ///< the coordinates that determine the matrix
  /// The last number of a key, so that no planar matrix is taken for a cylindrical one.
  static constexpr double planar = 0.0;
  static constexpr double cylindrical = 1.0;
  static void append(Key& key, const Eigen::Vector3d& vector) { key.insert(key.end(), vector.begin(), vector.end()); }
  using Make = std::function<GatherMatrix()>;

  /// The matrix of the key; made, once, where it is not kept.
  std::shared_ptr<const GatherMatrix> find_or_make(const Key& key, const Make& make);

 private:
  std::mutex mutex_;
  std::map<Key, std::shared_ptr<const GatherMatrix>> kept_;
  std::size_t kept_bytes_ = 0;
};

}  // namespace twinlight::lighting
