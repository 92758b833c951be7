#include "twinlight/matching/early_exclusion.h"

#include "twinlight/evidence/place_checks.h"

namespace twinlight::matching {

std::optional<evidence::Exclusion> early_exclusion(const evidence::Need& need, const Catalogue& catalogue,
                                                   const ProductColumns* columns, std::size_t number) {
  const CatalogueProduct& product = catalogue.products[number];
  if (auto exclusion = reason_of_place(need, product.enclosure)) return exclusion;
  if (product.luminaire) return reason_to_exclude(need, evidence::traits_of(*product.luminaire));
  return reason_to_exclude(need, columns->product(number).traits);
}

}  // namespace twinlight::matching
