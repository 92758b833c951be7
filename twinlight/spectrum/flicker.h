#pragma once

#include <optional>
#include <vector>

#include "twinlight/spectrum/metrics.h"

namespace twinlight::spectrum {

/// Light over time at equal steps, in any linear unit.
struct LightWaveform {
  double sample_rate_Hz = 0.0;
  std::vector<double> light;
};

/// Temporal light modulation. A quantity that the record can not give is empty, with a note.
struct Flicker {
  double sample_rate_Hz = 0.0;
  double duration_s = 0.0;
  std::optional<double> frequency_Hz;  ///< of the greatest component from 1 Hz on; none for steady light
  double percent_flicker = 0.0;        ///< (max − min) / (max + min) in percent (IES handbook, IEEE 1789)
  double flicker_index = 0.0;          ///< light above the mean to all light, over whole periods
  std::optional<double> svm;           ///< stroboscopic visibility measure, IEC TR 63158:2018
  std::optional<double> pst_lm;        ///< short-term flicker indicator of light, IEC TR 61547-1:2020
  std::vector<Note> notes;
};

/// @param waveform at least 16 samples, finite, of a mean greater than 0.
/// SVM needs 1 s sampled at 4 kHz or more, PstLM 40 s (20 s of which settle the filters) at 1 kHz or more.
Result<Flicker> flicker(const LightWaveform& waveform);

/// The contrast at which a sinusoidal modulation of this frequency is just seen as a stroboscopic effect: the
/// threshold of IEC TR 63158.
double stroboscopic_threshold(double frequency_Hz);

}  // namespace twinlight::spectrum
