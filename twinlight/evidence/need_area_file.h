#pragma once

#include "twinlight/evidence/need.h"
#include "twinlight/foundation/settings.h"
#include "twinlight/requirements/requirement_set.h"

/// The parts of a need's file that speak of more than one area.
namespace twinlight::evidence {

/// [[area]] and [task.surroundings] (docs/needs.md), into a need that has its room, its requirement and its task.
Result<void> read_areas(const Settings& file, const requirements::RequirementSet& requirements, Need& need);

}  // namespace twinlight::evidence
