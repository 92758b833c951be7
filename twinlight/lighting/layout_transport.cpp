#include "twinlight/lighting/layout_transport.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/opening_division.h"
#include "twinlight/lighting/transport_direct.h"

namespace twinlight::lighting {
namespace {

using Eigen::Index;
using Eigen::MatrixXf;
using Eigen::Vector3d;

constexpr double same_place_m = 1e-6;
/// Points nearer to an opening than this do not make its division finer.
constexpr double least_division_distance_m = 0.1;

/// A plane turned by whole steps, from 0 to count − 1.
int wrapped(int plane, int count) {
  return ((plane % count) + count) % count;
}

/// Only what divides an opening: where it lies and its extent.
PlacedLuminaire bare_opening(const Vector3d& centre_m, double rotation_deg, SourceSize size) {
  PlacedLuminaire luminaire;
  const double turn = radians(rotation_deg);
  luminaire.centre_m = centre_m;
  luminaire.c0 = {std::cos(turn), std::sin(turn), 0.0};
  luminaire.c90 = {-std::sin(turn), std::cos(turn), 0.0};
  luminaire.opening = {
      .shape = photometry::LuminousOpening::Shape::rectangle, .length_m = size.along_c90_m, .width_m = size.along_c0_m};
  return luminaire;
}

}  // namespace

LayoutTransport::LayoutTransport(const RoomTransport& room, const std::vector<Placement>& placements, bool below_only)
    : room_(room), below_only_(below_only) {
  for (const Placement& placement : placements) all_places_.push_back({.position_m = placement.position_m});
  places_ = all_places_;
  for (int axis = 0; axis < 2; ++axis) mirrored_.at(static_cast<std::size_t>(axis)) = is_symmetric(axis);
  for (int axis = 0; axis < 2; ++axis)
    if (mirrored_.at(static_cast<std::size_t>(axis))) keep_one_side(axis);
  MatrixXf seen_sr = room_.empty_view(below_only_);
  for (const Place& place : places_) room_.add_view(place.position_m, place.weight, seen_sr);
  by_surfaces_ = room_.by_surfaces(seen_sr);
}

bool LayoutTransport::is_symmetric(int axis) const {
  if (!room_.mirrored_rows(axis)) return false;
  return std::all_of(places_.begin(), places_.end(), [&](const Place& place) {
    Vector3d image_m = place.position_m;
    image_m[axis] = room_.room().size_m()[axis] - image_m[axis];
    return std::any_of(places_.begin(), places_.end(),
                       [&](const Place& other) { return (other.position_m - image_m).norm() < same_place_m; });
  });
}

void LayoutTransport::keep_one_side(int axis) {
  const double middle_m = 0.5 * room_.room().size_m()[axis];
  std::vector<Place> kept;
  for (Place place : places_) {
    if (place.position_m[axis] > middle_m + same_place_m) continue;
    if (place.position_m[axis] > middle_m - same_place_m) place.weight *= 0.5F;
    kept.push_back(place);
  }
  places_ = std::move(kept);
}

std::vector<LayoutTransport::Image> LayoutTransport::images(double rotation_deg) const {
  std::vector<Image> all;
  for (const bool x : {false, true})
    for (const bool y : {false, true})
      if ((!x || mirrored_[0]) && (!y || mirrored_[1])) all.push_back(image(x, y, rotation_deg));
  return all;
}

LayoutTransport::Image LayoutTransport::image(bool across_x, bool across_y, double rotation_deg) const {
  Image image;
  image.row.resize(static_cast<std::size_t>(room_.rows().size));
  std::iota(image.row.begin(), image.row.end(), 0);
  for (Index& row : image.row) {
    if (across_x) row = (*room_.mirrored_rows(0))[static_cast<std::size_t>(row)];
    if (across_y) row = (*room_.mirrored_rows(1))[static_cast<std::size_t>(row)];
  }
  const int planes = room_.basis().planes();
  const auto turned = static_cast<int>(std::lround(rotation_deg / room_.basis().plane_step_deg()));
  for (int plane = 0; plane < planes; ++plane) {
    int at = plane;
    if (across_x) at = planes / 2 - at;
    if (across_y) at = -at;
    image.plane.push_back(wrapped(at - turned, planes));
  }
  return image;
}

MatrixXf LayoutTransport::folded(const PlaneFold& fold, double rotation_deg) const {
  const std::vector<Image> all_images = images(rotation_deg);
  const int planes = room_.basis().planes();
  const Index gammas = by_surfaces_.cols() / planes;
  const Index rows = by_surfaces_.rows();
  const auto kept_plane = [&](const Image& image, int plane) {
    return fold.of[static_cast<std::size_t>(image.plane[static_cast<std::size_t>(plane)])];
  };
  MatrixXf matrix = MatrixXf::Zero(rows, gammas * fold.count);
  MatrixXf turned(rows, fold.count);
  for (Index g = 0; g < gammas; ++g) {
    const Image* before = nullptr;
    for (const Image& image : all_images) {
      bool same = before != nullptr;  // images of a symmetric luminaire turn it into itself
      for (int plane = 0; same && plane < planes; ++plane)
        same = kept_plane(image, plane) == kept_plane(*before, plane);
      if (!same) {
        turned.setZero();
        for (int plane = 0; plane < planes; ++plane)
          turned.col(kept_plane(image, plane)) += by_surfaces_.col(g * planes + plane);
        before = &image;
      }
      for (int kept = 0; kept < fold.count; ++kept) {
        float* target = matrix.col(g * fold.count + kept).data();
        const float* source = turned.col(kept).data();
        for (Index row = 0; row < rows; ++row) target[image.row[static_cast<std::size_t>(row)]] += source[row];
      }
    }
  }
  return matrix;
}

double LayoutTransport::nearest_point_m() const {
  double nearest_m = std::numeric_limits<double>::infinity();
  const TransportOutputs& outputs = room_.outputs();
  for (const Place& place : places_) {
    for (const Vector3d& point_m : outputs.task.points_m)
      nearest_m = std::min(nearest_m, (point_m - place.position_m).norm());
    for (const Vector3d& point_m : outputs.cylindrical_points_m)
      nearest_m = std::min(nearest_m, (point_m - place.position_m).norm());
  }
  return std::max(nearest_m, least_division_distance_m);
}

void LayoutTransport::add_direct(const PlaneFold& fold, SourceSize size, double rotation_deg, MatrixXf& matrix) const {
  // The parts of an opening mirror to those of its image where it stands at a right angle to the room.
  const bool right_angled = std::fmod(rotation_deg, 90.0) == 0.0;
  const std::vector<Image> all_images =
      right_angled ? images(rotation_deg) : std::vector{image(false, false, rotation_deg)};
  const std::vector<Place>& places = right_angled ? places_ : all_places_;
  const DirectionBasis& basis = room_.basis();
  const TransportOutputs& outputs = room_.outputs();
  const TransportRows& rows = room_.rows();
  const auto add = [&](Index row, const PointTransfer& transfer, float weight) {
    if (transfer.per_cd <= 0.0F || (below_only_ && transfer.mix.gamma[0] >= basis.gammas_below())) return;
    for (const Image& image : all_images) {
      const Index target = image.row[static_cast<std::size_t>(row)];
      for (std::size_t c = 0; c < 2; ++c) {
        const int own = image.plane[static_cast<std::size_t>(transfer.mix.plane.at(c))];
        const int kept = fold.of[static_cast<std::size_t>(own)];
        for (std::size_t g = 0; g < 2; ++g)
          matrix(target, transfer.mix.gamma.at(g) * fold.count + kept) +=
              weight * transfer.per_cd * transfer.mix.gamma_share.at(g) * transfer.mix.plane_share.at(c);
      }
    }
  };
  const double nearest_m = nearest_point_m();
  for (const Place& place : places) {
    const PlacedLuminaire opening = bare_opening(place.position_m, rotation_deg, size);
    for_each_element(opening, opening_division(opening, nearest_m), [&](const Vector3d& element_m, double part) {
      const float weight = place.weight * static_cast<float>(part);
      for (std::size_t i = 0; i < outputs.task.points_m.size(); ++i)
        add(rows.task.first + static_cast<Index>(i),
            planar_transfer(basis, element_m, outputs.task.points_m[i], outputs.task.normal), weight);
      for (std::size_t i = 0; i < outputs.cylindrical_points_m.size(); ++i)
        add(rows.cylindrical.first + static_cast<Index>(i),
            cylindrical_transfer(basis, element_m, outputs.cylindrical_points_m[i]), weight);
    });
  }
}

MatrixXf LayoutTransport::matrix(photometry::Symmetry symmetry, SourceSize size, double rotation_deg) const {
  const PlaneFold fold = plane_fold(room_.basis(), symmetry);
  MatrixXf matrix = folded(fold, rotation_deg);
  add_direct(fold, size, rotation_deg, matrix);
  return matrix;
}

}  // namespace twinlight::lighting
