#include "twinlight/matching/rank_search.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/rank_block.h"
#include "twinlight/matching/rank_estimates.h"

namespace twinlight::matching {
namespace {

using evidence::Quantity;
using lighting::SourceSize;
using photometry::LuminousOpening;
using photometry::Symmetry;

/// Openings are alike whose extents, squared, differ by less than this part of the squared distance to the task:
/// an extent s spreads the light below by about 1 − s² / 6 h², so half a step is half a percent there.
constexpr double size_step_part = 0.06;

/// A rectangle spreads light like the ellipse in it where their second moments agree: s² / 12 = d² / 16.
double squared_extent_m2(const LuminousOpening& opening, double extent_m) {
  return (opening.shape == LuminousOpening::Shape::ellipse ? 0.75 : 1.0) * extent_m * extent_m;
}

}  // namespace

struct RankSearch::Group {
  std::size_t of_class = 0;
  SourceSize size;
  bool elliptic = false;
  std::vector<std::uint32_t> members;  ///< places within the class
  std::vector<std::uint32_t> columns;
};

RankSearch::RankSearch(const Context& context, bool hangs, std::vector<RankedProduct>& products,
                       RankStatistics& statistics)
    : context_(context),
      products_(products),
      statistics_(statistics),
      layouts_(context.need, hangs),
      place_(products.size(), 0) {
  for (std::size_t k = 0; k < symmetry_count; ++k) {
    Class of{.symmetry = static_cast<Symmetry>(k)};
    const SymmetryColumns& source = context_.columns.of(of.symmetry);
    std::vector<Candidate> candidates;
    for (std::uint32_t column = 0; column < source.product.size(); ++column) {
      const std::uint32_t product = source.product[column];
      const evidence::ProductTraits& traits = context_.columns.product(product).traits;
      if (!products_[product].exclusion.empty() || hangs_below_ceiling(context_.need, traits) != hangs) continue;
      products_[product].hangs = hangs;
      place_[product] = static_cast<std::uint32_t>(of.product.size());
      of.product.push_back(product);
      of.column.push_back(column);
      candidates.push_back({.product = product, .column = column});
    }
    classes_.push_back(std::move(of));
    candidates_.push_back(std::move(candidates));
  }
  if (layouts_.size() > 0) {
    const double distance_m = layouts_.distance_to_task_m(0);
    size_step_m2_ = size_step_part * distance_m * distance_m;
  }
}

float RankSearch::estimate_lx(std::size_t product, std::size_t layout) const {
  const Class& of = classes_[static_cast<std::size_t>(context_.columns.product(product).traits.symmetry)];
  return of.estimates_lx(place_[product], static_cast<Eigen::Index>(layout));
}

void RankSearch::run() {
  if (std::all_of(classes_.begin(), classes_.end(), [](const Class& of) { return of.product.empty(); })) return;
  estimate();
  sweep();
  evaluate_brightest();
}

void RankSearch::estimate() {
  const RankEstimates estimates(context_.need, context_.room, layouts_, context_.threads);
  for (Class& of : classes_)
    if (!of.product.empty())
      of.estimates_lx =
          estimates.of(of.symmetry, context_.columns.of(of.symmetry), of.column, statistics_.matrix_operations);
}

bool RankSearch::wants(const Candidate& candidate, std::size_t layout, float estimate_lx) const {
  if (candidate.over || estimate_lx < candidate.wanted_lx) return false;
  const double gross_lx = context_.rules.greatest_overlighting * *context_.need.requirement.maintained_illuminance_lx;
  if (estimate_lx > gross_lx && products_[candidate.product].layout >= 0) return false;
  return has_room(context_.need, layouts_[layout], context_.columns.product(candidate.product).traits);
}

std::vector<RankSearch::Group> RankSearch::groups_of(std::size_t layout) {
  using Key = std::tuple<std::size_t, int, int, bool>;
  std::map<Key, Group> groups;
  const auto step = [&](double squared_m2) { return static_cast<int>(std::lround(squared_m2 / size_step_m2_)); };
  const auto extent_m = [&](int steps) { return std::sqrt(steps * size_step_m2_); };
  for (std::size_t k = 0; k < classes_.size(); ++k) {
    for (std::uint32_t i = 0; i < candidates_[k].size(); ++i) {
      const Candidate& candidate = candidates_[k][i];
      if (!wants(candidate, layout, classes_[k].estimates_lx(i, static_cast<Eigen::Index>(layout)))) continue;
      const LuminousOpening& opening = context_.columns.product(candidate.product).traits.opening;
      const int across = step(squared_extent_m2(opening, opening.width_m));
      const int along = step(squared_extent_m2(opening, opening.length_m));
      Group& group = groups[Key(k, across, along, opening.shape == LuminousOpening::Shape::ellipse)];
      group.of_class = k;
      group.size = {extent_m(across), extent_m(along)};
      group.members.push_back(i);
      group.columns.push_back(candidate.column);
    }
  }
  std::vector<Group> found;
  for (auto& [key, group] : groups) found.push_back(std::move(group));
  return found;
}

lighting::LayoutTransport RankSearch::transport_of(std::size_t layout) const {
  return {context_.room, layouts_.places(layout), layouts_.below_only(layout)};
}

void RankSearch::sweep() {
  const auto target_lx = static_cast<float>(*context_.need.requirement.maintained_illuminance_lx);
  for (auto& candidates : candidates_)
    for (Candidate& candidate : candidates)
      candidate.wanted_lx = (1.0F - static_cast<float>(context_.rules.estimate_tolerance)) * target_lx;
  std::size_t next = 0;
  while (next < layouts_.size()) {
    // As many places ahead as there are threads to make their matrices.
    std::vector<std::vector<std::size_t>> ahead;
    for (; next < layouts_.size(); ++next) {
      const bool turned = !ahead.empty() && layouts_.same_places(ahead.back().front(), next);
      if (!turned && ahead.size() == context_.threads) break;
      if (groups_of(next).empty()) continue;
      if (turned)
        ahead.back().push_back(next);
      else
        ahead.push_back({next});
    }
    std::vector<std::optional<lighting::LayoutTransport>> transports(ahead.size());
    parallel_for(ahead.size(), context_.threads,
                 [&](std::size_t i) { transports[i].emplace(transport_of(ahead[i].front())); });
    statistics_.layouts += ahead.size();
    for (std::size_t i = 0; i < ahead.size(); ++i) {
      for (const std::size_t layout : ahead[i]) {
        std::vector<Group> groups = groups_of(layout);
        evaluate(layout, *transports[i], groups);
      }
    }
  }
}

void RankSearch::evaluate_brightest() {
  std::map<std::size_t, std::vector<Candidate*>> by_layout;
  for (std::size_t k = 0; k < classes_.size(); ++k) {
    for (std::size_t i = 0; i < candidates_[k].size(); ++i) {
      Candidate& candidate = candidates_[k][i];
      candidate.over = true;
      RankedProduct& ranked = products_[candidate.product];
      if (ranked.layout >= 0) continue;
      std::size_t brightest = layouts_.size();
      float most_lx = -1.0F;
      for (std::size_t layout = 0; layout < layouts_.size(); ++layout) {
        const float lx = classes_[k].estimates_lx(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(layout));
        if (lx <= most_lx ||
            !has_room(context_.need, layouts_[layout], context_.columns.product(candidate.product).traits))
          continue;
        most_lx = lx;
        brightest = layout;
      }
      if (brightest == layouts_.size())
        ranked.exclusion = "no layout fits the room and the limits of the need";
      else
        by_layout[brightest].push_back(&candidate);
    }
  }
  for (auto& [layout, candidates] : by_layout) {
    for (Candidate* candidate : candidates) {
      candidate->over = false;
      candidate->wanted_lx = 0.0F;
    }
    std::vector<Group> groups = groups_of(layout);
    evaluate(layout, transport_of(layout), groups);
    ++statistics_.layouts;
    for (Candidate* candidate : candidates) candidate->over = true;
  }
}

void RankSearch::evaluate(std::size_t layout, const lighting::LayoutTransport& transport, std::vector<Group>& groups) {
  const std::vector<lighting::Placement> places = layouts_.places(layout);
  std::array<std::unique_ptr<lighting::GlareTransfer>, symmetry_count> glare;
  for (const Group& group : groups) {
    auto& of = glare.at(group.of_class);
    if (of || context_.room.outputs().observers.empty()) continue;
    of = std::make_unique<lighting::GlareTransfer>(context_.room, places, layouts_.below_only(layout),
                                                   classes_[group.of_class].symmetry);
  }
  std::vector<RankMatrix> matrices(groups.size());
  parallel_for(groups.size(), context_.threads, [&](std::size_t g) {
    matrices[g] = {.transport = transport.matrix(classes_[groups[g].of_class].symmetry, groups[g].size,
                                                 layouts_[layout].rotation_deg),
                   .glare = glare.at(groups[g].of_class).get(),
                   .rows = &context_.room.rows(),
                   .maintenance_factor = static_cast<float>(context_.need.maintenance_factor)};
  });
  struct Block {
    std::size_t group, first, count;
  };
  std::vector<Block> blocks;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const std::size_t members = groups[g].members.size();
    for (std::size_t first = 0; first < members; first += block_products)
      blocks.push_back({g, first, std::min(block_products, members - first)});
    const Eigen::MatrixXf& matrix = matrices[g].transport;
    statistics_.matrix_operations +=
        2.0 * static_cast<double>(matrix.rows()) * static_cast<double>(matrix.cols()) * static_cast<double>(members);
    statistics_.evaluations += members;
  }
  statistics_.matrices += groups.size();
  parallel_for(blocks.size(), context_.threads, [&](std::size_t b) {
    thread_local RankBlock block;
    thread_local std::vector<RankValues> values;
    const Group& group = groups[blocks[b].group];
    const Class& of = classes_[group.of_class];
    block.evaluate(matrices[blocks[b].group], context_.columns.of(of.symmetry),
                   {group.columns.data() + blocks[b].first, blocks[b].count}, context_.columns, values);
    for (std::size_t i = 0; i < blocks[b].count; ++i) {
      const std::uint32_t member = group.members[blocks[b].first + i];
      Candidate& candidate = candidates_[group.of_class][member];
      add_stated_values(context_.columns.product(candidate.product).traits, layout, values[i]);
      learn(candidate, layout, values[i], of.estimates_lx(member, static_cast<Eigen::Index>(layout)));
    }
  });
}

void RankSearch::add_stated_values(const evidence::ProductTraits& traits, std::size_t layout,
                                   RankValues& values) const {
  const auto set = [&values](Quantity quantity, const std::optional<double>& value) {
    if (value) values.set(quantity, static_cast<float>(*value));
  };
  set(Quantity::colour_rendering_index, traits.colour_rendering_index);
  set(Quantity::cct_K, traits.colour_temperature_K);
  if (traits.input_power_W)
    set(Quantity::power_density_W_per_m2,
        *traits.input_power_W * layouts_[layout].luminaires() / context_.need.room.floor_area_m2());
}

void RankSearch::learn(Candidate& candidate, std::size_t layout, const RankValues& values, float estimate_lx) {
  const RankRules& rules = context_.rules;
  RankedProduct& ranked = products_[candidate.product];
  const RankVerdict verdict = context_.checks.judge(values);
  if (ranked.evaluations < most_evaluations) {
    ranked.evaluated.at(ranked.evaluations) = static_cast<std::int16_t>(layout);
    if (verdict.can_pass) ranked.may_pass |= static_cast<std::uint16_t>(1U << ranked.evaluations);
  }
  ++ranked.evaluations;
  if (ranked.layout < 0 || (verdict.pass && !ranked.verdict.pass) ||
      (!ranked.verdict.pass && verdict.shortfall < ranked.verdict.shortfall)) {
    ranked.layout = static_cast<std::int16_t>(layout);
    ranked.values = values;
    ranked.verdict = verdict;
  }
  bool hopeless = false;
  for (const RankChecks::Limit& limit : context_.checks.limits()) {
    const float value = values[limit.quantity];
    if (std::isnan(value) || !limit.binding) continue;
    if (evidence::is_mean_illuminance(limit.quantity) && value > 0.0F) {
      const bool task = limit.quantity == Quantity::maintained_illuminance_lx;
      const double trust = task ? rules.trust_in_estimate : rules.trust_in_proportion;
      candidate.wanted_lx =
          std::max(candidate.wanted_lx, static_cast<float>(trust) * estimate_lx * limit.limit / value);
    }
    if (limit.quantity == Quantity::colour_rendering_index && value < limit.limit) hopeless = true;
    if (limit.quantity == Quantity::ugr && value - limit.limit > static_cast<float>(rules.hopeless_glare_excess))
      ++candidate.glaring;
  }
  candidate.over = verdict.pass || hopeless || candidate.glaring >= rules.glare_patience;
  if (candidate.over) return;
  const int most = std::min(rules.evaluations, static_cast<int>(most_evaluations));
  candidate.over = ranked.cut_short = ranked.evaluations >= most;
}

}  // namespace twinlight::matching
