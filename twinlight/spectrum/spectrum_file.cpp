#include "twinlight/spectrum/spectrum_file.h"

#include <algorithm>

#include "twinlight/foundation/file.h"
#include "twinlight/spectrum/spectrum_text.h"
#include "twinlight/spectrum/spectrum_xml.h"

namespace twinlight::spectrum {

std::string_view name(SpectrumFormat format) {
  switch (format) {
    case SpectrumFormat::delimited_text:
      return "text";
    case SpectrumFormat::tm27:
      return "TM-27";
    case SpectrumFormat::tm33:
      return "TM-33";
  }
  return "";
}

Result<SpectrumFile> read_spectrum_file(const std::filesystem::path& path) {
  const std::string bytes = TWL_TRY(read_file(path, largest_spectrum_file_bytes));
  return read_spectrum(bytes, path.string());
}

Result<SpectrumFile> read_spectrum(std::string_view bytes, std::string_view file) {
  Result<SpectrumFile> read = looks_like_xml(bytes) ? read_spectrum_xml(bytes) : read_spectrum_text(bytes);
  if (!read) {
    Diagnostic diagnostic = std::move(read).error();
    diagnostic.file = file;
    return failure(std::move(diagnostic));
  }
  for (Diagnostic& warning : read->warnings) warning.file = file;
  return read;
}

bool looks_like_spectrum(std::string_view bytes) {
  if (!looks_like_xml(bytes)) return has_spectrum_lines(bytes);
  // A root element stands near the beginning; the rest may be anything.
  constexpr std::size_t head_bytes = 4096;
  return bytes.substr(0, head_bytes).find("IESTM27") != std::string_view::npos;
}

}  // namespace twinlight::spectrum
