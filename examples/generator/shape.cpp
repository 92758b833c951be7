#include "examples/generator/shape.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "twinlight/foundation/constants.h"

namespace twinlight::demo {
namespace {

constexpr double straight_up_deg = 180.0;
constexpr double horizontal_deg = 90.0;

/// Cosine of γ below the horizontal, exactly 0 at and above it, so that no rounding of cos 90° gives light.
double positive_cosine(double gamma_deg) {
  return gamma_deg < horizontal_deg ? std::cos(radians(gamma_deg)) : 0.0;
}

/// n of cosⁿ with half of the peak at half of the beam angle.
double exponent_of(double beam_angle_deg) {
  return std::log(0.5) / std::log(std::cos(radians(0.5 * beam_angle_deg)));
}

}  // namespace

double Direction::across() const {
  return std::sin(radians(gamma_deg)) * std::cos(radians(c_deg));
}

double Direction::along() const {
  return std::sin(radians(gamma_deg)) * std::sin(radians(c_deg));
}

double Direction::down() const {
  return std::cos(radians(gamma_deg));
}

double ByPlane::at(double c_deg) const {
  const double cosine = std::cos(radians(c_deg));
  return c90 + (c0 - c90) * cosine * cosine;
}

Shape diffuse(double exponent) {
  return [=](const Direction& d) { return std::pow(positive_cosine(d.gamma_deg), exponent); };
}

Shape diffusing_tube() {
  return [](const Direction& d) { return std::sqrt(std::max(0.0, 1.0 - d.along() * d.along())); };
}

Shape diffusing_rim() {
  return [](const Direction& d) { return std::max(0.0, std::sin(radians(d.gamma_deg))); };
}

Shape diffuse_sides() {
  return [](const Direction& d) { return std::abs(d.across()); };
}

double Shielding::factor(const Direction& direction) const {
  const double beyond = (direction.gamma_deg - angle_deg.at(direction.c_deg)) / softness_deg;
  return residual + (1.0 - residual) / (1.0 + std::exp(beyond));
}

Shape shielded(Shape light, Shielding shielding) {
  return [light = std::move(light), shielding](const Direction& d) { return light(d) * shielding.factor(d); };
}

Shape beam(const Beam& beam) {
  const Direction axis{.c_deg = beam.tilt_c_deg, .gamma_deg = beam.tilt_deg};
  const double exponent = exponent_of(beam.beam_angle_deg);
  return [=](const Direction& d) {
    const double cosine = d.across() * axis.across() + d.along() * axis.along() + d.down() * axis.down();
    // The housing lets no light of a downward beam out above the horizontal.
    if (cosine <= 0.0 || d.gamma_deg >= horizontal_deg) return 0.0;
    return std::pow(std::min(cosine, 1.0), exponent);
  };
}

Shape gaussian_beam(double beam_angle_deg) {
  const double half_deg = 0.5 * beam_angle_deg;
  return [=](const Direction& d) {
    const double ratio = d.gamma_deg / half_deg;
    return positive_cosine(d.gamma_deg) * std::exp(std::log(0.5) * ratio * ratio);
  };
}

Shape batwing(double exponent, Shielding shielding) {
  const Shielding steep{.angle_deg = shielding.angle_deg, .softness_deg = shielding.softness_deg};
  return [=](const Direction& d) {
    const double cosine = positive_cosine(d.gamma_deg);
    const double lifted_deg = std::min(d.gamma_deg, shielding.angle_deg.at(d.c_deg));
    const double lifted = std::pow(std::cos(radians(lifted_deg)), -exponent) * steep.factor(d);
    // Within some degrees of the horizontal the lens hides itself.
    const double rim = 1.0 - std::exp(-cosine / 0.08);
    return rim * lifted + shielding.residual * cosine;
  };
}

Shape extruded(Profile profile, double along_exponent) {
  return [profile = std::move(profile), along_exponent](const Direction& d) {
    const double out_of_plane = std::sqrt(std::max(0.0, 1.0 - d.along() * d.along()));
    if (out_of_plane == 0.0) return 0.0;
    const double across_deg = degrees(std::atan2(d.across(), d.down()));
    return std::max(0.0, profile(across_deg)) * std::pow(out_of_plane, along_exponent);
  };
}

Profile lobe(const Lobe& lobe) {
  return [=](double across_deg) {
    const double from_peak_deg = across_deg - lobe.peak_deg;
    const double width_deg = from_peak_deg < 0.0 ? lobe.width_below_deg : lobe.width_above_deg;
    const double flank = std::exp(-0.5 * from_peak_deg * from_peak_deg / (width_deg * width_deg));
    const double end = std::clamp((lobe.ends_deg - std::abs(across_deg)) / 10.0, 0.0, 1.0);
    return end * (flank + lobe.base);
  };
}

Shape upwards(Shape shape) {
  return [shape = std::move(shape)](const Direction& d) {
    return shape({.c_deg = d.c_deg, .gamma_deg = straight_up_deg - d.gamma_deg});
  };
}

Shape towards(double c_deg, Shape shape) {
  return [c_deg, shape = std::move(shape)](const Direction& d) {
    return shape({.c_deg = d.c_deg - c_deg, .gamma_deg = d.gamma_deg});
  };
}

}  // namespace twinlight::demo
