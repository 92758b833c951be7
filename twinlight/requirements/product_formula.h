#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/requirements/limit.h"
#include "twinlight/requirements/product.h"
#include "twinlight/requirements/product_rule.h"

namespace twinlight::requirements {

/// A limit that was computed for one product, or what is missing for that.
struct ComputedLimit {
  std::optional<Limit> limit;   ///< none where something is missing, or where there is no limit
  std::optional<double> value;  ///< of the product
  std::vector<Quantity> missing_figures;
  std::vector<std::string> missing_traits;  ///< groups of product_trait.h that the description leaves open
  std::string working;                      ///< the computation in figures, for people; the same in all languages
  std::optional<char> energy_class;         ///< for the energy label: the class computed
  bool unlimited = false;                   ///< the rule sets no limit for such a product
};

/// Evaluates a formula on a product as the law stands on a day.
ComputedLimit compute(Formula formula, const Product& product, const Date& date);

}  // namespace twinlight::requirements
