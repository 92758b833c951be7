#include "twinlight/photometry/fuzz/reader_contract.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "twinlight/photometry/eulumdat.h"
#include "twinlight/photometry/inspection_json.h"
#include "twinlight/photometry/lm63.h"
#include "twinlight/photometry/text_encoding.h"

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

Result<Luminaire> read_by(ReaderUnderTest reader, std::string_view bytes) {
  if (reader == ReaderUnderTest::lm63) return read_lm63(decode_to_utf8(bytes), "input");
  if (reader == ReaderUnderTest::eulumdat) return read_eulumdat(decode_to_utf8(bytes), "input");
  return read_photometric(bytes, "input");
}

}  // namespace

void hold_reader_contract(ReaderUnderTest reader, std::string_view bytes) {
  Result<Luminaire> luminaire = read_by(reader, bytes);
  Inspection inspection = {.file = "input"};
  if (!luminaire) {
    hold(!luminaire.error().message.empty(), "a refusal has a message");
    hold(luminaire.error().file == "input", "a refusal names the file");
    inspection.error = luminaire.error();
  } else {
    const IntensityDistribution& distribution = luminaire->distribution;
    const LuminaireFigures figures = figures_of(*luminaire);
    hold(std::isfinite(figures.luminous_flux_lm), "the flux is finite");
    for (const Quantity& quantity :
         {figures.declared_flux_lm, figures.light_output_ratio, figures.upward_flux_fraction, figures.input_power_W,
          figures.efficacy_lm_per_W, figures.beam_angle_c0_deg, figures.beam_angle_c90_deg})
      hold_finite(quantity);
    for (double c = -30.0; c < 400.0; c += 17.3)
      for (double gamma = 0.0; gamma <= 180.0; gamma += 7.1) {
        const double value_cd = distribution.intensity_cd(c, gamma);
        hold(value_cd >= 0.0 && value_cd <= figures.max_intensity_cd * (1.0 + 1e-9), "the interpolation is bounded");
      }
    inspection.warnings = doubts_about(*luminaire, figures);
    inspection.figures = figures;
    inspection.luminaire = *std::move(luminaire);
  }
  hold(!to_json(inspection).dump().empty(), "the JSON can be written");
}

}  // namespace twinlight::photometry
