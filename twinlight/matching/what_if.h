#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/evidence/product_evidence.h"
#include "twinlight/foundation/result.h"
#include "twinlight/matching/match.h"

/// What becomes of a shortlist when the need changes, without a new search: docs/method.md, "What if".
namespace twinlight::matching {

/// A change of a need; what is not given stays.
struct WhatIf {
  std::string text;  ///< as it was asked
  std::optional<double> maintained_illuminance_lx;
  std::optional<double> maintenance_factor;
  std::optional<double> ceiling, walls, floor;  ///< reflectances
  std::optional<double> cost_years;             ///< whole years that cost over life counts
  std::optional<double> discount_rate;
  std::optional<double> electricity_price_growth;
  bool changes_room() const { return ceiling || walls || floor; }
  bool changes_light() const { return maintained_illuminance_lx || maintenance_factor || changes_room(); }
  bool changes_cost() const { return cost_years || discount_rate || electricity_price_growth; }
};

/// Reads "maintained_illuminance_lx=750,reflectance.walls=0.3". Keys: what_if_keys(). Fails, naming the key, on others
/// and on values that a need file may not have.
Result<WhatIf> parse_what_if(std::string_view text);

/// What may be asked, as in a need file: "maintained_illuminance_lx, …, cost.years, …".
std::string what_if_keys();

evidence::Need changed(evidence::Need need, const WhatIf& what_if);

/// One product in the layout that was found for it, in the changed need.
struct WhatIfAnswer {
  const ShortlistEntry* entry = nullptr;
  evidence::EvaluatedLayout layout;
  std::optional<evidence::LifeCost> life_cost;  ///< of this layout; none where the need has no plan of cost
  /// A new search would find this layout too: the change only asks for more, all that came before it failed when less
  /// was asked, and it still passes. Otherwise a new search may find a better layout, or one that passes.
  bool is_what_a_search_finds = false;
};

/// Light: fails for a need in photons, with further rows (`also`), with areas or with a [day], whose light is not
/// scaled yet; reflectances also in a room that is no empty box. Cost: fails for a need without [cost].
Result<void> check_what_if_can_be_asked(const evidence::Need& need, const WhatIf& change);

/// Illuminances are linear in the maintenance factor, and a target changes nothing but its check; so those take no
/// evaluation. Where reflectances change, each layout is evaluated exactly, once. Glare and uniformity do not depend on
/// the maintenance factor. Cost over life is computed anew for the layout that is there.
/// @param entries so many of the shortlist are answered for, in its order
Result<std::vector<WhatIfAnswer>> what_if(const evidence::Need& need, const Match& match, const WhatIf& change,
                                          std::size_t entries, unsigned threads);

/// How far a passing layout holds, all else unchanged.
struct Headroom {
  std::optional<double> greatest_target_lx;        ///< of the task's maintained mean; none where the row asks for none
  std::optional<double> least_maintenance_factor;  ///< at which every binding check is still met; none where none turns
};
/// None where the layout does not pass.
std::optional<Headroom> headroom_of(const evidence::Need& need, const evidence::EvaluatedLayout& layout);

}  // namespace twinlight::matching
