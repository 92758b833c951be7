#include "twinlight/matching/rank_estimates.h"

#include <cblas.h>

#include <algorithm>
#include <vector>

#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/rank_block.h"

namespace twinlight::matching {

RankEstimates::RankEstimates(const evidence::Need& need, const lighting::RoomTransport& room,
                             const RankLayouts& layouts, unsigned threads)
    : layouts_(layouts), maintenance_factor_(static_cast<float>(need.maintenance_factor)), threads_(threads) {
  for (std::size_t layout = 0; layout < layouts.size(); ++layout) {
    const double height_m = layouts[layout].mounting_height_m;
    if (by_height_.count(height_m) > 0) continue;
    const bool below_only = layouts.below_only(layout);
    const auto grid = lighting::ChebyshevGrid::for_height(need.room, layouts.distance_to_task_m(layout));
    by_height_.emplace(height_m, need.layout.over_the_room() ? lighting::TaskMeanRows(room, grid, height_m, below_only)
                                                             : lighting::TaskMeanRows(room, below_only));
  }
  in_room_.resize(layouts.size());
  parallel_for(layouts.size(), threads, [&](std::size_t layout) {
    in_room_[layout] = by_height_.at(layouts[layout].mounting_height_m).in_directions_of_room(layouts.places(layout));
  });
}

Eigen::MatrixXf RankEstimates::mean_rows(photometry::Symmetry symmetry, Eigen::Index height) const {
  Eigen::MatrixXf rows = Eigen::MatrixXf::Zero(static_cast<Eigen::Index>(layouts_.size()), height);
  parallel_for(layouts_.size(), threads_, [&](std::size_t layout) {
    const Eigen::RowVectorXf row = by_height_.at(layouts_[layout].mounting_height_m)
                                       .folded(in_room_[layout], layouts_[layout].rotation_deg, symmetry);
    rows.row(static_cast<Eigen::Index>(layout)).head(row.size()) = maintenance_factor_ * row;
  });
  Eigen::Index used = height;
  while (used > 0 && !rows.col(used - 1).any()) --used;
  return rows.leftCols(used);
}

Eigen::MatrixXf RankEstimates::of(photometry::Symmetry symmetry, const SymmetryColumns& source,
                                  std::span<const std::uint32_t> columns, double& operations) const {
  const Eigen::MatrixXf rows = mean_rows(symmetry, static_cast<Eigen::Index>(source.height));
  Eigen::MatrixXf estimates_lx(static_cast<Eigen::Index>(columns.size()), rows.rows());
  const std::size_t blocks = (columns.size() + block_products - 1) / block_products;
  parallel_for(blocks, threads_, [&](std::size_t block) {
    const std::size_t first = block * block_products;
    const auto part = columns.subspan(first, std::min(block_products, columns.size() - first));
    std::vector<float> gathered;
    const ColumnBlock intensities = column_block(source, part, static_cast<std::size_t>(rows.cols()), gathered);
    cblas_sgemm(CblasColMajor, CblasTrans, CblasTrans, static_cast<int>(part.size()), static_cast<int>(rows.rows()),
                static_cast<int>(rows.cols()), 1.0F, intensities.first, intensities.distance, rows.data(),
                static_cast<int>(rows.rows()), 0.0F, estimates_lx.data() + first, static_cast<int>(columns.size()));
  });
  operations += 2.0 * static_cast<double>(columns.size()) * static_cast<double>(rows.size());
  return estimates_lx;
}

}  // namespace twinlight::matching
