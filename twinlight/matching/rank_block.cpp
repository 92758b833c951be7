#include "twinlight/matching/rank_block.h"

#include <cblas.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "twinlight/foundation/constants.h"

namespace twinlight::matching {
namespace {

using evidence::Quantity;
using Shape = photometry::LuminousOpening::Shape;
using Outputs = Eigen::Map<const Eigen::ArrayXf>;

struct Statistics {
  float mean = 0.0F;
  float uniformity = 0.0F;
};

Statistics statistics(const float* outputs, const lighting::KeptRows& rows,
                      const lighting::TransportRows::Range& range) {
  const Outputs values(outputs + range.first, range.count);
  const float mean = values.matrix().dot(rows.share.segment(range.first, range.count));
  return {.mean = mean, .uniformity = mean > 0.0F ? values.minCoeff() / mean : 0.0F};
}

float least_over_mean(const float* outputs, const lighting::TransportRows::Range& range, float mean) {
  return mean > 0.0F ? Outputs(outputs + range.first, range.count).minCoeff() / mean : 0.0F;
}

RankValues illuminances(const float* outputs, const RankMatrix& matrix) {
  const lighting::TransportRows& rows = matrix.rows->ranges;
  const float factor = matrix.maintenance_factor;
  RankValues values;
  const Statistics task = statistics(outputs, *matrix.rows, rows.task);
  values.set(Quantity::maintained_illuminance_lx, factor * task.mean);
  values.set(Quantity::uniformity, task.uniformity);
  const float walls = outputs[rows.walls_mean];
  const float ceiling = outputs[rows.ceiling_mean];
  values.set(Quantity::walls_mean_lx, factor * walls);
  values.set(Quantity::walls_uniformity, least_over_mean(outputs, rows.walls, walls));
  values.set(Quantity::ceiling_mean_lx, factor * ceiling);
  values.set(Quantity::ceiling_uniformity, least_over_mean(outputs, rows.ceiling, ceiling));
  if (rows.cylindrical.count > 0) {
    const Statistics cylindrical = statistics(outputs, *matrix.rows, rows.cylindrical);
    values.set(Quantity::cylindrical_mean_lx, factor * cylindrical.mean);
    values.set(Quantity::cylindrical_uniformity, cylindrical.uniformity);
  }
  return values;
}

}  // namespace

ColumnBlock column_block(const SymmetryColumns& source, std::span<const std::uint32_t> columns, std::size_t height,
                         std::vector<float>& gathered) {
  bool in_place = true;
  for (std::size_t i = 1; in_place && i < columns.size(); ++i) in_place = columns[i] == columns[i - 1] + 1;
  if (in_place)
    return {source.intensities_cd.data() + columns.front() * source.height, static_cast<int>(source.height)};
  gathered.resize(height * columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i)
    std::memcpy(gathered.data() + i * height, source.intensities_cd.data() + columns[i] * source.height,
                height * sizeof(float));
  return {gathered.data(), static_cast<int>(height)};
}

void RankBlock::evaluate(const RankMatrix& matrix, std::span<const BlockPart> parts, const SymmetryColumns& source,
                         std::span<const std::uint32_t> columns, const ProductColumns& products,
                         std::vector<RankValues>& values) {
  const auto rows = static_cast<int>(matrix.by_surfaces.rows());
  const auto points = static_cast<int>(matrix.rows->ranges.points());
  const auto inner = static_cast<int>(matrix.by_surfaces.cols());
  const auto count = static_cast<int>(columns.size());
  const ColumnBlock block = column_block(source, columns, static_cast<std::size_t>(inner), gathered_);
  outputs_.resize(rows, count);
  cblas_sgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, rows - points, count, inner, 1.0F,
              matrix.by_surfaces.data() + points, rows, block.first, block.distance, 0.0F, outputs_.data() + points,
              rows);
  Eigen::Index first = 0;
  for (const BlockPart& part : parts) {
    cblas_sgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, points, static_cast<int>(part.count), inner, 1.0F,
                part.points->data(), points, block.first + first * block.distance, block.distance, 0.0F,
                outputs_.col(first).data(), rows);
    first += static_cast<Eigen::Index>(part.count);
  }
  if (matrix.standing != nullptr) outputs_.colwise() += matrix.standing->outputs;
  values.clear();
  for (int i = 0; i < count; ++i) values.push_back(illuminances(outputs_.col(i).data(), matrix));
  if (matrix.glare) rate_glare(matrix, source, columns, block, products, values);
}

void RankBlock::rate_glare(const RankMatrix& matrix, const SymmetryColumns& source,
                           std::span<const std::uint32_t> columns, const ColumnBlock& intensities_cd,
                           const ProductColumns& products, std::vector<RankValues>& values) {
  constexpr std::size_t width = lighting::glare_lanes;
  const auto inner = static_cast<std::size_t>(matrix.by_surfaces.cols());
  lanes_.resize(inner * width);
  const auto opening_of = [&](std::size_t i) -> const photometry::LuminousOpening& {
    return products.product(source.product[columns[i]]).traits.opening;
  };
  const auto elliptic = [&](std::size_t i) { return opening_of(i).shape == Shape::ellipse; };
  for (std::size_t first = 0, count = 0; first < columns.size(); first += count) {
    for (count = 1; count < width && first + count < columns.size(); ++count)
      if (elliptic(first + count) != elliptic(first)) break;
    lighting::OpeningLanes openings;
    std::array<const float*, width> of_lane{};
    for (std::size_t lane = 0; lane < width; ++lane) {  // the last product fills up the lanes
      const std::size_t i = first + std::min(lane, count - 1);
      openings.set(static_cast<int>(lane), opening_of(i));
      of_lane.at(lane) = intensities_cd.first + i * static_cast<std::size_t>(intensities_cd.distance);
    }
    for (std::size_t node = matrix.glare->first_node(); node < matrix.glare->end_node(); ++node)
      for (std::size_t lane = 0; lane < width; ++lane) lanes_[node * width + lane] = of_lane[lane][node];
    matrix.glare->sums(lanes_.data(), openings, sums_);
    for (std::size_t lane = 0; lane < count; ++lane) {
      // Without an area of its own a product has no rating but where luminaires that stay are seen alone.
      if (opening_of(first + lane).shape == Shape::point && matrix.standing == nullptr) continue;
      const float* indirect_lx =
          outputs_.col(static_cast<Eigen::Index>(first + lane)).data() + matrix.rows->ranges.observers.first;
      float most = 0.0F;
      for (std::size_t i = 0; i < sums_.size(); ++i) {
        const float standing = matrix.standing != nullptr ? matrix.standing->glare[i] : 0.0F;
        const float sum = sums_[i][static_cast<Eigen::Index>(lane)] + standing;
        const float background_lx = indirect_lx[i];
        if (background_lx > 0.0F && std::isfinite(sum)) most = std::max(most, sum / background_lx);
      }
      // UGR = 8 log10(0.25 / Lb · Σ L² ω / p²), Lb = E_indirect / π
      if (most > 0.0F)
        values[first + lane].set(Quantity::ugr, 8.0F * std::log10(0.25F * static_cast<float>(constants::pi) * most));
    }
  }
}

}  // namespace twinlight::matching
