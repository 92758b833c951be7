#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/requirements/date.h"
#include "twinlight/requirements/limit.h"
#include "twinlight/requirements/localised_text.h"

namespace twinlight::requirements {

/// The products that a rule speaks of, in traits (product_trait.h) and figures. Empty lists ask nothing.
struct Applicability {
  std::vector<std::string> all;   ///< the product has each of these traits
  std::vector<std::string> any;   ///< at least one of these
  std::vector<std::string> none;  ///< none of these
  std::vector<Limit> figures;     ///< and its figures lie within these
};

/// Limits that depend on the product and are computed (product_formula.h).
enum class Formula {
  none,
  ecodesign_power,              ///< Regulation (EU) 2019/2020, Annex II 1(a)
  ecodesign_gear_efficiency,    ///< the same, Annex II table 3
  ecodesign_lumen_maintenance,  ///< the same, Annex II table 4
  energy_label_class,           ///< Regulation (EU) 2019/2015, Annex II
  gb40070_modulation,           ///< GB 40070-2021
};
std::string_view to_string(Formula formula);

/// A paper that shows what no photometric file can: a certificate, a declaration, a test report.
struct ProofNeeded {
  std::string kind;                 ///< in the words of data/requirements/README.md, for instance "certificate"
  std::vector<std::string> covers;  ///< it must name at least one of these
  std::string among;  ///< papers that name this are of the right sort, though they may cover other editions
  std::optional<Date> issued_from;  ///< the rule speaks only of papers issued on this day or later
};

/// What a row asks of a product that is put on a market.
struct ProductRule {
  Applicability applies;
  Formula formula = Formula::none;
  std::optional<ProofNeeded> proof;
  LocalisedText ask;     ///< what to ask the maker for where the description does not say; may be empty
  std::string replaces;  ///< id of the row that this one follows; may be empty
};

}  // namespace twinlight::requirements
