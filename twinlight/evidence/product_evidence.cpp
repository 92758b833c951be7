#include "twinlight/evidence/product_evidence.h"

#include <limits>

#include "twinlight/evidence/further_values.h"

namespace twinlight::evidence {

tl::expected<ProductEvidence, Exclusion> evaluate_product(const Need& need,
                                                          const std::shared_ptr<const photometry::Luminaire>& luminaire,
                                                          const LightingEngine& engine,
                                                          const std::optional<Price>& price,
                                                          const Forecasts* forecasts) {
  if (auto exclusion = reason_to_exclude(need, traits_of(*luminaire))) return tl::unexpected(*std::move(exclusion));
  if (!target_illuminance_lx(need.requirement, *luminaire))
    return tl::unexpected(Exclusion{
        "gives no photons that could be computed: ask the maker for the spectrum, or for a TM-33 file with photons"});
  Result<SearchResult> search = search_layout(need, luminaire, engine, {}, forecasts);
  if (!search) return tl::unexpected(Exclusion{"can not be computed: " + search.error().message});
  if (!search->best) return tl::unexpected(Exclusion{"no layout fits the room and the limits of the need"});

  ProductEvidence evidence{.found = *std::move(search->best),
                           .estimates = search->estimates,
                           .exact_evaluations = search->exact_evaluations,
                           .cut_short = search->cut_short,
                           .tried = std::move(search->tried)};
  evidence.luminaires = evidence.found.layout.luminaires();
  evidence.cost = running_cost(need, evidence.luminaires, luminaire->input_power_W, price);
  evidence.life_cost = life_cost(need, evidence.luminaires, luminaire->input_power_W, price);
  return evidence;
}

double objective_value(const Need& need, const ProductEvidence& evidence) {
  constexpr double unknown = std::numeric_limits<double>::infinity();
  switch (need.minimise) {
    case Objective::energy:
      return evidence.cost.energy_kWh_per_year.value_or(unknown);
    case Objective::cost:
      return evidence.cost.cost_per_year.value_or(unknown);
    case Objective::count:
      break;
  }
  return evidence.luminaires;
}

}  // namespace twinlight::evidence
