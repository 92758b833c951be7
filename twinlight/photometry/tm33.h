#pragma once

#include <string_view>

#include "twinlight/photometry/photometric_file.h"

namespace twinlight::photometry {

/// True where the root element is that of a TM-33 dialect. @param text  UTF-8.
bool looks_like_tm33(std::string_view text);

/// Reads the XML of ANSI/IES TM-33-18 and TM-33-23, of ATLA-S001 and UNI 11733, whose schemas differ little, and the
/// dialects found in use (docs/tm-33.md): one source an emitter, each as one of its `source_count` pieces.
///
/// Luminous intensity is in cd, radiant in W/sr, photon in µmol/(s·sr); lengths in m. Expands no entity, opens no other
/// file. Fails, naming the line, where the file is not well-formed, has a DOCTYPE or another root element, announces
/// another count than it holds, leaves a hole in a grid, or has no emitter with intensities or a spectrum.
Result<PhotometricDocument> read_tm33(std::string_view bytes, std::string_view file);

}  // namespace twinlight::photometry
