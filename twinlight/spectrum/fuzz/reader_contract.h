#pragma once

#include <string_view>

namespace twinlight::spectrum {

/// What holds for whatever bytes a reader meets, for fuzzers and tests: a refusal has a message; what was read has only
/// finite figures within their ranges, drawings and JSON that can be written. Ends the process where not.
void hold_spectrum_reader_contract(std::string_view bytes);
void hold_waveform_reader_contract(std::string_view bytes);

}  // namespace twinlight::spectrum
