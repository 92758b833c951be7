#pragma once

#include <string>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// The unit of the intensities where the file says in words that it is not the candela, else empty: files of
/// ultraviolet, radiometric and horticultural sources put other quantities where their format has candela.
std::string other_intensity_unit(const Luminaire& luminaire);

/// Whether the file says so.
bool holds_no_candela(const Luminaire& luminaire);

}  // namespace twinlight::photometry
