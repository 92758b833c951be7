#include "twinlight/matching/rank_sizes.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "twinlight/foundation/constants.h"

namespace twinlight::matching {
namespace {

using photometry::LuminousOpening;

/// Openings are alike whose extents, squared, differ by less than this part of the squared distance to the task:
/// an extent s spreads the light below by about 1 − s² / 6 h², so half a step is half a percent there.
constexpr double size_step_part = 0.06;
/// Of layouts near the task, where single luminaires and points count.
constexpr double near_size_step_part = 0.02;

/// No step is halved more often.
constexpr int most_halvings = 4;

/// How often steps are halved, so that they become no greater than Φ / π I_max of what they are for a Lambertian
/// luminaire: the square of the part by which lengths over which the light of a beam changes are shorter. Wide beams
/// share the Lambertian steps.
int halvings_of(double flux_lm, double peak_cd) {
  const double part = flux_lm / (constants::pi * std::max(peak_cd, 1e-9));
  if (!(part > 0.0 && part < 0.5)) return 0;
  return static_cast<int>(std::min(std::ceil(-std::log2(part)), static_cast<double>(most_halvings)));
}

std::vector<int> halvings_of(const ProductColumns& products) {
  std::vector<int> halvings(products.size(), 0);
  for (std::size_t k = 0; k < symmetry_count; ++k) {
    const SymmetryColumns& columns = products.of(static_cast<photometry::Symmetry>(k));
    for (std::size_t i = 0; i < columns.product.size(); ++i) {
      const auto intensities_cd = columns.intensities_cd.subspan(i * columns.height, columns.height);
      const Eigen::Map<const Eigen::ArrayXf> of_product(intensities_cd.data(),
                                                        static_cast<Eigen::Index>(columns.height));
      const std::uint32_t product = columns.product[i];
      halvings[product] =
          halvings_of(products.product(product).traits.flux_lm, static_cast<double>(of_product.maxCoeff()));
    }
  }
  return halvings;
}

/// A rectangle spreads light like the ellipse in it where their second moments agree: s² / 12 = d² / 16.
double squared_extent_m2(const LuminousOpening& opening, double extent_m) {
  return (opening.shape == LuminousOpening::Shape::ellipse ? 0.75 : 1.0) * extent_m * extent_m;
}

}  // namespace

RankSizes::RankSizes(const ProductColumns& products, const RankLayouts& layouts) : halvings_(halvings_of(products)) {
  std::map<double, std::size_t> by_distance;
  for (std::size_t layout = 0; layout < layouts.size(); ++layout) {
    const double distance_m = layouts.distance_to_task_m(layout);
    const auto [found, is_new] = by_distance.try_emplace(distance_m, scales_.size());
    const double step_part = layouts.near_task(layout) ? near_size_step_part : size_step_part;
    if (is_new) scales_.push_back(scale_of(products, step_part * distance_m * distance_m));
    scale_.push_back(found->second);
  }
}

RankSizes::Scale RankSizes::scale_of(const ProductColumns& products, double step_m2) const {
  const double finest_m2 = std::ldexp(step_m2, -most_halvings);
  std::map<std::pair<long, long>, std::uint32_t> numbers;  // of sizes in the finest steps
  Scale scale;
  scale.number.reserve(products.size());
  for (std::size_t i = 0; i < products.size(); ++i) {
    const LuminousOpening& opening = products.product(i).traits.opening;
    const long finest_in_own = 1L << (most_halvings - halvings_[i]);
    const auto steps = [&](double extent_m) {
      const double own_m2 = finest_m2 * static_cast<double>(finest_in_own);
      return finest_in_own * std::lround(squared_extent_m2(opening, extent_m) / own_m2);
    };
    const std::pair key(steps(opening.width_m), steps(opening.length_m));
    const auto [found, is_new] = numbers.try_emplace(key, static_cast<std::uint32_t>(scale.size.size()));
    if (is_new)
      scale.size.push_back({std::sqrt(static_cast<double>(key.first) * finest_m2),
                            std::sqrt(static_cast<double>(key.second) * finest_m2)});
    scale.number.push_back(found->second);
  }
  return scale;
}

}  // namespace twinlight::matching
