#pragma once

#include <optional>
#include <string>

#include "twinlight/evidence/need.h"
#include "twinlight/evidence/product_traits.h"

namespace twinlight::evidence {

/// Why a product was not evaluated at all. Reasons are few and short, so that they can be counted.
struct Exclusion {
  std::string reason;
};

/// What no layout can mend: values that are no light, no flux, no power where the objective needs it, figures that
/// can not be true, a pendant where only the ceiling is allowed.
std::optional<Exclusion> reason_to_exclude(const Need& need, const ProductTraits& traits);

}  // namespace twinlight::evidence
