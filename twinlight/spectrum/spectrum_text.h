#pragma once

#include <string_view>

#include "twinlight/spectrum/spectrum_file.h"

namespace twinlight::spectrum {

/// The reader of SpectrumFormat::delimited_text. @see read_spectrum
Result<SpectrumFile> read_spectrum_text(std::string_view bytes);

}  // namespace twinlight::spectrum
