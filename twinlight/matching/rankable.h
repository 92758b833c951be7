#pragma once

#include "twinlight/evidence/need.h"

namespace twinlight::matching {

/// Whether matrices can rank products in a need. One in photons has a target of its own for each product; further rows,
/// light at the eye and areas are no rows of the rank stage; its matrices are of empty boxes and of luminaires that
/// hang and turn alike. Where they can not, drafts do (`DraftStage`).
bool can_be_ranked(const evidence::Need& need);

}  // namespace twinlight::matching
