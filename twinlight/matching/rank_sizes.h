#pragma once

#include <cstdint>
#include <vector>

#include "twinlight/lighting/layout_transport.h"
#include "twinlight/matching/product_columns.h"
#include "twinlight/matching/rank_layouts.h"

namespace twinlight::matching {

/// The sizes that openings have to matrices. Openings whose extents, squared, differ by less than a step share a
/// matrix; the step grows with the squared distance from a layout to the task, and is smaller for narrow beams, whose
/// light changes over shorter lengths.
class RankSizes {
 public:
  RankSizes(const ProductColumns& products, const RankLayouts& layouts);

  /// The number of a product's size in a layout.
  std::uint32_t number(std::size_t product, std::size_t layout) const {
    return scales_[scale_[layout]].number[product];
  }
  /// What that number stands for.
  lighting::SourceSize size(std::uint32_t number, std::size_t layout) const {
    return scales_[scale_[layout]].size[number];
  }

 private:
  /// The sizes of all products seen from one distance.
  struct Scale {
    std::vector<std::uint32_t> number;
    std::vector<lighting::SourceSize> size;
  };
  Scale scale_of(const ProductColumns& products, double step_m2) const;

  std::vector<int> halvings_;  ///< of the step, for each product
  std::vector<Scale> scales_;
  std::vector<std::size_t> scale_;  ///< of each layout
};

}  // namespace twinlight::matching
