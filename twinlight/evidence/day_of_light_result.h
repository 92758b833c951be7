#pragma once

#include <optional>
#include <vector>

#include "twinlight/evidence/check.h"
#include "twinlight/evidence/lighting_engine.h"
#include "twinlight/evidence/need.h"

namespace twinlight::evidence {

/// What one eye gets at full light.
struct EyeLight {
  double maintained_lx = 0.0;  ///< at the eye, in the plane at right angles to its gaze
  double initial_lx = 0.0;     ///< of the new installation
};

/// The melanopic light of a day at the eyes of a need.
struct DayOfLightResult {
  std::optional<double> melanopic_der;  ///< of the product's spectrum (CIE S 026); none where it has none
  std::vector<EyeLight> eyes;           ///< in the order of the need
  /// For each period the melanopic EDI of each eye in lx, lamps and daylight where stated; empty without a spectrum.
  /// Where the row asks for a least value the maintained one, where it asks for a greatest the new installation's.
  std::vector<std::vector<double>> periods_melanopic_lx;
  double hours_judged = 0.0;
};

/// Light at the eyes, by one evaluation for each direction of gaze. Fails where an eye is not in the room.
Result<DayOfLightResult> day_of_light(const Need& need, const lighting::Scene& scene, const LightingEngine& engine);

/// Each limit of each period against the eye that is worst off, and one that every hour of the day is spoken of.
std::vector<Check> day_checks(const Need& need, const DayOfLightResult& result);

}  // namespace twinlight::evidence
