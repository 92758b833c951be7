#include "twinlight/matching/rank_sizes.h"

#include <cmath>
#include <map>
#include <utility>

namespace twinlight::matching {
namespace {

using photometry::LuminousOpening;

/// Openings are alike whose extents, squared, differ by less than this part of the squared distance to the task:
/// an extent s spreads the light below by about 1 − s² / 6 h², so half a step is half a percent there.
constexpr double size_step_part = 0.06;
/// Of layouts near the task, where single luminaires and points count.
constexpr double near_size_step_part = 0.02;

/// A rectangle spreads light like the ellipse in it where their second moments agree: s² / 12 = d² / 16.
double squared_extent_m2(const LuminousOpening& opening, double extent_m) {
  return (opening.shape == LuminousOpening::Shape::ellipse ? 0.75 : 1.0) * extent_m * extent_m;
}

}  // namespace

RankSizes::RankSizes(const ProductColumns& products, const RankLayouts& layouts) {
  std::map<double, std::size_t> by_distance;
  for (std::size_t layout = 0; layout < layouts.size(); ++layout) {
    const double distance_m = layouts.distance_to_task_m(layout);
    const auto [found, is_new] = by_distance.try_emplace(distance_m, scales_.size());
    const double step_part = layouts.near_task(layout) ? near_size_step_part : size_step_part;
    if (is_new) scales_.push_back(scale_of(products, step_part * distance_m * distance_m));
    scale_.push_back(found->second);
  }
}

RankSizes::Scale RankSizes::scale_of(const ProductColumns& products, double step_m2) {
  std::map<std::pair<long, long>, std::uint32_t> numbers;
  Scale scale;
  scale.number.reserve(products.size());
  for (const ColumnProduct& product : products.products()) {
    const LuminousOpening& opening = product.traits.opening;
    const auto steps = [&](double extent_m) { return std::lround(squared_extent_m2(opening, extent_m) / step_m2); };
    const std::pair key(steps(opening.width_m), steps(opening.length_m));
    const auto [found, is_new] = numbers.try_emplace(key, static_cast<std::uint32_t>(scale.size.size()));
    if (is_new)
      scale.size.push_back(
          {std::sqrt(static_cast<double>(key.first) * step_m2), std::sqrt(static_cast<double>(key.second) * step_m2)});
    scale.number.push_back(found->second);
  }
  return scale;
}

}  // namespace twinlight::matching
