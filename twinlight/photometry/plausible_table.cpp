#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "twinlight/foundation/constants.h"
#include "twinlight/photometry/names.h"
#include "twinlight/photometry/plausibility_parts.h"

namespace twinlight::photometry {
namespace {

/// The planes of the whole turn without the closing one, each with its flux per radian of C.
class Planes {
 public:
  explicit Planes(const IntensityDistribution& distribution)
      : distribution_(distribution), count_(std::max<std::size_t>(distribution.c_deg().size() - 1, 1)) {
    const std::vector<double>& gammas_deg = distribution.gammas_deg();
    for (std::size_t plane = 0; plane < count_; ++plane) {
      double flux = 0.0;
      for (std::size_t j = 0; j + 1 < gammas_deg.size(); ++j)
        flux += linear_times_sine(radians(gammas_deg[j]), radians(gammas_deg[j + 1]), at(plane, j), at(plane, j + 1));
      fluxes_.push_back(flux);
    }
  }

  std::size_t count() const { return count_; }
  double c_deg(std::size_t plane) const { return distribution_.c_deg()[plane]; }
  double at(std::size_t plane, std::size_t gamma) const {
    return distribution_.intensities_cd()[plane * distribution_.gammas_deg().size() + gamma];
  }
  double flux(std::size_t plane) const { return fluxes_[plane]; }
  double greatest_flux() const { return *std::max_element(fluxes_.begin(), fluxes_.end()); }
  std::size_t before(std::size_t plane) const { return (plane + count_ - 1) % count_; }
  std::size_t after(std::size_t plane) const { return (plane + 1) % count_; }

 private:
  const IntensityDistribution& distribution_;
  std::size_t count_;
  std::vector<double> fluxes_;
};

/// A dark plane beside one that gives much light; a side that is dark as a whole is a shield or a wall.
void doubt_dark_planes(const Planes& planes, Doubts& doubts) {
  constexpr double much = 0.2;
  std::size_t dark = 0, beside_light = 0;
  double first_c_deg = -1.0;
  for (std::size_t plane = 0; plane < planes.count(); ++plane) {
    if (planes.flux(plane) > 0.0) continue;
    ++dark;
    const double neighbour = std::max(planes.flux(planes.before(plane)), planes.flux(planes.after(plane)));
    if (neighbour < much * planes.greatest_flux()) continue;
    ++beside_light;
    if (first_c_deg < 0.0) first_c_deg = planes.c_deg(plane);
  }
  if (dark == 0 || planes.greatest_flux() == 0.0) return;
  if (beside_light > 0) {
    doubts.warn("intensity",
                fmt::format("{} of {} planes dark from end to end, C{:g} beside one that is not: values may be missing",
                            dark, planes.count(), first_c_deg));
  } else {
    doubts.hint("intensity", fmt::format("{} of {} planes are dark from end to end", dark, planes.count()));
  }
}

/// A plane that gives some times more or less than two neighbours on either side, which agree with each other: the
/// dips and peaks of real optics begin before.
void doubt_jumps(const Planes& planes, Doubts& doubts) {
  constexpr std::size_t enough_planes = 12;
  constexpr double jump = 3.0, agreement = 1.5, worth_asking = 0.02;
  if (planes.count() < enough_planes) return;
  for (std::size_t plane = 0; plane < planes.count(); ++plane) {
    const std::size_t before = planes.before(plane), after = planes.after(plane);
    const auto [least, most] = std::minmax({planes.flux(before), planes.flux(planes.before(before)), planes.flux(after),
                                            planes.flux(planes.after(after))});
    const double here = planes.flux(plane);
    if (here == 0.0 || most > agreement * least || std::max(here, most) < worth_asking * planes.greatest_flux())
      continue;
    if (here < jump * most && here * jump > least) continue;
    doubts.warn(
        "intensity",
        fmt::format("plane C{:g} gives {:.3g} times the light of its neighbours C{:g} and C{:g}: a wrong factor, "
                    "or a plane in a wrong place",
                    planes.c_deg(plane), 2.0 * here / (planes.flux(before) + planes.flux(after)), planes.c_deg(before),
                    planes.c_deg(after)));
  }
}

/// One value far from those around it, in its plane and in the planes beside.
void doubt_spikes(const Planes& planes, const IntensityDistribution& distribution, Doubts& doubts) {
  constexpr double spike = 3.0, worth_asking = 0.1;
  const std::vector<double>& gammas_deg = distribution.gammas_deg();
  const double level_cd = worth_asking * distribution.max_intensity_cd();
  for (std::size_t plane = 0; plane < planes.count(); ++plane) {
    for (std::size_t j = 1; j + 1 < gammas_deg.size(); ++j) {
      const double here = planes.at(plane, j);
      const double less = std::min(planes.at(plane, j - 1), planes.at(plane, j + 1));
      const double more = std::max(planes.at(plane, j - 1), planes.at(plane, j + 1));
      double beside_less = less, beside_more = more;
      if (planes.count() > 1) {
        beside_less = std::min(planes.at(planes.before(plane), j), planes.at(planes.after(plane), j));
        beside_more = std::max(planes.at(planes.before(plane), j), planes.at(planes.after(plane), j));
      }
      const bool up = here > level_cd && here > spike * std::max(more, beside_more) && more < spike * less;
      const bool down = less > level_cd && here * spike < std::min(less, beside_less) && more < spike * less;
      if (!up && !down) continue;
      doubts.warn("intensity",
                  fmt::format("{:.4g} cd at C{:g}, γ {:g}° stands alone between {:.4g} cd and {:.4g} cd", here,
                              planes.c_deg(plane), gammas_deg[j], planes.at(plane, j - 1), planes.at(plane, j + 1)));
      return;
    }
  }
}

/// All planes meet in the poles, where the intensity is one value.
void doubt_pole(const Planes& planes, const IntensityDistribution& distribution, double pole_deg, Doubts& doubts) {
  const std::vector<double>& gammas_deg = distribution.gammas_deg();
  const std::size_t j = pole_deg == 0.0 ? 0 : gammas_deg.size() - 1;
  if (gammas_deg[j] != pole_deg) return;
  std::size_t least = 0, most = 0;
  for (std::size_t plane = 0; plane < planes.count(); ++plane) {
    if (planes.at(plane, j) < planes.at(least, j)) least = plane;
    if (planes.at(plane, j) > planes.at(most, j)) most = plane;
  }
  const double difference_cd = planes.at(most, j) - planes.at(least, j);
  constexpr double of_value = 0.05, of_greatest = 0.02;  // repeated measurements of the nadir differ by 1 to 3 %
  if (difference_cd <= of_value * planes.at(most, j) || difference_cd <= of_greatest * distribution.max_intensity_cd())
    return;
  doubts.warn("intensity",
              fmt::format("the planes meet at γ {:g}°, but C{:g} says {:.4g} cd there and C{:g} {:.4g} cd", pole_deg,
                          planes.c_deg(least), planes.at(least, j), planes.c_deg(most), planes.at(most, j)));
}

/// The largest difference between each plane and the one that `mirror` puts it on; infinite where there is none.
template <class Mirror>
double asymmetry_cd(const IntensityDistribution& distribution, Mirror mirror) {
  double largest_cd = 0.0;
  for (const double c_deg : distribution.c_deg())
    for (const double gamma_deg : distribution.gammas_deg())
      largest_cd = std::max(largest_cd, std::abs(distribution.intensity_cd(c_deg, gamma_deg) -
                                                 distribution.intensity_cd(mirror(c_deg), gamma_deg)));
  return largest_cd;
}

}  // namespace

void hint_at_symmetry(const IntensityDistribution& distribution, Doubts& doubts) {
  if (distribution.symmetry() != Symmetry::none || distribution.max_intensity_cd() == 0.0) return;
  constexpr double same = 1e-3;
  const double tolerated_cd = same * distribution.max_intensity_cd();
  const bool about_c0 = asymmetry_cd(distribution, [](double c) { return 360.0 - c; }) <= tolerated_cd;
  const bool about_c90 = asymmetry_cd(distribution, [](double c) { return 540.0 - c; }) <= tolerated_cd;
  const bool all_same = about_c0 && asymmetry_cd(distribution, [](double) { return 0.0; }) <= tolerated_cd;
  if (!about_c0 && !about_c90) return;
  const Symmetry found = all_same                ? Symmetry::rotational
                         : about_c0 && about_c90 ? Symmetry::quadrant
                         : about_c0              ? Symmetry::c0_c180
                                                 : Symmetry::c90_c270;
  doubts.hint("symmetry",
              fmt::format("stored without symmetry, but the table is {} to a thousandth of its largest intensity",
                          name_of(found)));
}

void doubt_table(const IntensityDistribution& distribution, Doubts& doubts) {
  if (distribution.max_intensity_cd() == 0.0) return;
  const Planes planes(distribution);
  doubt_dark_planes(planes, doubts);
  doubt_jumps(planes, doubts);
  doubt_spikes(planes, distribution, doubts);
  if (planes.count() > 1) {
    doubt_pole(planes, distribution, 0.0, doubts);
    doubt_pole(planes, distribution, 180.0, doubts);
  }
}

}  // namespace twinlight::photometry
