#pragma once

#include <functional>
#include <vector>

#include "twinlight/matching/catalogue.h"
#include "twinlight/matching/product_outcome.h"

namespace twinlight::matching {

/// Beams for which Φ / π I_max is below this are narrower than drafts can follow: docs/method.md, "Drafts".
inline constexpr double least_drafted_width = 0.05;

/// The rank stage of needs that matrices can not rank (`can_be_ranked`): every product is searched with drafts, a tenth
/// of the work of full evaluations, so that only the best need be searched in full. docs/method.md, "Drafts".
class DraftStage {
 public:
  using Outcome = ProductOutcome;

  /// @param draft an engine of `lighting::Fineness::draft`
  /// @param progress called after each product with the number done so far, never by two threads at once; may be empty
  /// @param columns of the catalogue, where luminaires of products that are left out early have not been read
  DraftStage(const evidence::Need& need, const Catalogue& catalogue, const evidence::LightingEngine& draft,
             unsigned threads, const std::function<void(std::size_t done)>& progress = {},
             const ProductColumns* columns = nullptr);

  /// By the number of the product in the catalogue.
  const std::vector<Outcome>& products() const { return products_; }

  /// Numbers of the products that are not left out, best first, as the shortlist is ordered.
  std::vector<std::size_t> order() const;

  /// Of those that pass: whom no other beats in energy, cost and quality at once.
  std::vector<std::size_t> pareto_front() const;

  /// Whether figures may be beyond the bounds of the rank stage: of a beam that is narrower than drafts can follow.
  bool is_doubtful(std::size_t product) const { return doubtful_[product] != 0; }
  /// Takes what an exact search of a product found in place of its drafts. Not while others ask.
  void settle(std::size_t product, const Outcome& outcome);
  bool is_settled(std::size_t product) const { return settled_[product] != 0; }

  /// What the drafts of a product say to a search in full. The product must not be left out; the stage must outlive it.
  evidence::Forecasts forecasts(std::size_t product) const;

 private:
  const evidence::Need& need_;
  std::vector<Outcome> products_;
  std::vector<char> doubtful_, settled_;  ///< not of bool: threads write side by side
};

}  // namespace twinlight::matching
