#pragma once

#include <string_view>

#include "twinlight/spectrum/spectrum_file.h"

namespace twinlight::spectrum {

/// True when the first character after a byte order mark and blanks is "<".
bool looks_like_xml(std::string_view bytes);

/// The reader of SpectrumFormat::tm27 and tm33. Expands no entity beyond those of XML itself, opens nothing.
Result<SpectrumFile> read_spectrum_xml(std::string_view bytes);

}  // namespace twinlight::spectrum
