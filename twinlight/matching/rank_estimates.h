#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "twinlight/lighting/task_mean_rows.h"
#include "twinlight/matching/product_columns.h"
#include "twinlight/matching/rank_layouts.h"

namespace twinlight::matching {

/// The first pass: the maintained mean of the task in every layout, by its row alone and of point sources.
class RankEstimates {
 public:
  RankEstimates(const evidence::Need& need, const lighting::RoomTransport& room, const RankLayouts& layouts,
                unsigned threads);

  /// @param columns among those of `source`
  /// @param operations is increased by those of sgemm
  /// @return in lx, a row for each of the columns, a column for each layout
  Eigen::MatrixXf of(photometry::Symmetry symmetry, const SymmetryColumns& source,
                     std::span<const std::uint32_t> columns, double& operations) const;

 private:
  /// A row for each layout, of the nodes that any of them uses.
  Eigen::MatrixXf mean_rows(photometry::Symmetry symmetry, Eigen::Index height) const;

  const RankLayouts& layouts_;
  float maintenance_factor_;
  unsigned threads_;
  std::map<double, lighting::TaskMeanRows> by_height_;
  std::vector<Eigen::RowVectorXf> in_room_;  ///< the row of each layout in the directions of the room
};

}  // namespace twinlight::matching
