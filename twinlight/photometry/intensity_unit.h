#pragma once

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// Whether the file says in words that its values are no candela: files of ultraviolet, radiometric and horticultural
/// sources put other quantities where their format has candela.
bool holds_no_candela(const Luminaire& luminaire);

}  // namespace twinlight::photometry
