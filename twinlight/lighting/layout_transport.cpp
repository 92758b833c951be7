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

/// Points nearer to an opening than this do not make its division finer.
constexpr double least_division_distance_m = 0.1;
/// Extents, in parts of the distance to outputs, at which light by way of surfaces is sampled.
constexpr std::array sampled_extents = {0.5, 1.0, 2.0, 4.0};
/// Parts of an opening along its extent there.
constexpr int line_points = 6;
/// Light leaves no nearer to a wall than this, whatever the extent.
constexpr double least_to_wall_m = 0.01;

bool is_right_angled(double rotation_deg) {
  return std::fmod(rotation_deg, 90.0) == 0.0;
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

/// Makes parts no wider than a step of the basis as seen from the nearest point.
void divide_by_steps(const PlacedLuminaire& luminaire, double nearest_m, double step_rad, OpeningDivision& division) {
  const auto parts = [&](double extent_m) {
    return std::min(static_cast<int>(std::ceil(extent_m / (nearest_m * step_rad))), largest_gauss_order);
  };
  division.along_c0 = std::max(division.along_c0, parts(luminaire.opening.width_m));
  division.along_c90 = std::max(division.along_c90, parts(luminaire.opening.length_m));
}

}  // namespace

/// An image of the places across the middle of the room: where rows go, and the luminaire's own plane of each plane of
/// the room.
struct LayoutTransport::Image {
  std::vector<Index> row;
  std::vector<int> plane;
};

/// The kept plane of the luminaire that a plane of the room is.
int LayoutTransport::kept_plane(const PlaneFold& fold, const Image& image, int plane) {
  return fold.of[static_cast<std::size_t>(image.plane[static_cast<std::size_t>(plane)])];
}

LayoutTransport::LayoutTransport(const RoomTransport& room, const std::vector<Placement>& placements, bool below_only)
    : room_(room), below_only_(below_only) {
  for (const Placement& placement : placements) all_places_.push_back({.position_m = placement.position_m});
  places_ = all_places_;
  for (int axis = 0; axis < 2; ++axis) mirrored_.across.at(static_cast<std::size_t>(axis)) = is_symmetric(axis);
  for (int axis = 0; axis < 2; ++axis)
    if (mirrored_.across.at(static_cast<std::size_t>(axis))) keep_one_side(axis);
  one_side_ = from_places(0, 0.0);
}

/// By surfaces of light that leaves lines along an axis with each place in the middle.
MatrixXf LayoutTransport::from_places(int axis, double extent_m) const {
  const GaussRule& rule = gauss_legendre(extent_m > 0.0 ? line_points : 1);
  const double room_m = room_.room().size_m()[axis];
  MatrixXf seen_sr = room_.empty_view(below_only_);
  for (const Place& place : places_) {
    for (std::size_t k = 0; k < rule.size(); ++k) {
      Vector3d from_m = place.position_m;
      if (extent_m > 0.0)
        from_m[axis] =
            std::clamp(from_m[axis] + (rule.nodes[k] - 0.5) * extent_m, least_to_wall_m, room_m - least_to_wall_m);
      room_.add_view(from_m, place.weight * static_cast<float>(rule.weights[k]), seen_sr);
    }
  }
  for (int mirror = 0; mirror < 2; ++mirror)
    if (mirrored_.across.at(static_cast<std::size_t>(mirror))) room_.add_mirror_image_of_view(mirror, seen_sr);
  return room_.by_surfaces(seen_sr, mirrored_);
}

/// What an extent along an axis adds to light from the centres.
MatrixXf LayoutTransport::added_by_extent(int axis, double extent_m, double distance_m) const {
  const double part = extent_m / distance_m;
  std::size_t upper = 0;
  while (upper + 1 < sampled_extents.size() && sampled_extents.at(upper) < part) ++upper;
  const auto sample = [&](std::size_t number) -> const MatrixXf& {
    const std::lock_guard lock(extents_->mutex);
    MatrixXf& kept = extents_->one_side[{axis, number}];
    if (kept.size() == 0) kept = from_places(axis, sampled_extents.at(number) * distance_m) - one_side_;
    return kept;
  };
  const double high = sampled_extents.at(upper) * sampled_extents.at(upper);
  if (upper == 0) return static_cast<float>(part * part / high) * sample(0);
  const double low = sampled_extents.at(upper - 1) * sampled_extents.at(upper - 1);
  const auto share = static_cast<float>((part * part - low) / (high - low));
  return (1.0F - share) * sample(upper - 1) + share * sample(upper);
}

std::array<double, 2> extents_in_room_m(SourceSize size, double rotation_deg) {
  const double turn = radians(rotation_deg);
  return {std::hypot(size.along_c0_m * std::cos(turn), size.along_c90_m * std::sin(turn)),
          std::hypot(size.along_c0_m * std::sin(turn), size.along_c90_m * std::cos(turn))};
}

LayoutTransport LayoutTransport::near_outputs(SourceSize size, double rotation_deg, double distance_m) const {
  LayoutTransport near = *this;
  near.near_outputs_ = true;
  const std::array extents_m = extents_in_room_m(size, rotation_deg);
  for (int axis = 0; axis < 2; ++axis)
    if (const double extent_m = extents_m.at(static_cast<std::size_t>(axis)); extent_m > least_to_wall_m)
      near.one_side_ += added_by_extent(axis, extent_m, distance_m);
  return near;
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
  for (const MirrorAxes axes : mirrored_.images()) all.push_back(image(axes, rotation_deg));
  return all;
}

LayoutTransport::Image LayoutTransport::image(MirrorAxes axes, double rotation_deg) const {
  Image image;
  image.row.resize(static_cast<std::size_t>(room_.rows().size));
  std::iota(image.row.begin(), image.row.end(), 0);
  for (Index& row : image.row) row = room_.image_of(row, axes);
  const int planes = room_.basis().planes();
  const auto turned = static_cast<int>(std::lround(rotation_deg / room_.basis().plane_step_deg()));
  for (int plane = 0; plane < planes; ++plane)
    image.plane.push_back(((mirrored_plane(plane, planes, axes) - turned) % planes + planes) % planes);
  return image;
}

bool LayoutTransport::is_same(const PlaneFold& fold, const Image& a, const Image& b) const {
  for (int plane = 0; plane < room_.basis().planes(); ++plane)
    if (kept_plane(fold, a, plane) != kept_plane(fold, b, plane)) return false;
  return true;
}

MirrorAxes LayoutTransport::repeats(photometry::Symmetry symmetry, double rotation_deg) const {
  MirrorAxes found;
  if (!is_right_angled(rotation_deg)) return found;  // openings are not their own images
  const PlaneFold fold = plane_fold(room_.basis(), symmetry);
  const Image itself = image({}, rotation_deg);
  for (std::size_t axis = 0; axis < 2; ++axis) {
    MirrorAxes alone;
    alone.across.at(axis) = mirrored_.across.at(axis);
    found.across.at(axis) = alone.any() && is_same(fold, itself, image(alone, rotation_deg));
  }
  return found;
}

void LayoutTransport::fold_planes(const PlaneFold& fold, const Image& image, Index gamma,
                                  Eigen::Ref<MatrixXf> folded) const {
  folded.setZero();
  const int planes = room_.basis().planes();
  for (int plane = 0; plane < planes; ++plane)
    folded.col(kept_plane(fold, image, plane)) += one_side_.col(gamma * planes + plane);
}

void LayoutTransport::by_surfaces(photometry::Symmetry symmetry, double rotation_deg, MirrorAxes repeats,
                                  MatrixXf& matrix) const {
  // What a row receives from a direction, its image receives from the image of that direction.
  const PlaneFold fold = plane_fold(room_.basis(), symmetry);
  const std::vector<Index>& kept_rows = room_.kept_rows(mirrored_).outputs;
  const std::vector<Index>& wanted = room_.kept_rows(repeats).outputs;
  const Index side = one_side_.rows() * fold.count;
  std::vector<Image> different;  // images of a symmetric luminaire turn it into itself
  std::vector<Index> source_of(static_cast<std::size_t>(room_.rows().size));
  for (const Image& image : images(rotation_deg)) {
    const auto same = std::find_if(different.begin(), different.end(),
                                   [&](const Image& other) { return is_same(fold, image, other); });
    const Index first = side * (same - different.begin());
    for (std::size_t i = 0; i < kept_rows.size(); ++i)
      source_of[static_cast<std::size_t>(image.row[static_cast<std::size_t>(kept_rows[i])])] =
          first + static_cast<Index>(i);
    if (same == different.end()) different.push_back(image);
  }
  const Index gammas = one_side_.cols() / room_.basis().planes();
  matrix.resize(static_cast<Index>(wanted.size()), gammas * fold.count);
  if (repeats == mirrored_) {  // the side itself
    for (Index gamma = 0; gamma < gammas; ++gamma)
      fold_planes(fold, different.front(), gamma, matrix.middleCols(gamma * fold.count, fold.count));
    return;
  }
  MatrixXf folded(one_side_.rows(), fold.count * static_cast<Index>(different.size()));
  for (Index gamma = 0; gamma < gammas; ++gamma) {
    for (std::size_t k = 0; k < different.size(); ++k)
      fold_planes(fold, different[k], gamma, folded.middleCols(static_cast<Index>(k) * fold.count, fold.count));
    for (Index plane = 0; plane < fold.count; ++plane) {
      float* target = matrix.col(gamma * fold.count + plane).data();
      const float* source = folded.col(plane).data();
      for (const Index row : wanted) *target++ = source[source_of[static_cast<std::size_t>(row)]];
    }
  }
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

std::vector<DirectTerm> LayoutTransport::direct(SourceSize size, double rotation_deg) const {
  const DirectionBasis& basis = room_.basis();
  const TransportOutputs& outputs = room_.outputs();
  std::vector<DirectTerm> terms;
  const auto add = [&](Index row, const PointTransfer& transfer, float weight) {
    if (transfer.per_cd <= 0.0F || (below_only_ && transfer.mix.gamma[0] >= basis.gammas_below())) return;
    terms.push_back({.row = row, .per_cd = weight * transfer.per_cd, .mix = transfer.mix});
  };
  const double nearest_m = nearest_point_m();
  for (const Place& place : is_right_angled(rotation_deg) ? places_ : all_places_) {
    const PlacedLuminaire opening = bare_opening(place.position_m, rotation_deg, size);
    OpeningDivision division = opening_division(opening, nearest_m);
    if (near_outputs_) divide_by_steps(opening, nearest_m, radians(basis.gammas_deg()[1]), division);
    for_each_element(opening, division, [&](const Vector3d& element_m, double part) {
      const float weight = place.weight * static_cast<float>(part);
      Index row = 0;
      for (const Vector3d& point_m : outputs.task.points_m)
        add(row++, planar_transfer(basis, element_m, point_m, outputs.task.normal), weight);
      for (const Vector3d& point_m : outputs.cylindrical_points_m)
        add(row++, cylindrical_transfer(basis, element_m, point_m), weight);
    });
  }
  return terms;
}

void LayoutTransport::add_direct(const std::vector<DirectTerm>& terms, photometry::Symmetry symmetry,
                                 double rotation_deg, MirrorAxes repeats, MatrixXf& matrix) const {
  // The parts of an opening mirror to those of its image where it stands at a right angle to the room.
  const std::vector<Image> all_images =
      is_right_angled(rotation_deg) ? images(rotation_deg) : std::vector{image({}, rotation_deg)};
  const PlaneFold fold = plane_fold(room_.basis(), symmetry);
  const KeptRows& wanted = room_.kept_rows(repeats);
  std::vector<Index> place(static_cast<std::size_t>(room_.rows().points()), -1);
  for (Index i = 0; i < wanted.ranges.points(); ++i)
    place[static_cast<std::size_t>(wanted.outputs[static_cast<std::size_t>(i)])] = i;
  for (const Image& image : all_images) {
    std::vector<int> kept_planes;
    for (int plane = 0; plane < room_.basis().planes(); ++plane) kept_planes.push_back(kept_plane(fold, image, plane));
    for (const DirectTerm& term : terms) {
      const Index target = place[static_cast<std::size_t>(image.row[static_cast<std::size_t>(term.row)])];
      if (target < 0) continue;
      for (std::size_t c = 0; c < 2; ++c) {
        const int kept = kept_planes[static_cast<std::size_t>(term.mix.plane.at(c))];
        for (std::size_t g = 0; g < 2; ++g)
          matrix(target, term.mix.gamma.at(g) * fold.count + kept) +=
              term.per_cd * term.mix.gamma_share.at(g) * term.mix.plane_share.at(c);
      }
    }
  }
}

MatrixXf LayoutTransport::matrix(photometry::Symmetry symmetry, SourceSize size, double rotation_deg) const {
  MatrixXf matrix;
  by_surfaces(symmetry, rotation_deg, {}, matrix);
  add_direct(direct(size, rotation_deg), symmetry, rotation_deg, {}, matrix);
  return matrix;
}

}  // namespace twinlight::lighting
