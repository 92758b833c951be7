#include "twinlight/lighting/view_rays.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "twinlight/foundation/constants.h"
#include "twinlight/foundation/vector_clones.h"

namespace twinlight::lighting {
namespace {

using Eigen::Vector3d;

/// No ray stands for more than this (deg).
constexpr double widest_ray_gamma_deg = 1.25;
constexpr double widest_ray_c_deg = 3.75;

/// ∫ (1 − u) sin γ and ∫ u sin γ over a part of the step from `low` to `high`, u rising from 0 to 1.
std::array<double, 2> sine_moments(double low_deg, double high_deg, double from_deg, double to_deg) {
  const double step = radians(high_deg - low_deg);
  const auto rising = [&](double at_deg) {  // antiderivative of u sin γ
    const double gamma = radians(at_deg);
    return (std::sin(gamma) - (gamma - radians(low_deg)) * std::cos(gamma)) / step;
  };
  const double whole = std::cos(radians(from_deg)) - std::cos(radians(to_deg));
  const double upper = rising(to_deg) - rising(from_deg);
  return {whole - upper, upper};
}

int parts(double step_deg, double widest_deg) {
  return std::max(1, static_cast<int>(std::ceil(step_deg / widest_deg - 1e-9)));
}

/// So many rays are followed at once.
constexpr std::size_t at_once = 8;
using Wide = double __attribute__((vector_size(at_once * sizeof(double))));
using WidePatches = std::int32_t __attribute__((vector_size(at_once * sizeof(std::int32_t))));

/// Rays of one place and the box around it, as plain numbers.
struct Followed {
  std::size_t count = 0;  ///< a multiple of `at_once`
  std::array<const double*, 3> along{}, inverse{};
  std::array<double, 3> from_m{}, size_m{};
  std::array<const double*, 3> inner_breaks{};  ///< neither the first nor the last
  std::array<std::size_t, 3> inner_count{};
  std::array<double, 6> first{};
};

inline void load(const double* from, Wide& to) {
  std::memcpy(&to, from, sizeof(to));
}

/// The patch of each ray. Nothing is branched upon: most of the time went into branches that were guessed wrong.
TWL_VECTOR_CLONES void patches_of(const Followed& rays, std::int32_t* patches) {
  const Wide none{};
  const auto& from_m = rays.from_m;
  const auto& size_m = rays.size_m;
  const double along_y = static_cast<double>(rays.inner_count[1]) + 1.0;
  const double along_z = static_cast<double>(rays.inner_count[2]) + 1.0;
  for (std::size_t ray = 0; ray < rays.count; ray += at_once) {
    std::array<Wide, 3> along, reach_m, place;
    for (std::size_t k = 0; k < 3; ++k) {
      Wide inverse;
      load(rays.along[k] + ray, along[k]);
      load(rays.inverse[k] + ray, inverse);
      reach_m[k] = (along[k] < none ? none - from_m[k] : none + (size_m[k] - from_m[k])) * inverse;
    }
    const auto y_nearer = reach_m[1] < reach_m[0];  // no ray runs along a surface: all reaches are numbers
    const Wide nearer_wall_m = y_nearer ? reach_m[1] : reach_m[0];
    const auto level = reach_m[2] < nearer_wall_m;
    const Wide nearest_m = level ? reach_m[2] : nearer_wall_m;
    for (std::size_t k = 0; k < 3; ++k) {
      const Wide at_m = nearest_m * along[k] + from_m[k];
      place[k] = none;
      for (std::size_t b = 0; b < rays.inner_count[k]; ++b)
        place[k] += at_m >= rays.inner_breaks[k][b] ? none + 1.0 : none;
    }
    const Wide on_x = along[0] > none ? none + rays.first[1] : none + rays.first[0];
    const Wide on_y = along[1] > none ? none + rays.first[3] : none + rays.first[2];
    const Wide on_z = along[2] > none ? none + rays.first[5] : none + rays.first[4];
    const Wide on_wall = (y_nearer ? on_y : on_x) + (y_nearer ? place[0] : place[1]) * along_z + place[2];
    const Wide patch = level ? on_z + place[0] * along_y + place[1] : on_wall;
    const auto whole = __builtin_convertvector(patch, WidePatches);
    std::memcpy(patches + ray, &whole, sizeof(whole));
  }
}

}  // namespace

BoxPatches::BoxPatches(const PatchGrid& grid, const Vector3d& of_size_m) : size_m(of_size_m) {
  for (int axis = 0; axis < 3; ++axis) breaks_m.at(static_cast<std::size_t>(axis)) = grid.breaks_m(axis);
  for (const Surface surface : all_surfaces)
    first.at(static_cast<std::size_t>(surface)) = static_cast<double>(grid.first(surface));
}

ViewRays::ViewRays(const DirectionBasis& basis) {
  for (int gamma = 0; gamma + 1 < basis.gammas(); ++gamma) {
    if (gamma + 1 == basis.gammas_below()) continue;  // from 90° to 90°
    for (int plane = 0; plane < basis.planes(); ++plane)
      add_cell(basis, gamma, plane, gamma < basis.gammas_below() ? below_ : above_);
  }
  fill_up(below_);
  fill_up(above_);
}

void ViewRays::add_cell(const DirectionBasis& basis, int gamma, int plane, Part& part) {
  const auto node = [&](int g, int c) { return g * basis.planes() + c % basis.planes(); };
  part.cells.push_back(
      {node(gamma, plane), node(gamma + 1, plane), node(gamma, plane + 1), node(gamma + 1, plane + 1)});
  const double low_deg = basis.gammas_deg()[static_cast<std::size_t>(gamma)];
  const double high_deg = basis.gammas_deg()[static_cast<std::size_t>(gamma) + 1];
  const int gamma_parts = parts(high_deg - low_deg, widest_ray_gamma_deg);
  const int plane_parts = parts(basis.plane_step_deg(), widest_ray_c_deg);
  part.in_cell = static_cast<std::size_t>(gamma_parts) * static_cast<std::size_t>(plane_parts);
  for (int i = 0; i < gamma_parts; ++i) {
    const double from_deg = low_deg + (high_deg - low_deg) * i / gamma_parts;
    const double to_deg = low_deg + (high_deg - low_deg) * (i + 1) / gamma_parts;
    const auto moment = sine_moments(low_deg, high_deg, from_deg, to_deg);
    const double at = radians(0.5 * (from_deg + to_deg));
    for (int k = 0; k < plane_parts; ++k) {
      const double v = (k + 0.5) / plane_parts;  // the mean of a linear function is that of its middle
      const double width = radians(basis.plane_step_deg()) / plane_parts;
      const double turn = radians(basis.plane_deg(plane) + v * basis.plane_step_deg());
      const auto share = [&](std::size_t end, double of_width) {
        return static_cast<float>(moment.at(end) * width * of_width);
      };
      add_direction({std::sin(at) * std::cos(turn), std::sin(at) * std::sin(turn), -std::cos(at)}, part);
      part.shares_sr.push_back({share(0, 1.0 - v), share(1, 1.0 - v), share(0, v), share(1, v)});
    }
  }
}

void ViewRays::add_direction(const Vector3d& direction, Part& part) {
  for (int axis = 0; axis < 3; ++axis) {
    part.along.at(static_cast<std::size_t>(axis)).push_back(direction[axis]);
    part.inverse.at(static_cast<std::size_t>(axis)).push_back(1.0 / direction[axis]);
  }
}

void ViewRays::fill_up(Part& part) {
  while (part.along[0].size() % at_once != 0) add_direction({0.6, 0.0, -0.8}, part);
}

void ViewRays::find_patches(const Part& part, const BoxPatches& patches, const Vector3d& from_m,
                            std::vector<std::int32_t>& found) {
  Followed rays{.count = part.along[0].size(), .first = patches.first};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    rays.along.at(axis) = part.along.at(axis).data();
    rays.inverse.at(axis) = part.inverse.at(axis).data();
    rays.from_m.at(axis) = from_m[static_cast<Eigen::Index>(axis)];
    rays.size_m.at(axis) = patches.size_m[static_cast<Eigen::Index>(axis)];
    rays.inner_breaks.at(axis) = patches.breaks_m.at(axis).data() + 1;
    rays.inner_count.at(axis) = patches.breaks_m.at(axis).size() - 2;
  }
  found.resize(rays.count);
  patches_of(rays, found.data());
}

}  // namespace twinlight::lighting
