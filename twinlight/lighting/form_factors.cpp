#include "twinlight/lighting/form_factors.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "twinlight/foundation/constants.h"
#include "twinlight/lighting/gauss_legendre.h"

namespace twinlight::lighting {
namespace {

constexpr double two_pi = 2.0 * constants::pi;

/// Where rounding of the closed form may exceed this part of the result, and the smaller rectangle is small against
/// the gap between the two, Gauss quadrature of the point factor over the smaller one takes over: with four points
/// each way it is then exact to better than this. Between near rectangles the closed form stays, at worst with a
/// rounding of 1e-15 m² per m² of the larger one.
constexpr double largest_rounding_error = 1e-8;
constexpr double smallest_gap_in_diagonals = 4.0;
constexpr int far_pair_order = 4;

/// x·√c²·atan(x / √c²), continuous at c = 0.
double arm(double x, double c_squared) {
  const double c = std::sqrt(c_squared);
  return x * c * std::atan2(x, c);
}

double x_log_x_safe(double factor, double argument) {
  return argument > 0.0 ? factor * std::log(argument) : 0.0;
}

/// A sum of sixteen signed corner terms, with the size of the largest to judge the rounding.
struct CornerSum {
  double value = 0.0;
  double largest = 0.0;

  void add(double sign, double term) {
    value += sign * term;
    largest = std::max(largest, std::abs(term));
  }
  bool is_exact() const {
    return 16.0 * std::numeric_limits<double>::epsilon() * largest <= largest_rounding_error * std::abs(value);
  }
};

/// Calls `add(sign, bits)` for the sixteen combinations of four ends.
template <class Add>
void for_each_corner_pair(Add add) {
  for (unsigned bits = 0; bits < 16; ++bits) {
    const unsigned ones = (bits & 1U) + (bits >> 1U & 1U) + (bits >> 2U & 1U) + (bits >> 3U & 1U);
    add(ones % 2 == 0 ? 1.0 : -1.0, bits);
  }
}

double end_of(const Rectangle& rectangle, int axis, unsigned bit) {
  return bit == 0 ? rectangle.least_m[axis] : rectangle.most_m[axis];
}

CornerSum parallel_exchange(const Rectangle& a, const Rectangle& b) {
  const auto [u, v] = a.side_axes();
  const double distance = std::abs(a.plane_m() - b.plane_m());
  CornerSum sum;
  for_each_corner_pair([&, u = u, v = v](double sign, unsigned bits) {
    const double du = end_of(a, u, bits & 1U) - end_of(b, u, bits >> 1U & 1U);
    const double dv = end_of(a, v, bits >> 2U & 1U) - end_of(b, v, bits >> 3U & 1U);
    sum.add(sign, parallel_primitive(du, dv, distance));
  });
  return sum;
}

CornerSum perpendicular_exchange(const Rectangle& a, const Rectangle& b) {
  const int along = 3 - a.axis - b.axis;
  CornerSum sum;
  for_each_corner_pair([&](double sign, unsigned bits) {
    const double w = end_of(a, along, bits & 1U) - end_of(b, along, bits >> 1U & 1U);
    const double to_edge_a = end_of(a, b.axis, bits >> 2U & 1U) - b.plane_m();
    const double to_edge_b = end_of(b, a.axis, bits >> 3U & 1U) - a.plane_m();
    sum.add(sign, perpendicular_primitive(w, std::abs(to_edge_a), std::abs(to_edge_b)));
  });
  sum.value = std::abs(sum.value);
  return sum;
}

/// The part of `rectangle` in front of the plane of the perpendicular rectangle `other`.
Rectangle part_in_front(Rectangle rectangle, const Rectangle& other) {
  double& behind_end = other.facing > 0 ? rectangle.least_m[other.axis] : rectangle.most_m[other.axis];
  behind_end = other.facing > 0 ? std::max(behind_end, other.plane_m()) : std::min(behind_end, other.plane_m());
  return rectangle;
}

/// From the nearest point of one to the nearest point of the other.
double gap_m(const Rectangle& a, const Rectangle& b) {
  return (a.least_m - b.most_m).cwiseMax(b.least_m - a.most_m).cwiseMax(0.0).norm();
}

double exchange_by_quadrature(const Rectangle& a, const Rectangle& b) {
  const auto [u, v] = a.side_axes();
  const GaussRule& rule = gauss_legendre(far_pair_order);
  double mean = 0.0;
  Eigen::Vector3d point = a.least_m;
  for (std::size_t i = 0; i < rule.size(); ++i) {
    point[u] = a.least_m[u] + rule.nodes[i] * a.side_m(u);
    for (std::size_t j = 0; j < rule.size(); ++j) {
      point[v] = a.least_m[v] + rule.nodes[j] * a.side_m(v);
      mean += rule.weights[i] * rule.weights[j] * point_form_factor(point, a.normal(), b);
    }
  }
  return mean * a.area_m2();
}

double exchange(const CornerSum& closed_form, const Rectangle& a, const Rectangle& b) {
  if (closed_form.is_exact()) return closed_form.value;
  const Rectangle& smaller = a.area_m2() <= b.area_m2() ? a : b;
  const Rectangle& larger = &smaller == &a ? b : a;
  const bool is_far = gap_m(a, b) >= smallest_gap_in_diagonals * smaller.diagonal_m();
  return is_far ? exchange_by_quadrature(smaller, larger) : closed_form.value;
}

/// A convex polygon of at most five corners: a rectangle cut by a plane.
struct Polygon {
  std::array<Eigen::Vector3d, 5> corners;
  std::size_t count = 0;

  void add(const Eigen::Vector3d& corner) { corners[count++] = corner; }
};

/// The corners of the rectangle as seen from the point, less what lies below the receiver's horizon.
Polygon visible_part(const Eigen::Vector3d& point, const Eigen::Vector3d& normal, const Rectangle& rectangle) {
  const auto [u, v] = rectangle.side_axes();
  std::array<Eigen::Vector3d, 4> corners;
  std::array<double, 4> height{};
  for (unsigned k = 0; k < 4; ++k) {
    Eigen::Vector3d corner = rectangle.least_m;
    if (k == 1 || k == 2) corner[u] = rectangle.most_m[u];
    if (k >= 2) corner[v] = rectangle.most_m[v];
    corners.at(k) = corner - point;
    height.at(k) = normal.dot(corners.at(k));
  }
  Polygon polygon;
  for (std::size_t k = 0; k < 4; ++k) {
    const std::size_t next = (k + 1) % 4;
    if (height.at(k) >= 0.0) polygon.add(corners.at(k));
    if ((height.at(k) > 0.0 && height.at(next) < 0.0) || (height.at(k) < 0.0 && height.at(next) > 0.0)) {
      const double part = height.at(k) / (height.at(k) - height.at(next));
      polygon.add(corners.at(k) + part * (corners.at(next) - corners.at(k)));
    }
  }
  return polygon;
}

}  // namespace

double parallel_primitive(double dx_m, double dy_m, double distance_m) {
  const double x2 = dx_m * dx_m;
  const double y2 = dy_m * dy_m;
  const double z2 = distance_m * distance_m;
  return (arm(dy_m, x2 + z2) + arm(dx_m, y2 + z2) - 0.5 * x_log_x_safe(z2, x2 + y2 + z2)) / two_pi;
}

double perpendicular_primitive(double along_m, double to_edge_1_m, double to_edge_2_m) {
  const double w2 = along_m * along_m;
  const double c2 = to_edge_1_m * to_edge_1_m + to_edge_2_m * to_edge_2_m;
  return (arm(along_m, c2) - 0.25 * x_log_x_safe(c2 - w2, c2 + w2)) / two_pi;
}

double exchange_area_m2(const Rectangle& a, const Rectangle& b) {
  if (a.axis == b.axis) {
    const bool face_each_other = a.facing != b.facing && a.height_of(b.centre_m()) > 0.0;
    if (!face_each_other) return 0.0;
    return exchange(parallel_exchange(a, b), a, b);
  }
  const Rectangle front_a = part_in_front(a, b);
  const Rectangle front_b = part_in_front(b, a);
  if (front_a.side_m(b.axis) <= 0.0 || front_b.side_m(a.axis) <= 0.0) return 0.0;
  return exchange(perpendicular_exchange(front_a, front_b), front_a, front_b);
}

double form_factor(const Rectangle& a, const Rectangle& b) {
  return exchange_area_m2(a, b) / a.area_m2();
}

double point_form_factor(const Eigen::Vector3d& point_m, const Eigen::Vector3d& normal, const Rectangle& rectangle) {
  if (rectangle.height_of(point_m) <= 0.0) return 0.0;
  const Polygon polygon = visible_part(point_m, normal, rectangle);
  double sum = 0.0;
  for (std::size_t k = 0; k < polygon.count; ++k) {
    const Eigen::Vector3d& from = polygon.corners[k];
    const Eigen::Vector3d& to = polygon.corners[k + 1 == polygon.count ? 0 : k + 1];
    const Eigen::Vector3d across = from.cross(to);
    const double length = across.norm();
    if (length > 0.0) sum += std::atan2(length, from.dot(to)) * normal.dot(across) / length;
  }
  return std::abs(sum) / two_pi;
}

}  // namespace twinlight::lighting
