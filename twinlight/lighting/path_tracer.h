#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "twinlight/photometry/intensity_distribution.h"

/// A brute-force path tracer that tests hold the engine to. It shares nothing with the engine but the tables of
/// intensities: paths run from the receiver, surfaces are plain polygons that every ray is held against, each vertex
/// sums the light of all luminaires (next-event estimation from one random point of each opening), and paths end by
/// Russian roulette. Unbiased; the error is that of the mean of independent paths. For tests only: not installed.
namespace twinlight::lighting::path_tracing {

/// Convex; diffuse on both sides.
struct Surface {
  std::vector<Eigen::Vector3d> corners_m;
  double reflectance = 0.0;
};

struct Lamp {
  Eigen::Vector3d centre_m;
  double rotation_deg = 0.0;  ///< of C0 from +x
};

struct World {
  std::vector<Surface> surfaces;
  std::vector<Lamp> lamps;
  const photometry::IntensityDistribution* distribution = nullptr;
  double width_m = 0.0;   ///< of the rectangular opening, along C0
  double length_m = 0.0;  ///< along C90
};

struct Estimate {
  double mean = 0.0;
  double standard_error = 0.0;
};

/// A horizontal box as six surfaces.
std::vector<Surface> box(const Eigen::Vector3d& least_m, const Eigen::Vector3d& most_m, double reflectance);

/// The mean illuminance of points, on the side of the unit vector `normal`; paths go to the points in turn.
Estimate illuminance_lx(const World& world, const std::vector<Eigen::Vector3d>& points_m, const Eigen::Vector3d& normal,
                        int paths, std::uint64_t seed);

/// The mean cylindrical illuminance of points, (1/π) ∫ L sin ε dω.
Estimate cylindrical_lx(const World& world, const std::vector<Eigen::Vector3d>& points_m, int paths,
                        std::uint64_t seed);

/// The mean illuminance of one surface, on the side to which its corners run counter-clockwise.
Estimate surface_lx(const World& world, const Surface& surface, int paths, std::uint64_t seed);

}  // namespace twinlight::lighting::path_tracing
