#pragma once

#include <string>

#include "twinlight/evidence/need.h"

namespace twinlight::cli {

/// How the energy was counted, which luminaires stay and what the maintenance factor is made of, a line each; empty
/// where the need says nothing of these.
std::string energy_text(const evidence::Need& need);

}  // namespace twinlight::cli
