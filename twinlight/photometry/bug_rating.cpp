#include "twinlight/photometry/bug_rating.h"

#include <algorithm>
#include <array>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {
namespace {

/// The most lumens for the ratings 0 to 4.
using Limits = std::array<double, 5>;
constexpr Limits low_and_back_high = {110, 500, 1000, 2500, 5000};
constexpr Limits back_mid = {220, 1000, 2500, 5000, 8500};
constexpr Limits up = {0, 10, 50, 500, 1000};
constexpr Limits very_high = {10, 100, 225, 500, 750};
constexpr Limits forward_high = {660, 1800, 5000, 7500, 12000};

int rating(double flux_lm, const Limits& limits) {
  return static_cast<int>(std::lower_bound(limits.begin(), limits.end(), flux_lm) - limits.begin());
}

bool is_lm63(FileFormat format) {
  return format == FileFormat::lm63_1986 || format == FileFormat::lm63_1991 || format == FileFormat::lm63_1995 ||
         format == FileFormat::lm63_2002 || format == FileFormat::lm63_2019;
}

}  // namespace

BugRating bug_rating(const OutdoorZones& zones, bool symmetrical) {
  BugRating rated{.zones = zones};
  rated.backlight = std::max({rating(zones.back_high_lm, low_and_back_high), rating(zones.back_mid_lm, back_mid),
                              rating(zones.back_low_lm, low_and_back_high)});
  rated.uplight = std::max(rating(zones.up_high_lm, up), rating(zones.up_low_lm, up));
  rated.glare = std::max({rating(zones.forward_very_high_lm, very_high), rating(zones.back_very_high_lm, very_high),
                          rating(zones.forward_high_lm, forward_high),
                          rating(zones.back_high_lm, symmetrical ? forward_high : low_and_back_high)});
  return rated;
}

BugRating bug_rating(const Luminaire& luminaire) {
  const IntensityDistribution& distribution = luminaire.distribution;
  const double forward_deg = is_lm63(luminaire.format) ? 0.0 : 90.0;
  const auto forward_lm = [&](double from_deg, double to_deg) {
    return distribution.half_space_flux_lm(forward_deg, from_deg, to_deg);
  };
  const auto back_lm = [&](double from_deg, double to_deg) {
    return distribution.half_space_flux_lm(forward_deg + 180.0, from_deg, to_deg);
  };
  const OutdoorZones zones{.forward_low_lm = forward_lm(0, 30),
                           .forward_mid_lm = forward_lm(30, 60),
                           .forward_high_lm = forward_lm(60, 80),
                           .forward_very_high_lm = forward_lm(80, 90),
                           .back_low_lm = back_lm(0, 30),
                           .back_mid_lm = back_lm(30, 60),
                           .back_high_lm = back_lm(60, 80),
                           .back_very_high_lm = back_lm(80, 90),
                           .up_low_lm = distribution.flux_lm(90.0, 100.0),
                           .up_high_lm = distribution.flux_lm(100.0, 180.0)};
  return bug_rating(zones, distribution.symmetry() == Symmetry::rotational);
}

}  // namespace twinlight::photometry
