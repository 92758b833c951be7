#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>

#include "twinlight/photometry/inspection.h"

namespace twinlight::photometry {

/// One object of the array that `twinlight inspect --json` prints; its keys are a contract. A quantity that can not
/// be computed is null, with the reason under `…_note`. Texts of the file are printable UTF-8.
/// @param add_more  called for each luminaire (and each of several sources) with its object: what needs a room, such as
///                  the UGR table, is computed above this library.
nlohmann::ordered_json to_json(const Inspection& inspection,
                               const std::function<void(nlohmann::ordered_json&, const Luminaire&)>& add_more = {});

}  // namespace twinlight::photometry
