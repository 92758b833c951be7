#pragma once

#include <span>
#include <vector>

namespace twinlight::spectrum {

/// One sinusoidal component of a light waveform.
struct ModulationComponent {
  double frequency_Hz = 0.0;
  double amplitude = 0.0;  ///< relative to the mean light
};

/// The components from 1 Hz on that stand out of the spectrum: a Fourier transform through a Hann window, padded with
/// zeros eightfold so that a frequency between two lines keeps its amplitude (within 1e-3 where components are at
/// least four lines of the record's resolution apart). Of a long record its first 2^20 samples.
/// @param relative light divided by its mean.
std::vector<ModulationComponent> modulation_components(std::span<const double> relative, double sample_rate_Hz);

}  // namespace twinlight::spectrum
