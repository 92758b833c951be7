#include "twinlight/photometry/fuzz/reader_contract.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "twinlight/photometry/eulumdat.h"
#include "twinlight/photometry/inspection_json.h"
#include "twinlight/photometry/lm63.h"
#include "twinlight/photometry/text_encoding.h"
#include "twinlight/photometry/tm33.h"
#include "twinlight/photometry/tm33_writer.h"

namespace twinlight::photometry {
namespace {

void hold(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "reader contract broken: %s\n", what);
  std::abort();
}

void hold_finite(const Quantity& quantity) {
  hold(!quantity.value || std::isfinite(*quantity.value), "a figure is not finite");
  hold(quantity.value.has_value() != !quantity.why_not.empty(), "a figure without value says why");
}

Result<PhotometricDocument> read_by(ReaderUnderTest reader, std::string_view bytes) {
  if (reader == ReaderUnderTest::any) return read_photometric_document(bytes, "input");
  if (reader == ReaderUnderTest::tm33) return read_tm33(bytes, "input");
  PhotometricDocument document;
  const std::string text = decode_to_utf8(bytes);
  document.sources.push_back(
      TWL_TRY(reader == ReaderUnderTest::lm63 ? read_lm63(text, "input") : read_eulumdat(text, "input")));
  return document;
}

void hold_bounded(const IntensityDistribution& distribution) {
  const double largest = distribution.max_intensity_cd();
  hold(std::isfinite(distribution.flux_lm()), "the flux is finite");
  for (double c = -30.0; c < 400.0; c += 17.3)
    for (double gamma = 0.0; gamma <= 180.0; gamma += 7.1) {
      const double value = distribution.intensity_cd(c, gamma);
      hold(value >= 0.0 && value <= largest * (1.0 + 1e-9), "the interpolation is bounded");
    }
}

void hold_source(const Luminaire& source, const LuminaireFigures& figures) {
  for (const Quantity& quantity :
       {figures.luminous_flux_lm, figures.max_intensity_cd, figures.declared_flux_lm, figures.light_output_ratio,
        figures.upward_flux_fraction, figures.input_power_W, figures.efficacy_lm_per_W, figures.beam_angle_c0_deg,
        figures.beam_angle_c90_deg, figures.ppf_umol_per_s, figures.ppe_umol_per_J, figures.radiant_flux_W})
    hold_finite(quantity);
  hold(source.has_luminous_data == figures.luminous_flux_lm.value.has_value(), "a flux is of luminous data");
  hold_bounded(source.distribution);
  if (source.photons) hold_bounded(source.photons->distribution);
  if (source.radiant) hold_bounded(source.radiant->distribution);
  for (const EmbeddedSpectrum& spectrum : source.spectra)
    hold(spectrum.wavelengths_nm.size() == spectrum.values.size(), "a spectrum has a value a wavelength");
}

/// Texts with control characters and lengths over 10 m are refused by the writer, and nothing else.
void hold_written_again(const PhotometricDocument& document) {
  const Result<std::string> written = write_tm33(document.sources);
  if (!written) return hold(!written.error().message.empty(), "a refusal of the writer has a message");
  const Result<PhotometricDocument> again = read_tm33(*written, "input");
  hold(again.has_value(), "what was written can be read");
  hold(again->sources.size() == document.sources.size(), "each source is read again");
  for (std::size_t i = 0; i < document.sources.size(); ++i)
    hold(again->sources[i].distribution.intensities_cd() == document.sources[i].distribution.intensities_cd(),
         "the intensities are read again");
}

}  // namespace

void hold_reader_contract(ReaderUnderTest reader, std::string_view bytes) {
  Result<PhotometricDocument> document = read_by(reader, bytes);
  Inspection inspection = {.file = "input"};
  if (!document) {
    hold(!document.error().message.empty(), "a refusal has a message");
    hold(document.error().file == "input", "a refusal names the file");
    inspection.error = document.error();
  } else {
    hold(document->kind == FileKind::container || !document->sources.empty(), "photometry has a source");
    if (reader == ReaderUnderTest::tm33) hold_written_again(*document);
    inspection = inspect(*std::move(document), "input");
    for (std::size_t i = 0; i < inspection.figures.size(); ++i)
      hold_source(inspection.document->sources[i], inspection.figures[i]);
  }
  hold(!to_json(inspection).dump().empty(), "the JSON can be written");
}

}  // namespace twinlight::photometry
