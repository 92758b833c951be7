#include "twinlight/photometry/beam.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "twinlight/photometry/intensity_distribution.h"

namespace twinlight::photometry {
namespace {

/// Intensities along an arc of the plane.
struct Arc {
  std::vector<double> angles_deg;  ///< ascending, from one end of the arc to the other
  std::vector<double> values_cd;

  void append(double angle_deg, double value_cd) {
    angles_deg.push_back(angle_deg);
    values_cd.push_back(value_cd);
  }
};

std::size_t index_of_largest(const std::vector<double>& values_cd) {
  return static_cast<std::size_t>(std::max_element(values_cd.begin(), values_cd.end()) - values_cd.begin());
}

/// The arc in which the lobe is looked for: both sides of the plane, joined at the pole nearer to the peak (at the
/// other one where the table does not reach it). Where the planes differ at the pole, the larger value counts, so
/// that the angle does not depend on the side that is named.
Arc arc_around_peak(const IntensityDistribution& distribution, double c_deg) {
  const std::vector<double>& gammas_deg = distribution.gammas_deg();
  std::vector<double> near_cd;
  std::vector<double> far_cd;
  for (const double gamma : gammas_deg) {
    near_cd.push_back(distribution.intensity_cd(c_deg, gamma));
    far_cd.push_back(distribution.intensity_cd(c_deg + 180.0, gamma));
  }
  const std::size_t near_peak = index_of_largest(near_cd);
  const std::size_t far_peak = index_of_largest(far_cd);
  const bool near_is_brighter = near_cd[near_peak] >= far_cd[far_peak];
  const bool peak_is_up = gammas_deg[near_is_brighter ? near_peak : far_peak] > 90.0;
  const bool holds_nadir = gammas_deg.front() == 0.0;
  const bool holds_zenith = gammas_deg.back() == 180.0;

  Arc arc;
  const std::size_t count = gammas_deg.size();
  if (holds_zenith && (peak_is_up || !holds_nadir)) {
    for (std::size_t i = 0; i + 1 < count; ++i) arc.append(gammas_deg[i], near_cd[i]);
    arc.append(180.0, std::max(near_cd.back(), far_cd.back()));
    for (std::size_t i = count - 1; i-- > 0;) arc.append(360.0 - gammas_deg[i], far_cd[i]);
  } else if (holds_nadir) {
    for (std::size_t i = count - 1; i > 0; --i) arc.append(-gammas_deg[i], far_cd[i]);
    arc.append(0.0, std::max(near_cd.front(), far_cd.front()));
    for (std::size_t i = 1; i < count; ++i) arc.append(gammas_deg[i], near_cd[i]);
  } else {
    arc = {.angles_deg = gammas_deg, .values_cd = near_is_brighter ? near_cd : far_cd};
  }
  return arc;
}

/// How far from the peak the intensity falls to `level_cd`, towards one end of the arc.
std::optional<double> distance_to_level(const Arc& arc, std::size_t peak, double level_cd, bool towards_last) {
  const std::size_t end = towards_last ? arc.angles_deg.size() - 1 : 0;
  for (std::size_t at = peak; at != end;) {
    const std::size_t next = towards_last ? at + 1 : at - 1;
    if (arc.values_cd[next] <= level_cd) {
      const double fraction = (arc.values_cd[at] - level_cd) / (arc.values_cd[at] - arc.values_cd[next]);
      return std::abs(mix(arc.angles_deg[at], arc.angles_deg[next], fraction) - arc.angles_deg[peak]);
    }
    at = next;
  }
  return std::nullopt;
}

}  // namespace

Quantity beam_angle_deg(const IntensityDistribution& distribution, double c_deg, double part) {
  const Arc arc = arc_around_peak(distribution, c_deg);
  const std::size_t peak = index_of_largest(arc.values_cd);
  const double level_cd = part * arc.values_cd[peak];
  if (!(level_cd > 0.0)) return Quantity::none("the plane is dark");
  const auto up = distance_to_level(arc, peak, level_cd, true);
  const auto down = distance_to_level(arc, peak, level_cd, false);
  if (up && down) return Quantity::of(*up + *down);
  return Quantity::none(fmt::format(
      "the intensity does not fall to {:g} % of the plane's largest one within the listed angles", 100.0 * part));
}

}  // namespace twinlight::photometry
