#include "twinlight/matching/draft_stage.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "twinlight/evidence/place_checks.h"
#include "twinlight/foundation/constants.h"
#include "twinlight/matching/early_exclusion.h"
#include "twinlight/matching/parallel_for.h"
#include "twinlight/matching/pareto.h"
#include "twinlight/matching/shortlist_order.h"

namespace twinlight::matching {
namespace {

/// A draft that misses its limits by more than this, added up, misses them in full too.
constexpr double trusted_shortfall = 0.08;
/// A layout that a draft search held for too dark by more than this is too dark.
constexpr double trusted_darkness = 0.03;

bool is_narrow(const photometry::IntensityDistribution& distribution) {
  return distribution.flux_lm() < least_drafted_width * constants::pi * distribution.max_intensity_cd();
}

bool can_not_pass(const evidence::TriedLayout& tried) {
  if (tried.shortfall) return *tried.shortfall > trusted_shortfall;
  return tried.estimate_lx < (1.0 - trusted_darkness) * tried.wanted_lx;
}

}  // namespace

DraftStage::DraftStage(const evidence::Need& need, const Catalogue& catalogue, const evidence::LightingEngine& draft,
                       unsigned threads, const std::function<void(std::size_t done)>& progress,
                       const ProductColumns* columns)
    : need_(need),
      products_(catalogue.products.size(), tl::unexpected(evidence::Exclusion{})),
      doubtful_(products_.size(), 0),
      settled_(products_.size(), 0) {
  std::mutex reporting;
  std::size_t done = 0;
  parallel_for(products_.size(), threads, [&](std::size_t i) {
    const CatalogueProduct& product = catalogue.products[i];
    if (auto exclusion = early_exclusion(need, catalogue, columns, i)) {
      products_[i] = tl::unexpected(*std::move(exclusion));
    } else {
      products_[i] = evidence::evaluate_product(need, product.luminaire, draft, product.price);
      if (products_[i]) hold_against_place(need, product.enclosure, products_[i]->found);
      doubtful_[i] = static_cast<char>(is_narrow(product.luminaire->distribution));
    }
    const std::lock_guard lock(reporting);
    ++done;
    if (progress) progress(done);
  });
}

std::vector<std::size_t> DraftStage::order() const {
  std::vector<std::pair<ShortlistOrder, std::size_t>> keys;
  for (std::size_t i = 0; i < products_.size(); ++i)
    if (const Outcome& draft = products_[i])
      keys.emplace_back(shortlist_order(need_, draft->found.verdict, draft->luminaires, draft->cost), i);
  std::sort(keys.begin(), keys.end());
  std::vector<std::size_t> order;
  order.reserve(keys.size());
  for (const auto& [key, product] : keys) order.push_back(product);
  return order;
}

std::vector<std::size_t> DraftStage::pareto_front() const {
  std::vector<std::size_t> passing;
  std::vector<Merits> merits;
  for (std::size_t i = 0; i < products_.size(); ++i) {
    if (!products_[i] || !products_[i]->found.verdict.pass) continue;
    passing.push_back(i);
    merits.push_back(merits_of(products_[i]->cost, quality_steps(products_[i]->found.checks)));
  }
  std::vector<std::size_t> front;
  for (const std::size_t place : matching::pareto_front(merits)) front.push_back(passing[place]);
  return front;
}

void DraftStage::settle(std::size_t product, const Outcome& outcome) {
  products_[product] = outcome;
  settled_[product] = 1;
}

evidence::Forecasts DraftStage::forecasts(std::size_t product) const {
  const evidence::ProductEvidence& draft = *products_[product];
  return {.of = [&draft](const evidence::LayoutChoice& layout) -> std::optional<evidence::LayoutForecast> {
            const auto tried = std::find_if(draft.tried.begin(), draft.tried.end(),
                                            [&](const evidence::TriedLayout& one) { return one.layout == layout; });
            if (tried == draft.tried.end()) return std::nullopt;
            return evidence::LayoutForecast{.mean_lx = tried->estimate_lx, .can_not_pass = can_not_pass(*tried)};
          },
          .nearest = draft.found.layout,
          .cut_short = draft.cut_short};
}

}  // namespace twinlight::matching
