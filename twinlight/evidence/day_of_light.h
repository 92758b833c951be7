#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "twinlight/evidence/day_hours.h"
#include "twinlight/requirements/requirement.h"

namespace twinlight::evidence {

enum class Posture { sitting, standing, lying };
std::string_view to_string(Posture posture);

/// An eye and where it looks: horizontally to a wall, or, lying on the back, to the ceiling.
struct Eye {
  std::string name;
  Posture posture = Posture::sitting;
  Eigen::Vector3d position_m = Eigen::Vector3d::Zero();
  Eigen::Vector3d gaze = Eigen::Vector3d::UnitX();  ///< unit vector; the plane of the eye is at right angles to it
};

/// A part of every day: how the light is run, and what a row asks of it at the eye.
struct LightPeriod {
  DayHours hours;
  requirements::Requirement requirement;
  double output = 1.0;  ///< share of full light, 0 to 1
  /// Melanopic EDI of daylight at the eye, as the need states it. Where it does not, a least value must be reached by
  /// the lamps alone and a greatest one that they keep remains open.
  std::optional<double> daylight_melanopic_lx;
};

/// The light that people get at the eye over 24 hours.
struct DayOfLight {
  std::vector<Eye> eyes;             ///< at least one
  std::vector<LightPeriod> periods;  ///< do not overlap
};

/// Hours of the day that no period speaks of.
double hours_without_period(const DayOfLight& day);

}  // namespace twinlight::evidence
