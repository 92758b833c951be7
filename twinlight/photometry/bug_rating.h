#pragma once

namespace twinlight::photometry {

struct Luminaire;

/// The flux (lm) of an outdoor luminaire in the ten solid angles of the Luminaire Classification System of IES TM-15:
/// forward and back by γ (low to 30°, mid to 60°, high to 80°, very high to 90°), upward low to 100° and high.
struct OutdoorZones {
  double forward_low_lm = 0.0;
  double forward_mid_lm = 0.0;
  double forward_high_lm = 0.0;
  double forward_very_high_lm = 0.0;
  double back_low_lm = 0.0;
  double back_mid_lm = 0.0;
  double back_high_lm = 0.0;
  double back_very_high_lm = 0.0;
  double up_low_lm = 0.0;
  double up_high_lm = 0.0;
};

/// Backlight, uplight and glare from 0 (least) to 5 by IES TM-15-11, addendum A.
struct BugRating {
  OutdoorZones zones;
  int backlight = 0;
  int uplight = 0;
  int glare = 0;
};

/// Forward is the side of C0 in LM-63 files (whose 0° points across the road), of C90 in the others (CIE 140).
/// A rotational distribution counts as type V, any other as asymmetrical.
BugRating bug_rating(const Luminaire& luminaire);

/// The ratings for given zones. @param symmetrical a distribution of type V or V square
BugRating bug_rating(const OutdoorZones& zones, bool symmetrical);

}  // namespace twinlight::photometry
