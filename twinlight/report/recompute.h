#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>

#include "twinlight/evidence/lighting_engine.h"
#include "twinlight/report/json_difference.h"
#include "twinlight/report/report_subject.h"

namespace twinlight::report {

/// Computes a report again from its inputs, with the layout, price, ranking and date that it states, and compares every
/// value with what it says. The search for the layout is not repeated, nor are the other products of the catalogue; the
/// version of the engine may be another one.
/// Fails where the report states no layout, or where its layout can not be computed in the need's room.
Result<JsonComparison> recompute(const nlohmann::ordered_json& report, const evidence::Need& need,
                                 const std::shared_ptr<const photometry::Luminaire>& luminaire,
                                 const evidence::LightingEngine& engine);

}  // namespace twinlight::report
