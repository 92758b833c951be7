#pragma once

#include <string_view>

#include "twinlight/evidence/need.h"

namespace twinlight::evidence {

/// The row of this id among all that a need is judged by: its own, those of its areas, its place, its day and its
/// screens. None where no row has it, as of checks that the need itself asks for.
const requirements::Requirement* row_named(const Need& need, std::string_view id);

}  // namespace twinlight::evidence
