#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// One of the emitters of a variant, and how often the variant has it.
struct GldfShare {
  Luminaire light;
  double count = 1.0;
};

/// All shares alight together: light, declared flux and power add up. Intensities are exact on the planes and angles of
/// all shares together. Texts are those of the first; the opening is the largest extent of any; a colour stays where
/// all have the same. Photons, radiant power and spectra are left out where there is more than one share. None where
/// the table would have more than `most_intensities`.
/// @param shares  at least one
std::optional<Luminaire> combined(std::vector<GldfShare> shares, std::size_t most_intensities);

}  // namespace twinlight::photometry
