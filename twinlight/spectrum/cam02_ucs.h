#pragma once

#include <array>
#include <span>

#include "twinlight/spectrum/chromaticity.h"

namespace twinlight::spectrum {

/// Coordinates J′, a′, b′ of many colours.
struct UcsColours {
  std::span<double> j, a, b;
};

/// Tristimulus values of many colours.
struct TristimulusColours {
  std::span<const double> x, y, z;
};

/// CIECAM02 and the uniform colour space CAM02-UCS (Luo, Cui, Li 2006) under the viewing conditions that CIE 224:2017
/// and ANSI/IES TM-30-20 state: LA = 100 cd/m², Yb = 20, average surround, complete adaptation (D = 1).
class Cam02Ucs {
 public:
  /// @param white the perfect diffuser under the illuminant, in any scale.
  explicit Cam02Ucs(const Tristimulus& white);

  /// Colours in the scale of the white; all spans of one size.
  void transform(const TristimulusColours& colours, const UcsColours& result) const;

 private:
  std::array<double, 9> to_cones_;  ///< from XYZ to adapted cone responses times FL / 100
  double achromatic_white_ = 0.0;
};

}  // namespace twinlight::spectrum
