#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/photometry/inspection.h"

namespace twinlight::photometry {

/// One object of the array that `twinlight inspect --json` prints; its keys are a contract. A quantity that can not
/// be computed is null, with the reason under `…_note`. Texts of the file are printable UTF-8.
nlohmann::ordered_json to_json(const Inspection& inspection);

}  // namespace twinlight::photometry
