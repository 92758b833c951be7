#pragma once

#include <optional>

#include "twinlight/evidence/exclusion.h"
#include "twinlight/evidence/layout_evaluation.h"
#include "twinlight/evidence/place.h"

namespace twinlight::evidence {

/// Whether a quantity is a digit of a code: a whole number.
bool is_code_digit(Quantity quantity);

/// The limits of the place held against what the catalogue says of the product; what it does not say has no value and
/// is asked for. Empty where the need says nothing of its place.
std::vector<Check> place_checks(const Need& need, const Enclosure& enclosure);

/// Adds them to a layout, and to its open points the documents that the place asks for, and judges it again.
void hold_against_place(const Need& need, const Enclosure& enclosure, EvaluatedLayout& found);

/// A product that the catalogue says is made for other domains than the need's, or is mounted in other ways than it
/// asks.
std::optional<Exclusion> reason_of_place(const Need& need, const Enclosure& enclosure);

/// Whether nothing that is known speaks against the product in this place.
bool suits_place(const Need& need, const Enclosure& enclosure);

}  // namespace twinlight::evidence
