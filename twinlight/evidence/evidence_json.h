#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/evidence/need.h"
#include "twinlight/evidence/product_evidence.h"

namespace twinlight::evidence {

/// The need as it was understood, with its requirement and how sure that is.
nlohmann::ordered_json to_json(const Need& need);

/// A line of the shortlist but for the product's names: layout, verdict, checks, energy, cost, exact evaluation.
/// Keys are a contract (README of cli); what can not be computed is null with a `…_note`.
nlohmann::ordered_json to_json(const Need& need, const ProductEvidence& evidence);

/// What the catalogue says of a product's housing; null where it does not say.
nlohmann::ordered_json to_json(const Enclosure& enclosure);

}  // namespace twinlight::evidence
