#pragma once

#include <string_view>

#include "twinlight/spectrum/spectrum_file.h"

namespace twinlight::spectrum {

/// The reader of SpectrumFormat::delimited_text. @see read_spectrum
Result<SpectrumFile> read_spectrum_text(std::string_view bytes);

/// True when some dialect finds a line of a wavelength and its values, or of wavelengths.
bool has_spectrum_lines(std::string_view bytes);

}  // namespace twinlight::spectrum
