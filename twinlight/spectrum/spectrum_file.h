#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "twinlight/foundation/result.h"
#include "twinlight/spectrum/spectral_distribution.h"

namespace twinlight::spectrum {

/// One spectrum of a file.
struct NamedSpectrum {
  std::string name;  ///< its column's or row's label, or the file's description; may be empty
  SpectralDistribution distribution;
};

enum class SpectrumFormat {
  delimited_text,  ///< columns or rows of numbers: CSV and the exports of spectroradiometers
  tm27,            ///< ANSI/IES TM-27-14 or -20 (.spdx)
  tm33,            ///< the spectral distributions of an ANSI/IES TM-33 luminaire file
};
std::string_view name(SpectrumFormat format);  ///< "text", "TM-27", "TM-33"

struct SpectrumFile {
  SpectrumFormat format = SpectrumFormat::delimited_text;
  std::vector<NamedSpectrum> spectra;  ///< at least one
  std::vector<Diagnostic> warnings;    ///< what was tolerated
};

/// The largest file that is read.
inline constexpr std::size_t largest_spectrum_file_bytes = std::size_t{32} << 20U;

/// Reads a spectrum file of any supported format; the format is found from the content, not from the name.
///
/// Text: one table of wavelengths in nm and values among any other lines; wavelengths in the first column or in the
/// first row; separated by tab, semicolon, comma or blanks; decimal point or comma; with or without a header. Values
/// below 0 of at most 1 % of the peak, as dark noise gives them, count as 0 with a warning.
/// Fails with line and field when there is no such table, or when it is broken, descends, or repeats a wavelength.
Result<SpectrumFile> read_spectrum_file(const std::filesystem::path& path);

/// The same for bytes in memory. @param file the name that Diagnostics carry.
Result<SpectrumFile> read_spectrum(std::string_view bytes, std::string_view file);

/// True when the content shows a spectrum, whether or not it can be read: the root element of TM-27, or in a text a
/// line of a wavelength and its values, or of wavelengths. A TM-33 file is a luminaire's, though read_spectrum() reads
/// it.
bool looks_like_spectrum(std::string_view bytes);

}  // namespace twinlight::spectrum
