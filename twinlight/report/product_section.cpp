#include "twinlight/foundation/printable_text.h"
#include "twinlight/photometry/drawings.h"
#include "twinlight/photometry/inspection.h"
#include "twinlight/photometry/names.h"
#include "twinlight/report/drawing_words.h"
#include "twinlight/report/report_sections.h"
#include "twinlight/report/report_wording.h"
#include "twinlight/spectrum/drawings.h"

namespace twinlight::report {
namespace {

using photometry::LuminousOpening;

std::string opening_text(const Phrases& say, const LuminousOpening& opening) {
  if (opening.shape == LuminousOpening::Shape::point) return say("product.opening_point");
  if (opening.is_round()) return say("product.opening_round", {{"length", metres(say, opening.length_m)}});
  return say("product.opening_rectangle",
             {{"length", metres(say, opening.length_m)}, {"width", metres(say, opening.width_m)}});
}

/// Facts of which some may not be known.
class FactList {
 public:
  explicit FactList(const Phrases& say) : say_(say) {}

  void text(const char* label, const std::string& value) {
    if (!value.empty()) facts_.push_back({say_(label), printable_text(value, 160)});
  }
  void number(const char* label, const std::optional<double>& value, int decimals, const char* unit) {
    const std::string shown = !value          ? say_("figure.not_known")
                              : *unit == '\0' ? say_.number(*value, decimals)
                                              : say_.quantity(*value, decimals, unit);
    facts_.push_back({say_(label), shown});
  }
  std::vector<Fact> take() && { return std::move(facts_); }

 private:
  const Phrases& say_;
  std::vector<Fact> facts_;
};

std::string beam_text(const Phrases& say, const photometry::LuminaireFigures& figures) {
  const auto angle = [&](const photometry::Quantity& beam) {
    return beam.value ? say.number(*beam.value, 0) + "°" : std::string("–");
  };
  return angle(figures.beam_angle_c0_deg) + " / " + angle(figures.beam_angle_c90_deg);
}

std::vector<Fact> product_facts(const ReportText& text, const photometry::LuminaireFigures& figures) {
  const photometry::Luminaire& luminaire = *text.subject.luminaire;
  constexpr double percent = 100.0;
  FactList facts(text.say);
  facts.text("product.maker", luminaire.manufacturer);
  facts.text("product.model", luminaire.model);
  facts.text("product.number", luminaire.catalogue_number);
  for (const ReportInput& input : text.subject.inputs)
    if (input.role == "photometry") facts.text("product.file", input.file);
  facts.text("product.format", std::string(photometry::name_of(luminaire.format)));
  facts.number("product.flux", figures.luminous_flux_lm.value, 0, "lm");
  facts.number("product.power", figures.input_power_W.value, 1, "W");
  facts.number("product.efficacy", figures.efficacy_lm_per_W.value, 0, "lm/W");
  const auto& upward = figures.upward_flux_fraction.value;
  facts.number("product.upward", upward ? std::optional(percent * *upward) : std::nullopt, 0, "%");
  facts.number("product.intensity", figures.max_intensity_cd.value, 0, "cd");
  facts.text("product.beam", beam_text(text.say, figures));
  facts.text("product.opening", opening_text(text.say, luminaire.opening));
  facts.number("product.ra", luminaire.colour_rendering_index, 0, "");
  facts.number("product.cct", luminaire.colour_temperature_K, 0, "K");
  const evidence::Enclosure& enclosure = text.subject.enclosure;
  if (enclosure.ip) facts.text("product.ip", ip_text(*enclosure.ip));
  if (enclosure.ik) facts.text("product.ik", evidence::ik_text(*enclosure.ik));
  if (enclosure.least_output == 1.0) facts.text("product.dims_to", text.say("product.not_dimmable"));
  if (enclosure.least_output.value_or(1.0) < 1.0)
    facts.number("product.dims_to", percent * *enclosure.least_output, 1, "%");
  if (!enclosure.mountings.empty()) facts.text("product.mounting", ways_to_mount(text.say, enclosure.mountings));
  if (const auto& price = text.subject.price) {
    facts.number("product.price", price->amount, 2, price->currency.c_str());
    facts.number("product.life", price->life_h, 0, "h");
  }
  return std::move(facts).take();
}

/// The spectrum, where the file carries one.
Result<void> add_spectrum(PageFlow& flow, const ReportText& text) {
  const auto& spectra = text.subject.luminaire->spectra;
  if (spectra.empty()) return {};
  const auto distribution =
      spectrum::SpectralDistribution::create(spectra.front().wavelengths_nm, spectra.front().values);
  if (!distribution) return {};
  constexpr double highest_pt = 190.0;
  const std::string drawn =
      spectrum::spectrum_svg(*distribution, spectrum::evaluate(*distribution), spectrum::ActionOverlay::melanopic, "");
  return flow.pictures({drawing_in(text.say, drawn)}, highest_pt, text.say("product.spectrum"));
}

}  // namespace

Result<void> add_product(PageFlow& flow, const ReportText& text) {
  const photometry::LuminaireFigures figures = photometry::figures_of(*text.subject.luminaire);
  flow.heading(text.say("product.title"), 100.0);
  flow.paragraph(text.say("product.text"));
  flow.facts(product_facts(text, figures));
  photometry::PhotometricDocument document;
  document.sources.push_back(*text.subject.luminaire);
  std::vector<std::string> remarks;
  for (const Diagnostic& warning : photometry::inspect(std::move(document), "").warnings)
    remarks.push_back(printable_text(warning.message));
  if (!remarks.empty()) {
    flow.subheading(text.say("product.remarks"));
    flow.bullets(remarks, {.size_pt = 8.5, .colour = colours::quiet});
  }
  // Above each other: side by side their words would be too small to read on paper.
  constexpr double highest_polar_pt = 340.0;
  constexpr double highest_sketch_pt = 290.0;
  const photometry::Luminaire& luminaire = *text.subject.luminaire;
  TWL_CHECK(flow.pictures({drawing_in(text.say, photometry::polar_svg(luminaire))}, highest_polar_pt,
                          text.say("product.polar")));
  TWL_CHECK(flow.pictures({drawing_in(text.say, photometry::sketch_svg(luminaire))}, highest_sketch_pt,
                          text.say("product.sketch")));
  return add_spectrum(flow, text);
}

}  // namespace twinlight::report
