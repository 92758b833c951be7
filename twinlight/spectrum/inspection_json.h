#pragma once

#include <nlohmann/json_fwd.hpp>

#include "twinlight/spectrum/flicker.h"
#include "twinlight/spectrum/inspection.h"

namespace twinlight::spectrum {

/// One object of the array that `twinlight inspect --json` prints; its keys are a contract. A quantity that can not be
/// had is null with a sibling "…_note". A file of several spectra has the first under these keys and all of them, in
/// the same form, under "spectra".
nlohmann::ordered_json to_json(const SpectrumInspection& inspection);

nlohmann::ordered_json to_json(const InspectedSpectrum& inspected);

/// The metrics alone, in the keys of the contract.
nlohmann::ordered_json to_json(const Metrics& metrics);

/// Flicker of a waveform file, kind "waveform".
nlohmann::ordered_json to_json(const Flicker& flicker);

}  // namespace twinlight::spectrum
