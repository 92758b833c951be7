#pragma once

#include <optional>

#include "twinlight/evidence/exclusion.h"
#include "twinlight/matching/catalogue.h"

namespace twinlight::matching {

/// Why a product of a catalogue is left out before anything of it is computed: its place or its kind.
/// @param columns of the catalogue; what stands for a luminaire that has not been read. None: every one has been
std::optional<evidence::Exclusion> early_exclusion(const evidence::Need& need, const Catalogue& catalogue,
                                                   const ProductColumns* columns, std::size_t number);

}  // namespace twinlight::matching
