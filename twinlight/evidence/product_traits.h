#pragma once

#include <optional>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::evidence {

/// What decides whether and how a product may be placed, without its intensities: what a catalogue keeps in columns.
struct ProductTraits {
  photometry::Symmetry symmetry = photometry::Symmetry::none;
  photometry::LuminousOpening opening;
  double flux_lm = 0.0;
  double upward_flux_fraction = 0.0;  ///< 0 to 1
  std::optional<double> input_power_W;
  std::optional<double> colour_rendering_index;
  std::optional<double> colour_temperature_K;
  bool holds_candela = true;  ///< false where the file says in words that its values are something else

  /// From this share of upward light on, a luminaire is made to hang: at the ceiling that light would be lost.
  static constexpr double upward_share_of_a_pendant = 0.15;
  bool is_pendant() const { return upward_flux_fraction >= upward_share_of_a_pendant; }
  /// Turning it changes nothing.
  bool is_round() const { return symmetry == photometry::Symmetry::rotational && opening.length_m == opening.width_m; }
};

ProductTraits traits_of(const photometry::Luminaire& luminaire);

}  // namespace twinlight::evidence
