#include "twinlight/matching/rank_candidates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <tuple>

#include "twinlight/evidence/layout_rules.h"

namespace twinlight::matching {
namespace {

using evidence::Quantity;

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

CandidateClass::Stated stated_by(const evidence::ProductTraits& traits) {
  const auto number = [](const std::optional<double>& value) { return value ? static_cast<float>(*value) : unknown; };
  return {.colour_rendering_index = number(traits.colour_rendering_index),
          .colour_temperature_K = number(traits.colour_temperature_K),
          .input_power_W = number(traits.input_power_W)};
}

/// A product that will be wanted soon comes into the cache meanwhile.
void fetch(const RankedProduct& product) {
  constexpr std::size_t cache_line = 64;
  const auto* first = reinterpret_cast<const char*>(&product);
  for (std::size_t byte = 0; byte < sizeof(RankedProduct); byte += cache_line) __builtin_prefetch(first + byte, 1);
}

}  // namespace

/// Whether products have room in one layout: asked once for each opening.
class RankCandidates::RoomInLayout {
 public:
  RoomInLayout(const RankCandidates& candidates, std::size_t layout)
      : candidates_(candidates), layout_(layout), known_(candidates.with_opening_.size(), not_asked) {}

  bool has(std::uint32_t product) {
    const std::uint32_t opening = candidates_.opening_[product];
    std::uint8_t& known = known_[opening];
    if (known == not_asked)
      known = has_room(candidates_.need_, candidates_.layouts_[layout_],
                       candidates_.columns_.product(candidates_.with_opening_[opening]).traits)
                  ? 1
                  : 0;
    return known != 0;
  }

 private:
  static constexpr std::uint8_t not_asked = 2;
  const RankCandidates& candidates_;
  std::size_t layout_;
  std::vector<std::uint8_t> known_;
};

RankCandidates::RankCandidates(const evidence::Need& need, const ProductColumns& columns, const RankLayouts& layouts,
                               bool hangs, const RankRules& rules, const RankChecks& checks,
                               std::vector<RankedProduct>& products)
    : need_(need),
      columns_(columns),
      layouts_(layouts),
      rules_(rules),
      checks_(checks),
      products_(products),
      place_(products.size(), 0) {
  for (const evidence::StandingLight& kind : need.layout.standing)
    standing_W_per_m2_ += kind.luminaires.total_power_W() / need.room.floor_area_m2();
  const double wanted_lx = (1.0 - rules.estimate_tolerance) * *need.requirement.maintained_illuminance_lx;
  for (std::size_t k = 0; k < symmetry_count; ++k) {
    CandidateClass& of = classes_.at(k);
    of.symmetry = static_cast<photometry::Symmetry>(k);
    const SymmetryColumns& source = columns.of(of.symmetry);
    for (std::uint32_t column = 0; column < source.product.size(); ++column) {
      const std::uint32_t product = source.product[column];
      if (!products[product].exclusion.empty()) continue;
      if (hangs_below_ceiling(need, columns.product(product).traits) != hangs) continue;
      products[product].hangs = hangs;
      place_[product] = static_cast<std::uint32_t>(of.product.size());
      of.product.push_back(product);
      of.column.push_back(column);
      of.stated.push_back(stated_by(columns.product(product).traits));
    }
    of.wanted_lx.assign(of.product.size(), static_cast<float>(wanted_lx));
    of.glaring.assign(of.product.size(), 0);
  }
  number_openings();
}

void RankCandidates::number_openings() {
  using Key = std::tuple<double, double, bool>;  // all that `has_room` reads of a product
  std::map<Key, std::uint32_t> numbers;
  opening_.reserve(columns_.size());
  for (std::uint32_t product = 0; product < columns_.size(); ++product) {
    const evidence::ProductTraits& traits = columns_.product(product).traits;
    const Key key(traits.opening.length_m, traits.opening.width_m, traits.is_round());
    const auto [found, is_new] = numbers.try_emplace(key, static_cast<std::uint32_t>(with_opening_.size()));
    if (is_new) with_opening_.push_back(product);
    opening_.push_back(found->second);
  }
}

bool RankCandidates::empty() const {
  return std::all_of(classes_.begin(), classes_.end(), [](const CandidateClass& of) { return of.product.empty(); });
}

float RankCandidates::estimate_lx(std::size_t product, std::size_t layout) const {
  const CandidateClass& of = classes_.at(static_cast<std::size_t>(columns_.product(product).traits.symmetry));
  return of.estimates_lx(place_[product], static_cast<Eigen::Index>(layout));
}

bool RankCandidates::wants(const CandidateClass& of, std::uint32_t member, std::size_t layout,
                           RoomInLayout& room) const {
  const float estimate_lx = of.estimates_lx(member, static_cast<Eigen::Index>(layout));
  if (estimate_lx < of.wanted_lx[member]) return false;
  const std::uint32_t product = of.product[member];
  const double gross_lx = rules_.search.greatest_overlighting * *need_.requirement.maintained_illuminance_lx;
  if (estimate_lx > gross_lx && products_[product].layout >= 0) return false;
  return room.has(product);
}

bool RankCandidates::any_wants(std::size_t layout) const {
  RoomInLayout room(*this, layout);
  for (const CandidateClass& of : classes_)
    for (std::uint32_t member = 0; member < of.product.size(); ++member)
      if (wants(of, member, layout, room)) return true;
  return false;
}

RankCandidates::Members RankCandidates::wanting(std::size_t layout) const {
  Members found;
  RoomInLayout room(*this, layout);
  for (std::size_t k = 0; k < symmetry_count; ++k)
    for (std::uint32_t member = 0; member < classes_.at(k).product.size(); ++member)
      if (wants(classes_.at(k), member, layout, room)) found.at(k).push_back(member);
  return found;
}

std::vector<RankCandidates::Members> RankCandidates::by_brightest() {
  std::vector<Members> found(layouts_.size());
  for (std::size_t k = 0; k < symmetry_count; ++k) {
    const CandidateClass& of = classes_.at(k);
    std::vector<std::uint32_t> left;
    for (std::uint32_t member = 0; member < of.product.size(); ++member)
      if (products_[of.product[member]].layout < 0) left.push_back(member);
    if (left.empty()) continue;  // a class without products has no estimates either
    std::vector<float> most_lx(left.size(), -1.0F);
    std::vector<std::size_t> brightest(left.size(), layouts_.size());
    for (std::size_t layout = 0; layout < layouts_.size(); ++layout) {
      const auto estimates_lx = of.estimates_lx.col(static_cast<Eigen::Index>(layout));
      RoomInLayout room(*this, layout);
      for (std::size_t i = 0; i < left.size(); ++i) {
        const float lx = estimates_lx[left[i]];
        if (lx <= most_lx[i]) continue;
        if (!room.has(of.product[left[i]])) continue;
        most_lx[i] = lx;
        brightest[i] = layout;
      }
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (brightest[i] == layouts_.size())
        products_[of.product[left[i]]].exclusion = "no layout fits the room and the limits of the need";
      else
        found[brightest[i]].at(k).push_back(left[i]);
    }
  }
  return found;
}

void RankCandidates::add_stated_values(const CandidateClass::Stated& stated, std::size_t layout,
                                       RankValues& values) const {
  values.set(Quantity::colour_rendering_index, stated.colour_rendering_index);
  values.set(Quantity::cct_K, stated.colour_temperature_K);
  const double per_watt = layouts_[layout].luminaires() / need_.room.floor_area_m2();
  values.set(Quantity::power_density_W_per_m2,
             static_cast<float>(per_watt) * stated.input_power_W + static_cast<float>(standing_W_per_m2_));
}

void RankCandidates::learn(std::size_t of_class, std::span<const std::uint32_t> members, std::size_t layout,
                           std::span<const RankValues> values) {
  constexpr std::size_t ahead = 8;
  CandidateClass& of = classes_.at(of_class);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i + ahead < members.size()) fetch(products_[of.product[members[i + ahead]]]);
    learn_of(of, members[i], layout, values[i]);
  }
}

void RankCandidates::learn_of(CandidateClass& of, std::uint32_t member, std::size_t layout, RankValues values) {
  RankedProduct& ranked = products_[of.product[member]];
  add_stated_values(of.stated[member], layout, values);
  const bool doubtful_glare = columns_.product(of.product[member]).basis_error > largest_glare_basis_error;
  const RankVerdict verdict = checks_.judge(values, doubtful_glare);
  if (ranked.evaluations < most_evaluations) {
    ranked.evaluated.at(ranked.evaluations) = static_cast<std::int32_t>(layout);
    if (verdict.can_pass) ranked.may_pass |= static_cast<std::uint16_t>(1U << ranked.evaluations);
  }
  ++ranked.evaluations;
  if (ranked.layout < 0 || (verdict.pass && !ranked.verdict.pass) ||
      (!ranked.verdict.pass && verdict.shortfall < ranked.verdict.shortfall)) {
    ranked.layout = static_cast<std::int32_t>(layout);
    ranked.values = values;
    ranked.verdict = verdict;
  }
  const evidence::SearchRules& rules = rules_.search;
  const float estimate_lx = of.estimates_lx(member, static_cast<Eigen::Index>(layout));
  bool hopeless = false;
  for (const RankChecks::Limit& limit : checks_.limits()) {
    const float value = values[limit.quantity];
    if (std::isnan(value) || !limit.binding) continue;
    if (evidence::is_mean_illuminance(limit.quantity) && value > 0.0F) {
      const bool task = limit.quantity == Quantity::maintained_illuminance_lx;
      if (!task && !need_.layout.standing.empty()) continue;  // only a part of it grows with new luminaires
      const double trust = task ? rules.trust_in_estimate : rules.trust_in_proportion;
      of.wanted_lx[member] =
          std::max(of.wanted_lx[member], static_cast<float>(trust) * estimate_lx * limit.limit / value);
    }
    if (limit.quantity == Quantity::colour_rendering_index && value < limit.limit) hopeless = true;
    if (limit.quantity == Quantity::ugr && value - limit.limit > static_cast<float>(rules.hopeless_glare_excess))
      ++of.glaring[member];
  }
  bool over = verdict.pass || hopeless || of.glaring[member] >= rules.glare_patience;
  if (!over) {
    const int most = std::min(rules_.evaluations, static_cast<int>(most_evaluations));
    over = ranked.cut_short = ranked.evaluations >= most;
  }
  if (over) of.wanted_lx[member] = infinity;
}

}  // namespace twinlight::matching
