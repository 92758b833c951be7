#pragma once

#include "twinlight/partnership/record_fixture.h"
#include "twinlight/storage/store.h"

namespace twinlight::storage::fixture {

/// A change that nobody signed in made, at the moment of the example records.
inline const Change by_system{.person = {}, .at = partnership::fixture::moment};

}  // namespace twinlight::storage::fixture
