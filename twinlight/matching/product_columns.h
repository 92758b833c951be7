#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "twinlight/evidence/product_traits.h"
#include "twinlight/evidence/running_cost.h"
#include "twinlight/lighting/basis_projection.h"

namespace twinlight::matching {

/// A product of a catalogue but for its intensities and names.
struct ColumnProduct {
  evidence::ProductTraits traits;
  double basis_error = 0.0;  ///< of its intensities on the basis (`ProjectedDistribution::error`)
  std::optional<evidence::Price> price;
};

/// From this basis error on, what a matrix says of a product is a rough guide only: docs/method.md, "Transport matrix".
inline constexpr double largest_basis_error = 0.15;

/// From this one on UGR, to which single directions may matter, is no better than `doubtful_glare_bound`: single
/// luminaires were found to be off by 0.6 at an error of 0.004, in proportion.
inline constexpr double largest_glare_basis_error = 0.0025;

/// The intensities of all products of one symmetry: one column a product, node after node of the basis.
struct SymmetryColumns {
  std::span<const float> intensities_cd;
  std::size_t height = 0;              ///< nodes of a column
  std::vector<std::uint32_t> product;  ///< for each column the number of its product
};

inline constexpr std::size_t symmetry_count = 5;

/// A catalogue as columns: what ranking reads of it.
class ProductColumns {
 public:
  ProductColumns();
  ProductColumns(ProductColumns&&) noexcept = default;
  ProductColumns& operator=(ProductColumns&&) noexcept = default;
  ProductColumns(const ProductColumns&) = delete;
  ProductColumns& operator=(const ProductColumns&) = delete;
  ~ProductColumns() = default;

  /// Appends a product. @param intensities_cd as `BasisProjector` gives them for its symmetry
  void add(ColumnProduct product, std::span<const float> intensities_cd);
  /// Takes columns that lie elsewhere, in memory that outlives this, in place of added ones.
  void refer_to(std::vector<ColumnProduct> products, std::array<SymmetryColumns, symmetry_count> columns);

  std::size_t size() const { return products_.size(); }
  const ColumnProduct& product(std::size_t i) const { return products_[i]; }
  const std::vector<ColumnProduct>& products() const { return products_; }
  const SymmetryColumns& of(photometry::Symmetry symmetry) const;

 private:
  std::vector<ColumnProduct> products_;
  std::array<std::vector<float>, symmetry_count> own_;
  std::array<SymmetryColumns, symmetry_count> columns_;
};

}  // namespace twinlight::matching
