#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <span>
#include <vector>

#include "twinlight/lighting/glare_transfer.h"
#include "twinlight/lighting/room_transport.h"
#include "twinlight/matching/product_columns.h"
#include "twinlight/matching/rank_checks.h"

namespace twinlight::matching {

/// Products that are multiplied together.
inline constexpr std::size_t block_products = 256;

/// A matrix of one layout, symmetry and size, and what is needed to read its outputs.
struct RankMatrix {
  Eigen::MatrixXf transport;
  const lighting::GlareTransfer* glare = nullptr;  ///< none where nobody observes
  const lighting::TransportRows* rows = nullptr;
  float maintenance_factor = 1.0F;
};

/// e = T i for blocks of products, and the values of each. One for each thread.
class RankBlock {
 public:
  /// @param columns which of `source`, at most `block_products`
  /// @param values one for each of them; colour rendering is left out
  void evaluate(const RankMatrix& matrix, const SymmetryColumns& source, std::span<const std::uint32_t> columns,
                const ProductColumns& products, std::vector<RankValues>& values);

 private:
  void rate_glare(const RankMatrix& matrix, const SymmetryColumns& source, std::span<const std::uint32_t> columns,
                  const ProductColumns& products, std::vector<RankValues>& values);

  std::vector<float> gathered_;
  Eigen::MatrixXf outputs_;
  std::vector<float> lanes_;
  std::vector<lighting::GlareLanes> sums_;
};

/// Columns as one block of memory.
struct ColumnBlock {
  const float* first = nullptr;
  int distance = 0;  ///< between columns
};
/// In place where they follow each other, else gathered. @param height of what is wanted of each column, from its first
/// node on
ColumnBlock column_block(const SymmetryColumns& source, std::span<const std::uint32_t> columns, std::size_t height,
                         std::vector<float>& gathered);

}  // namespace twinlight::matching
