#include "twinlight/lighting/path_tracer.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <random>

#include "twinlight/foundation/constants.h"

namespace twinlight::lighting::path_tracing {
namespace {

using Eigen::Vector3d;

constexpr double least_distance_m = 1e-7;
constexpr int bounces_before_roulette = 2;

struct Triangle {
  Vector3d corner, edge_1, edge_2;
  std::size_t surface;
};

struct Hit {
  double distance_m;
  std::size_t surface;
};

/// Möller and Trumbore 1997.
std::optional<double> distance_to(const Triangle& triangle, const Vector3d& origin, const Vector3d& direction) {
  const Vector3d p = direction.cross(triangle.edge_2);
  const double determinant = triangle.edge_1.dot(p);
  if (determinant == 0.0) return std::nullopt;
  const Vector3d s = origin - triangle.corner;
  const double u = s.dot(p) / determinant;
  if (u < 0.0 || u > 1.0) return std::nullopt;
  const Vector3d q = s.cross(triangle.edge_1);
  const double v = direction.dot(q) / determinant;
  if (v < 0.0 || u + v > 1.0) return std::nullopt;
  const double distance = triangle.edge_2.dot(q) / determinant;
  return distance > least_distance_m ? std::optional(distance) : std::nullopt;
}

class Tracer {
 public:
  Tracer(const World& world, std::uint64_t seed) : world_(world), random_(seed) {
    for (std::size_t k = 0; k < world.surfaces.size(); ++k) {
      const auto& corners = world.surfaces[k].corners_m;
      normals_.push_back((corners[1] - corners[0]).cross(corners[2] - corners[0]).normalized());
      for (std::size_t i = 1; i + 1 < corners.size(); ++i)
        triangles_.push_back({corners[0], corners[i] - corners[0], corners[i + 1] - corners[0], k});
    }
  }

  double chance() { return std::uniform_real_distribution<double>()(random_); }

  /// Illuminance at a point, direct and by one path of reflections.
  double illuminance(Vector3d point, Vector3d normal) {
    double sum = direct(point, normal);
    double throughput = 1.0;
    for (int bounce = 1;; ++bounce) {
      const Vector3d direction = diffuse(normal);
      const std::optional<Hit> hit = first_hit(point, direction);
      if (!hit) return sum;
      throughput *= world_.surfaces[hit->surface].reflectance;
      point += hit->distance_m * direction;
      normal = normals_[hit->surface];
      if (normal.dot(direction) > 0.0) normal = -normal;
      if (bounce > bounces_before_roulette) {
        const double survives = world_.surfaces[hit->surface].reflectance;
        if (chance() >= survives) return sum;
        throughput /= survives;
      }
      sum += throughput * direct(point, normal);
    }
  }

  /// Cylindrical illuminance: direct, and π² L of a direction with the density sin ε / π².
  double cylindrical(const Vector3d& point) {
    double sum = 0.0;
    for (const Lamp& lamp : world_.lamps)
      sum += from_lamp(lamp, point, [](const Vector3d& d) { return std::hypot(d.x(), d.y()) / constants::pi; });
    Vector3d direction;
    do {
      const double z = 2.0 * chance() - 1.0;
      const double turn = 2.0 * constants::pi * chance();
      const double sine = std::sqrt(1.0 - z * z);
      direction = {sine * std::cos(turn), sine * std::sin(turn), z};
    } while (chance() > std::hypot(direction.x(), direction.y()));
    const std::optional<Hit> hit = first_hit(point, direction);
    if (!hit) return sum;
    const Vector3d& normal = normals_[hit->surface];
    // L = ρ E / π, and the mean of π² L over the density, over π, is ρ E.
    return sum + world_.surfaces[hit->surface].reflectance *
                     illuminance(point + hit->distance_m * direction, normal.dot(direction) > 0.0 ? -normal : normal);
  }

 private:
  std::optional<Hit> first_hit(const Vector3d& origin, const Vector3d& direction) const {
    std::optional<Hit> first;
    for (const Triangle& triangle : triangles_) {
      const auto distance = distance_to(triangle, origin, direction);
      if (distance && (!first || *distance < first->distance_m)) first = Hit{*distance, triangle.surface};
    }
    return first;
  }

  bool is_free(const Vector3d& from, const Vector3d& to) const {
    const Vector3d path = to - from;
    for (const Triangle& triangle : triangles_)
      if (const auto part = distance_to(triangle, from, path); part && *part < 1.0 - least_distance_m) return false;
    return true;
  }

  /// @param kernel of the unit vector from the lamp to the point
  template <class Kernel>
  double from_lamp(const Lamp& lamp, const Vector3d& point, Kernel kernel) {
    const double turn = radians(lamp.rotation_deg);
    const Vector3d c0(std::cos(turn), std::sin(turn), 0.0);
    const Vector3d c90(-std::sin(turn), std::cos(turn), 0.0);
    const Vector3d element =
        lamp.centre_m + (chance() - 0.5) * world_.width_m * c0 + (chance() - 0.5) * world_.length_m * c90;
    const Vector3d path = point - element;
    const Vector3d direction = path.normalized();
    const double received = kernel(direction);
    if (received <= 0.0) return 0.0;
    const double gamma_deg = degrees(std::acos(std::clamp(-direction.z(), -1.0, 1.0)));
    const double c_deg = degrees(std::atan2(direction.dot(c90), direction.dot(c0)));
    const double intensity_cd = world_.distribution->intensity_cd(c_deg, gamma_deg);
    if (intensity_cd <= 0.0 || !is_free(point, element)) return 0.0;
    return intensity_cd * received / path.squaredNorm();
  }

  double direct(const Vector3d& point, const Vector3d& normal) {
    double sum = 0.0;
    for (const Lamp& lamp : world_.lamps)
      sum += from_lamp(lamp, point, [&](const Vector3d& direction) { return -normal.dot(direction); });
    return sum;
  }

  /// By Malley's method.
  Vector3d diffuse(const Vector3d& normal) {
    const double radius = std::sqrt(chance());
    const double turn = 2.0 * constants::pi * chance();
    const Vector3d u = normal.unitOrthogonal();
    return radius * std::cos(turn) * u + radius * std::sin(turn) * normal.cross(u) +
           std::sqrt(1.0 - radius * radius) * normal;
  }

  const World& world_;
  std::mt19937_64 random_;
  std::vector<Triangle> triangles_;
  std::vector<Vector3d> normals_;
};

/// The mean of independent paths, `sample(tracer, n)` the n-th.
template <class Sample>
Estimate mean_of(const World& world, int paths, std::uint64_t seed, Sample sample) {
  Tracer tracer(world, seed);
  double sum = 0.0;
  double squares = 0.0;
  for (int n = 0; n < paths; ++n) {
    const double value = sample(tracer, static_cast<std::size_t>(n));
    sum += value;
    squares += value * value;
  }
  const double mean = sum / paths;
  return {mean, std::sqrt((squares / paths - mean * mean) / paths)};
}

}  // namespace

std::vector<Surface> box(const Vector3d& least_m, const Vector3d& most_m, double reflectance) {
  std::vector<Surface> surfaces;
  for (int axis = 0; axis < 3; ++axis) {
    const int u = (axis + 1) % 3;
    const int v = (axis + 2) % 3;
    for (const double end : {least_m[axis], most_m[axis]}) {
      Surface& side = surfaces.emplace_back(Surface{{}, reflectance});
      for (const auto& [at_u, at_v] : {std::pair(least_m[u], least_m[v]), std::pair(most_m[u], least_m[v]),
                                       std::pair(most_m[u], most_m[v]), std::pair(least_m[u], most_m[v])}) {
        Vector3d corner;
        corner[axis] = end;
        corner[u] = at_u;
        corner[v] = at_v;
        side.corners_m.push_back(corner);
      }
    }
  }
  return surfaces;
}

Estimate illuminance_lx(const World& world, const std::vector<Vector3d>& points_m, const Vector3d& normal, int paths,
                        std::uint64_t seed) {
  return mean_of(world, paths, seed, [&](Tracer& tracer, std::size_t n) {
    return tracer.illuminance(points_m[n % points_m.size()], normal);
  });
}

Estimate cylindrical_lx(const World& world, const std::vector<Vector3d>& points_m, int paths, std::uint64_t seed) {
  return mean_of(world, paths, seed,
                 [&](Tracer& tracer, std::size_t n) { return tracer.cylindrical(points_m[n % points_m.size()]); });
}

Estimate surface_lx(const World& world, const Surface& surface, int paths, std::uint64_t seed) {
  const auto& corners = surface.corners_m;
  const Vector3d normal = (corners[1] - corners[0]).cross(corners[2] - corners[0]).normalized();
  std::vector<double> area_up_to;
  double whole = 0.0;
  for (std::size_t k = 1; k + 1 < corners.size(); ++k)
    area_up_to.push_back(whole += (corners[k] - corners[0]).cross(corners[k + 1] - corners[0]).norm());
  return mean_of(world, paths, seed, [&](Tracer& tracer, std::size_t) {
    const double at = whole * tracer.chance();
    std::size_t k = 0;
    while (area_up_to[k] < at) ++k;
    const double across = std::sqrt(tracer.chance());
    const double along = tracer.chance();
    const Vector3d point =
        corners[0] + across * ((1.0 - along) * (corners[k + 1] - corners[0]) + along * (corners[k + 2] - corners[0]));
    return tracer.illuminance(point + 1e-6 * normal, normal);
  });
}

}  // namespace twinlight::lighting::path_tracing
