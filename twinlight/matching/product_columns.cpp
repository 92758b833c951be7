#include "twinlight/matching/product_columns.h"

#include <utility>

namespace twinlight::matching {

ProductColumns::ProductColumns() {
  const auto& basis = lighting::DirectionBasis::standard();
  for (std::size_t k = 0; k < symmetry_count; ++k) {
    const int planes = lighting::plane_fold(basis, static_cast<photometry::Symmetry>(k)).count;
    columns_.at(k).height = static_cast<std::size_t>(basis.gammas() * planes);
  }
}

void ProductColumns::add(ColumnProduct product, std::span<const float> intensities_cd) {
  const auto k = static_cast<std::size_t>(product.traits.symmetry);
  std::vector<float>& own = own_.at(k);
  own.insert(own.end(), intensities_cd.begin(), intensities_cd.end());
  columns_.at(k).intensities_cd = own;
  columns_.at(k).product.push_back(static_cast<std::uint32_t>(products_.size()));
  products_.push_back(std::move(product));
}

void ProductColumns::refer_to(std::vector<ColumnProduct> products,
                              std::array<SymmetryColumns, symmetry_count> columns) {
  products_ = std::move(products);
  columns_ = std::move(columns);
  own_ = {};
}

const SymmetryColumns& ProductColumns::of(photometry::Symmetry symmetry) const {
  return columns_.at(static_cast<std::size_t>(symmetry));
}

}  // namespace twinlight::matching
