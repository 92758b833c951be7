#pragma once

#include <optional>
#include <string>
#include <vector>

#include "twinlight/lighting/placed_luminaire.h"

/// Unified Glare Rating (CIE 117:1995, CIE 190:2010) of the new installation.
namespace twinlight::lighting {

/// The area (m²) of the luminous opening as seen from a direction, with its shining sides.
/// @param direction unit vector from the luminaire to the eye
double projected_area_m2(const PlacedLuminaire& luminaire, const Eigen::Vector3d& direction);

/// What all luminaires give one observer, and how many of them lie outside the solid angles (sr) of the method.
struct GlareSources {
  double sum = 0.0;  ///< Σ L² ω / p², cd² m⁻⁴ sr
  int in_view = 0;
  int without_area = 0;  ///< in view, but with no luminous area: L is not defined
  int too_small = 0;     ///< ω < 0.0003 sr
  int too_large = 0;     ///< ω > 0.1 sr
  int below = 0;         ///< below the line of sight

  GlareSources& operator+=(const GlareSources& other);
};

/// Guth's formula for one room, or the table of CIE 117, on which the tabular method of CIE 190 rests.
enum class PositionIndex { formula, table };

/// A source within the field of view of an observer.
struct Sight {
  Eigen::Vector3d to_source;  ///< unit vector from the eye
  double squared_m2 = 0.0;    ///< distance, squared
  double position_index = 1.0;
};
/// None where the source lies outside the field of view.
std::optional<Sight> sight_of(const Eigen::Vector3d& source_m, const Observer& observer,
                              PositionIndex method = PositionIndex::formula);

/// What one luminaire gives one observer.
GlareSources glare_source(const PlacedLuminaire& luminaire, const Observer& observer,
                          PositionIndex method = PositionIndex::formula);

/// Sources in the field of view: within the position index table of CIE 117 (at most 3 times as far sideways and 1.9
/// times as far up as ahead). The position index above the line of sight counts also for sources below it.
GlareSources glare_sources(const std::vector<PlacedLuminaire>& luminaires, const Observer& observer);

/// The unit vector of an observer's line of sight.
Eigen::Vector3d line_of_sight(const Observer& observer);

/// UGR = 8 log10(0.25 / Lb · Σ L² ω / p²), Lb = E_indirect / π.
/// @param indirect_lx vertical illuminance at the eye without direct light
/// @return none where no source is in view, one has no area, or there is no background luminance.
std::optional<double> unified_glare_rating(const GlareSources& sources, double indirect_lx);

}  // namespace twinlight::lighting
