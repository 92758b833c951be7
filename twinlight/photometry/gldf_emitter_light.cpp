#include "twinlight/photometry/gldf_emitter_light.h"

#include <fmt/format.h>

#include <cmath>

namespace twinlight::photometry {
namespace {

/// By how much the file's intensities are to be multiplied.
double scale_of(const Luminaire& light, double rated_flux_lm) {
  const double declared_flux_lm = light.declared_flux_lm.value_or(0.0);
  if (light.basis == PhotometryBasis::relative && declared_flux_lm > 0.0) return rated_flux_lm / declared_flux_lm;
  const double flux_lm = light.distribution.flux_lm();
  return flux_lm > 0.0 ? rated_flux_lm / flux_lm : 1.0;
}

void scale(Luminaire& light, double factor) {
  light.distribution = light.distribution.scaled(factor);
  if (light.photons) {
    light.photons->distribution = light.photons->distribution.scaled(factor);
    if (light.photons->declared_flux_umol_per_s) *light.photons->declared_flux_umol_per_s *= factor;
  }
  if (light.radiant) {
    light.radiant->distribution = light.radiant->distribution.scaled(factor);
    if (light.radiant->declared_flux_W) *light.radiant->declared_flux_W *= factor;
  }
}

bool can_be_scaled(const Luminaire& light, double factor) {
  const auto fits = [&](const IntensityDistribution& distribution) {
    return factor * distribution.max_intensity_cd() <= largest_intensity_cd;
  };
  return std::isfinite(factor) && fits(light.distribution) && (!light.photons || fits(light.photons->distribution)) &&
         (!light.radiant || fits(light.radiant->distribution));
}

/// A file tells of its own lamps; product.xml tells of those that are sold.
void note_lamps(Luminaire& light, const GldfRating& rating) {
  LampSet set = light.lamp_sets.empty() ? LampSet{} : light.lamp_sets.front();
  if (light.basis == PhotometryBasis::relative || light.lamp_sets.empty()) set.lamp_count = rating.lamp_count;
  set.flux_lm = light.declared_flux_lm.value_or(0.0);
  set.power_W = light.input_power_W.value_or(0.0);
  if (const GldfLightSource* const source = rating.light_source; source != nullptr) {
    if (const std::string_view name = text_in(source->name); !name.empty()) set.lamp_type = name;
    const GldfColour& colour = source->colour;
    if (colour.colour_temperature_K) {
      light.colour_temperature_K = colour.colour_temperature_K;
      set.colour_appearance = fmt::format("{:g}", *colour.colour_temperature_K);
    }
    if (colour.colour_rendering_index) {
      light.colour_rendering_index = colour.colour_rendering_index;
      set.colour_rendering = fmt::format("{:g}", *colour.colour_rendering_index);
    }
  }
  light.lamp_sets = {std::move(set)};
}

}  // namespace

GldfRating rating_of(const GldfProduct& product, const GldfLightEmitter& emitter) {
  GldfRating rating{.luminous_flux_lm = emitter.rated_luminous_flux_lm, .lamp_count = emitter.light_source_count};
  if (emitter.light_source) rating.light_source = &product.light_sources[*emitter.light_source];
  if (emitter.equipment) {
    const GldfEquipment& equipment = product.equipments[*emitter.equipment];
    rating.lamp_count = equipment.light_source_count;
    rating.input_power_W = equipment.rated_input_power_W;
    if (equipment.light_source) rating.light_source = &product.light_sources[*equipment.light_source];
  }
  const auto of_all_lamps = [&](std::optional<double> of_one) {
    return of_one ? std::optional(*of_one * rating.lamp_count) : std::nullopt;
  };
  if (rating.light_source != nullptr) {
    if (!rating.luminous_flux_lm) rating.luminous_flux_lm = of_all_lamps(rating.light_source->rated_luminous_flux_lm);
    if (!rating.input_power_W) rating.input_power_W = of_all_lamps(rating.light_source->rated_input_power_W);
  }
  if (rating.luminous_flux_lm == 0.0) rating.luminous_flux_lm.reset();
  return rating;
}

Result<Luminaire> rated_light(const Luminaire& file_light, const GldfRating& rating) {
  Luminaire light = file_light;
  light.format = FileFormat::gldf;
  if (rating.luminous_flux_lm) {
    const double factor = scale_of(light, *rating.luminous_flux_lm);
    if (!can_be_scaled(light, factor))
      return failure(
          {.message = fmt::format("{} lm makes the intensities of the file overflow", *rating.luminous_flux_lm),
           .field = "RatedLuminousFlux"});
    if (factor != 1.0) scale(light, factor);
    light.declared_flux_lm = rating.luminous_flux_lm;
    constexpr double same_flux = 0.01;  // the power that the file states belongs to the flux that it states
    if (!rating.input_power_W && std::abs(factor - 1.0) > same_flux) light.input_power_W.reset();
  }
  if (rating.input_power_W) light.input_power_W = rating.input_power_W;
  note_lamps(light, rating);
  return light;
}

}  // namespace twinlight::photometry
