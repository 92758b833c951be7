#pragma once

namespace twinlight::spectrum {

/// The names that rules use for melanopic light, all from the melanopic DER of CIE S 026.
struct MelanopicConversions {
  /// Melanopic equivalent daylight illuminance per lux (CIE S 026; WELL v2 L03 in m-EDI): the DER itself.
  double melanopic_edi_per_lx = 0.0;
  /// Equivalent melanopic lux per lux (EML of WELL v1 and v2, Lucas 2014), which is 1 for equal-energy light.
  double eml_per_lx = 0.0;
  /// Melanopic factor of luminous radiation a_mel,v of DIN/TS 5031-100:2021: Σ S s_mel / Σ S V, per lumen and watt
  /// made dimensionless with Km.
  double din_a_mel_v = 0.0;
};

/// @param melanopic_der of the light, not negative.
MelanopicConversions melanopic_conversions(double melanopic_der);

}  // namespace twinlight::spectrum
