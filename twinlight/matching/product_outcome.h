#pragma once

#include <tl/expected.hpp>

#include "twinlight/evidence/product_evidence.h"

namespace twinlight::matching {

/// What a search of one product comes to: its evidence, or why it is left out.
using ProductOutcome = tl::expected<evidence::ProductEvidence, evidence::Exclusion>;

}  // namespace twinlight::matching
