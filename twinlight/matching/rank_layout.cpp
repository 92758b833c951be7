#include "twinlight/matching/rank_layout.h"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include "twinlight/matching/parallel_for.h"

namespace twinlight::matching {

using lighting::DirectTerm;

namespace {

/// From this part of the distance to the task on the extent of an opening matters to what surfaces pass on: its ends
/// are nearer to walls than its middle.
constexpr double long_part = 1.2;
/// So it does from this part of the room's own extent on.
constexpr double part_of_room = 0.5;

}  // namespace

/// The matrices of one layout, and who uses which.
struct RankLayout::Matrices {
  /// Products of one class and size: places within the class, whether elliptic or not.
  struct Group {
    std::size_t of_class = 0;
    std::uint32_t size = 0;
    std::vector<std::uint32_t> members;  ///< elliptic openings last
    Eigen::MatrixXf points;              ///< the rows of points for them
  };
  std::vector<Group> groups;                    ///< in the order of classes
  std::vector<std::uint32_t> sizes;             ///< that occur, ascending
  std::vector<std::vector<DirectTerm>> direct;  ///< of each of them
};

RankPlaces::RankPlaces(const lighting::RoomTransport& room, const RankLayouts& layouts, std::size_t layout)
    : transport(room, layouts.places(layout), layouts.below_only(layout)) {
  if (!room.outputs().observers.empty())
    sights = std::make_unique<const lighting::GlareSights>(room, layouts.places(layout), layouts.below_only(layout),
                                                           transport.mirrors());
}

RankLayout::RankLayout(const evidence::Need& need, const lighting::RoomTransport& room, const ProductColumns& columns,
                       const RankLayouts& layouts, const lighting::StandingOutputs* standing, unsigned threads)
    : need_(need),
      room_(room),
      columns_(columns),
      layouts_(layouts),
      standing_(standing),
      threads_(threads),
      sizes_(columns, layouts) {}

/// Across which all outputs repeat. With luminaires that stay none does: their light is no image of itself.
lighting::MirrorAxes RankLayout::repeats_of(const lighting::LayoutTransport& transport, photometry::Symmetry symmetry,
                                            double rotation_deg) const {
  return standing_ == nullptr ? transport.repeats(symmetry, rotation_deg) : lighting::MirrorAxes{};
}

void RankLayout::make_matrices(std::size_t layout, const lighting::LayoutTransport& transport,
                               const lighting::GlareSights* sights, Matrices& matrices) {
  const double rotation_deg = layouts_[layout].rotation_deg;
  std::vector<std::size_t> classes;
  for (const auto& group : matrices.groups) {
    if (classes.empty() || classes.back() != group.of_class) classes.push_back(group.of_class);
    matrices.sizes.push_back(group.size);
  }
  std::sort(matrices.sizes.begin(), matrices.sizes.end());
  matrices.sizes.erase(std::unique(matrices.sizes.begin(), matrices.sizes.end()), matrices.sizes.end());
  matrices.direct.resize(matrices.sizes.size());
  parallel_for(classes.size() + matrices.sizes.size(), threads_, [&](std::size_t i) {
    if (i >= classes.size()) {
      const std::size_t size = i - classes.size();
      matrices.direct[size] = transport.direct(sizes_.size(matrices.sizes[size], layout), rotation_deg);
      return;
    }
    const auto symmetry = static_cast<photometry::Symmetry>(classes[i]);
    RankMatrix& matrix = of_class_.at(classes[i]);
    const lighting::MirrorAxes repeats = repeats_of(transport, symmetry, rotation_deg);
    transport.by_surfaces(symmetry, rotation_deg, repeats, matrix.by_surfaces);
    if (sights != nullptr)
      matrix.glare = std::make_unique<lighting::GlareTransfer>(*sights, rotation_deg, symmetry, repeats);
    matrix.standing = standing_;
    matrix.rows = &room_.kept_rows(repeats);
    matrix.maintenance_factor = static_cast<float>(need_.maintenance_factor);
  });
  parallel_for(matrices.groups.size(), threads_, [&](std::size_t i) {
    Matrices::Group& group = matrices.groups[i];
    const auto size = std::lower_bound(matrices.sizes.begin(), matrices.sizes.end(), group.size);
    const RankMatrix& matrix = of_class_.at(group.of_class);
    group.points = matrix.by_surfaces.topRows(matrix.rows->ranges.points());
    const auto symmetry = static_cast<photometry::Symmetry>(group.of_class);
    transport.add_direct(matrices.direct[static_cast<std::size_t>(size - matrices.sizes.begin())], symmetry,
                         rotation_deg, repeats_of(transport, symmetry, rotation_deg), group.points);
  });
}

std::vector<RankLayout::Block> RankLayout::blocks_of(const Matrices& matrices, const RankCandidates& candidates,
                                                     RankStatistics& statistics) const {
  std::vector<Block> blocks;
  for (const auto& group : matrices.groups) {
    const CandidateClass& of = candidates.classes().at(group.of_class);
    const Eigen::MatrixXf& matrix = of_class_.at(group.of_class).by_surfaces;
    for (std::size_t first = 0; first < group.members.size();) {
      if (blocks.empty() || blocks.back().of_class != group.of_class || blocks.back().members.size() == block_products)
        blocks.push_back({.of_class = group.of_class});
      Block& block = blocks.back();
      const std::size_t count = std::min(block_products - block.members.size(), group.members.size() - first);
      for (std::size_t i = first; i < first + count; ++i) {
        block.members.push_back(group.members[i]);
        block.columns.push_back(of.column[group.members[i]]);
      }
      block.parts.push_back({.points = &group.points, .count = count});
      first += count;
    }
    const double of_a_row = 2.0 * static_cast<double>(matrix.cols()) * static_cast<double>(group.members.size());
    statistics.matrix_operations += of_a_row * static_cast<double>(matrix.rows());
    statistics.whole_operations += of_a_row * static_cast<double>(room_.rows().size);
    statistics.evaluations += group.members.size();
  }
  statistics.matrices += matrices.groups.size();
  return blocks;
}

bool RankLayout::extent_matters(std::uint32_t size, std::size_t layout) const {
  if (layouts_.near_task(layout)) return true;
  const lighting::SourceSize opening = sizes_.size(size, layout);
  if (std::max(opening.along_c0_m, opening.along_c90_m) > long_part * layouts_.distance_to_task_m(layout)) return true;
  const auto [along_x_m, along_y_m] = lighting::extents_in_room_m(opening, layouts_[layout].rotation_deg);
  return along_x_m > part_of_room * need_.room.length_m || along_y_m > part_of_room * need_.room.width_m;
}

void RankLayout::evaluate(std::size_t layout, const RankPlaces& places, const RankCandidates::Members& members,
                          RankCandidates& candidates, RankStatistics& statistics) {
  const lighting::GlareSights* sights = places.sights.get();
  std::map<std::uint32_t, RankCandidates::Members> by_size;
  RankCandidates::Members others;
  for (std::size_t k = 0; k < symmetry_count; ++k)
    for (const std::uint32_t member : members.at(k)) {
      const std::uint32_t size = sizes_.number(candidates.classes().at(k).product[member], layout);
      (extent_matters(size, layout) ? by_size[size] : others).at(k).push_back(member);
    }
  if (std::any_of(others.begin(), others.end(), [](const auto& of_class) { return !of_class.empty(); }))
    evaluate_alike(layout, places.transport, sights, others, candidates, statistics);
  for (const auto& [number, of_size] : by_size)
    evaluate_alike(layout,
                   places.transport.near_outputs(sizes_.size(number, layout), layouts_[layout].rotation_deg,
                                                 layouts_.distance_to_task_m(layout)),
                   sights, of_size, candidates, statistics);
}

/// Of products to which what surfaces pass on is the same.
void RankLayout::evaluate_alike(std::size_t layout, const lighting::LayoutTransport& transport,
                                const lighting::GlareSights* sights, const RankCandidates::Members& members,
                                RankCandidates& candidates, RankStatistics& statistics) {
  Matrices matrices;
  for (std::size_t k = 0; k < symmetry_count; ++k) {
    using Key = std::tuple<std::uint32_t, bool, std::uint32_t>;  // size, elliptic, member
    std::vector<Key> keys;
    const CandidateClass& of = candidates.classes().at(k);
    for (const std::uint32_t member : members.at(k)) {
      const auto shape = columns_.product(of.product[member]).traits.opening.shape;
      keys.emplace_back(sizes_.number(of.product[member], layout), shape == photometry::LuminousOpening::Shape::ellipse,
                        member);
    }
    std::sort(keys.begin(), keys.end());
    for (const auto& [size, elliptic, member] : keys) {
      if (matrices.groups.empty() || matrices.groups.back().of_class != k || matrices.groups.back().size != size)
        matrices.groups.push_back({.of_class = k, .size = size});
      matrices.groups.back().members.push_back(member);
    }
  }
  make_matrices(layout, transport, sights, matrices);
  const std::vector<Block> blocks = blocks_of(matrices, candidates, statistics);
  parallel_for(blocks.size(), threads_, [&](std::size_t b) {
    thread_local RankBlock evaluator;
    thread_local std::vector<RankValues> values;
    const Block& block = blocks[b];
    evaluator.evaluate(of_class_.at(block.of_class), block.parts,
                       columns_.of(static_cast<photometry::Symmetry>(block.of_class)), block.columns, columns_, values);
    candidates.learn(block.of_class, block.members, layout, values);
  });
}

}  // namespace twinlight::matching
