#pragma once

#include <string>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/spectrum/spectrum_file.h"

namespace twinlight::spectrum {

/// Private to the readers: a spectrum as a file lists it, each point with its place.
struct RawPoint {
  double nm = 0.0;
  double value = 0.0;
  std::size_t line = 0;
};

struct RawSpectrum {
  std::string name;
  std::vector<RawPoint> points;
};

/// Checks the points in the order of the file and adds the spectrum to the file. Negative noise of up to 1 % of the
/// peak becomes 0 with a warning.
Result<void> add_spectrum(const RawSpectrum& raw, SpectrumFile& file);

}  // namespace twinlight::spectrum
