#include "twinlight/matching/rank_block.h"

#include <cblas.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "twinlight/foundation/constants.h"

namespace twinlight::matching {
namespace {

using evidence::Quantity;
using Outputs = Eigen::Map<const Eigen::ArrayXf>;

struct Statistics {
  float mean = 0.0F;
  float uniformity = 0.0F;
};

Statistics statistics(const float* outputs, const lighting::TransportRows::Range& range) {
  const Outputs values(outputs + range.first, range.count);
  const float mean = values.mean();
  return {.mean = mean, .uniformity = mean > 0.0F ? values.minCoeff() / mean : 0.0F};
}

float least_over_mean(const float* outputs, const lighting::TransportRows::Range& range, float mean) {
  return mean > 0.0F ? Outputs(outputs + range.first, range.count).minCoeff() / mean : 0.0F;
}

RankValues illuminances(const float* outputs, const RankMatrix& matrix) {
  const lighting::TransportRows& rows = *matrix.rows;
  const float factor = matrix.maintenance_factor;
  RankValues values;
  const Statistics task = statistics(outputs, rows.task);
  values.set(Quantity::maintained_illuminance_lx, factor * task.mean);
  values.set(Quantity::uniformity, task.uniformity);
  const float walls = outputs[rows.walls_mean];
  const float ceiling = outputs[rows.ceiling_mean];
  values.set(Quantity::walls_mean_lx, factor * walls);
  values.set(Quantity::walls_uniformity, least_over_mean(outputs, rows.walls, walls));
  values.set(Quantity::ceiling_mean_lx, factor * ceiling);
  values.set(Quantity::ceiling_uniformity, least_over_mean(outputs, rows.ceiling, ceiling));
  if (rows.cylindrical.count > 0) {
    const Statistics cylindrical = statistics(outputs, rows.cylindrical);
    values.set(Quantity::cylindrical_mean_lx, factor * cylindrical.mean);
    values.set(Quantity::cylindrical_uniformity, cylindrical.uniformity);
  }
  return values;
}

}  // namespace

ColumnBlock column_block(const SymmetryColumns& source, std::span<const std::uint32_t> columns, std::size_t height,
                         std::vector<float>& gathered) {
  const bool in_place = columns.back() - columns.front() + 1 == columns.size();
  if (in_place)
    return {source.intensities_cd.data() + columns.front() * source.height, static_cast<int>(source.height)};
  gathered.resize(height * columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i)
    std::memcpy(gathered.data() + i * height, source.intensities_cd.data() + columns[i] * source.height,
                height * sizeof(float));
  return {gathered.data(), static_cast<int>(height)};
}

void RankBlock::evaluate(const RankMatrix& matrix, const SymmetryColumns& source,
                         std::span<const std::uint32_t> columns, const ProductColumns& products,
                         std::vector<RankValues>& values) {
  const auto rows = static_cast<int>(matrix.transport.rows());
  const auto inner = static_cast<int>(matrix.transport.cols());
  const auto count = static_cast<int>(columns.size());
  const ColumnBlock block = column_block(source, columns, static_cast<std::size_t>(inner), gathered_);
  outputs_.resize(rows, count);
  cblas_sgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, rows, count, inner, 1.0F, matrix.transport.data(), rows,
              block.first, block.distance, 0.0F, outputs_.data(), rows);
  values.clear();
  for (int i = 0; i < count; ++i) values.push_back(illuminances(outputs_.col(i).data(), matrix));
  if (matrix.glare != nullptr) rate_glare(matrix, source, columns, products, values);
}

void RankBlock::rate_glare(const RankMatrix& matrix, const SymmetryColumns& source,
                           std::span<const std::uint32_t> columns, const ProductColumns& products,
                           std::vector<RankValues>& values) {
  constexpr std::size_t width = lighting::glare_lanes;
  const auto inner = static_cast<std::size_t>(matrix.transport.cols());
  lanes_.resize(inner * width);
  for (std::size_t first = 0; first < columns.size(); first += width) {
    const std::size_t count = std::min(width, columns.size() - first);
    lighting::OpeningLanes openings;
    for (std::size_t lane = 0; lane < width; ++lane) {  // the last product fills up the lanes
      const std::uint32_t column = columns[first + std::min(lane, count - 1)];
      openings.set(static_cast<int>(lane), products.product(source.product[column]).traits.opening);
      const float* intensities = source.intensities_cd.data() + column * source.height;
      for (std::size_t node = 0; node < inner; ++node) lanes_[node * width + lane] = intensities[node];
    }
    matrix.glare->sums(lanes_.data(), openings, sums_);
    for (std::size_t lane = 0; lane < count; ++lane) {
      const auto& opening = products.product(source.product[columns[first + lane]]).traits.opening;
      if (opening.shape == photometry::LuminousOpening::Shape::point) continue;
      const float* indirect_lx =
          outputs_.col(static_cast<Eigen::Index>(first + lane)).data() + matrix.rows->observers.first;
      float most = 0.0F;
      for (std::size_t observer = 0; observer < sums_.size(); ++observer)
        if (indirect_lx[observer] > 0.0F)
          most = std::max(most, sums_[observer][static_cast<Eigen::Index>(lane)] / indirect_lx[observer]);
      // UGR = 8 log10(0.25 / Lb · Σ L² ω / p²), Lb = E_indirect / π
      if (most > 0.0F)
        values[first + lane].set(Quantity::ugr, 8.0F * std::log10(0.25F * static_cast<float>(constants::pi) * most));
    }
  }
}

}  // namespace twinlight::matching
