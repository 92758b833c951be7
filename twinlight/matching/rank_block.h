#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "twinlight/lighting/glare_transfer.h"
#include "twinlight/lighting/room_transport.h"
#include "twinlight/lighting/standing_outputs.h"
#include "twinlight/matching/product_columns.h"
#include "twinlight/matching/rank_checks.h"

namespace twinlight::matching {

/// Products that are multiplied together.
inline constexpr std::size_t block_products = 256;

/// The matrix of one layout and symmetry, and what is needed to read its outputs. The rows of points that direct light
/// reaches depend on the size of openings too and lie apart (`BlockPart`).
struct RankMatrix {
  Eigen::MatrixXf by_surfaces;                          ///< the first rows, of points, without direct light
  std::unique_ptr<lighting::GlareTransfer> glare;       ///< none where nobody observes
  const lighting::KeptRows* rows = nullptr;             ///< of outputs that are images of each other one
  const lighting::StandingOutputs* standing = nullptr;  ///< none where no luminaire stays; else all rows are kept
  float maintenance_factor = 1.0F;
};

/// Products of a block that have one size, and the rows of points for it.
struct BlockPart {
  const Eigen::MatrixXf* points = nullptr;
  std::size_t count = 0;
};

/// Columns as one block of memory.
struct ColumnBlock {
  const float* first = nullptr;
  int distance = 0;  ///< between columns
};

/// e = T i for blocks of products, and the values of each. One for each thread.
class RankBlock {
 public:
  /// @param columns which of `source`, at most `block_products`, in the order of the parts
  /// @param values one for each of them; colour rendering is left out
  void evaluate(const RankMatrix& matrix, std::span<const BlockPart> parts, const SymmetryColumns& source,
                std::span<const std::uint32_t> columns, const ProductColumns& products,
                std::vector<RankValues>& values);

 private:
  /// @param intensities_cd of the columns
  void rate_glare(const RankMatrix& matrix, const SymmetryColumns& source, std::span<const std::uint32_t> columns,
                  const ColumnBlock& intensities_cd, const ProductColumns& products, std::vector<RankValues>& values);

  std::vector<float> gathered_;
  Eigen::MatrixXf outputs_;
  std::vector<float> lanes_;
  std::vector<lighting::GlareLanes> sums_;
};

/// In place where they follow each other, else gathered. @param height of what is wanted of each column, from its first
/// node on
ColumnBlock column_block(const SymmetryColumns& source, std::span<const std::uint32_t> columns, std::size_t height,
                         std::vector<float>& gathered);

}  // namespace twinlight::matching
