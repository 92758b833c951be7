#pragma once

#include "twinlight/evidence/evidence_fixture.h"

namespace twinlight::matching {

/// A need that the project ships.
inline evidence::Need example_need(const char* name) {
  return evidence::read_need(twinlight::testing::project_path("examples/needs") / name,
                             evidence::fixture::all_requirements())
      .value();
}

}  // namespace twinlight::matching
