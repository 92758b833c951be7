#pragma once

#include <string>
#include <string_view>

#include "twinlight/requirements/confidence.h"
#include "twinlight/requirements/quantity.h"

namespace twinlight::requirements {

/// On which side of the limit a value must lie.
enum class Comparison { at_least, at_most, above, below };
std::string_view to_string(Comparison comparison);  ///< as data files and JSON write it
std::string_view sign_of(Comparison comparison);    ///< "≥", "≤", ">" or "<"

/// How much a limit binds within its row.
enum class Strength {
  required,
  recommended,  ///< good practice that the row names; missing it is no fault
};
std::string_view to_string(Strength strength);

/// One bound of one quantity. A range is two limits.
struct Limit {
  Quantity quantity = Quantity::maintained_illuminance_lx;
  Comparison comparison = Comparison::at_least;
  double value = 0.0;  ///< in the unit of the quantity
  Confidence confidence = Confidence::uncertain;
  Strength strength = Strength::required;

  bool met_by(double measured) const;
};

}  // namespace twinlight::requirements
