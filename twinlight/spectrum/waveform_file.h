#pragma once

#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/spectrum/flicker.h"

namespace twinlight::spectrum {

/// A light waveform as a file lists it.
struct WaveformFile {
  LightWaveform waveform;
  std::vector<Diagnostic> warnings;
};

/// Reads the columns time and light of a text file, separated and headed as read_spectrum() allows. The time is in
/// seconds, or in the unit that the header gives in brackets or at the end of the time's name: s, ms, us or µs. Steps
/// that differ by more than 1 % are made equal by linear interpolation, with a warning.
/// Fails with line and field when there is no such table, or when time does not ascend or a value is no number.
Result<WaveformFile> read_waveform(std::string_view bytes, std::string_view file);

/// True for a text whose longest table of numbers is headed by a time, or begins at 0 or before.
bool looks_like_waveform(std::string_view bytes);

}  // namespace twinlight::spectrum
