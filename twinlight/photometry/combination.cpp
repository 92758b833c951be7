#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "twinlight/photometry/distribution_operations.h"
#include "twinlight/photometry/operations.h"

namespace twinlight::photometry {
namespace {

using Shape = LuminousOpening::Shape;

LuminousOpening enclosing(LuminousOpening a, const LuminousOpening& b) {
  if (a.shape == Shape::point) return b;
  if (b.shape == Shape::point) return a;
  const auto grow = [](double& mine, double other) { mine = std::max(mine, other); };
  if (a.shape != b.shape) a.shape = Shape::rectangle;
  grow(a.length_m, b.length_m);
  grow(a.width_m, b.width_m);
  grow(a.height_c0_m, b.height_c0_m);
  grow(a.height_c90_m, b.height_c90_m);
  grow(a.height_c180_m, b.height_c180_m);
  grow(a.height_c270_m, b.height_c270_m);
  return a;
}

/// "LED 840 + T16", each type once.
std::string joined(const std::string& types, const std::string& type) {
  if (type.empty() || types.find(type) != std::string::npos) return types;
  return types.empty() ? type : types + " + " + type;
}

/// The lamps of all parts as one set.
LampSet common_lamps(const std::vector<Luminaire>& parts) {
  LampSet all = {.lamp_count = 0.0};
  for (const Luminaire& part : parts) {
    const LampSet own = part.lamp_sets.empty() ? LampSet{} : part.lamp_sets.front();
    if (&part == &parts.front()) {
      all.colour_appearance = own.colour_appearance;
      all.colour_rendering = own.colour_rendering;
    }
    if (own.colour_appearance != all.colour_appearance) all.colour_appearance.clear();
    if (own.colour_rendering != all.colour_rendering) all.colour_rendering.clear();
    all.lamp_count += own.lamp_count;
    all.lamp_type = joined(all.lamp_type, own.lamp_type);
    all.flux_lm += own.flux_lm;
    all.power_W += own.power_W;
  }
  return all;
}

/// Of the first where all agree, else none.
std::optional<double> common(const std::vector<Luminaire>& parts, std::optional<double> Luminaire::*member) {
  for (const Luminaire& part : parts)
    if (part.*member != parts.front().*member) return std::nullopt;
  return parts.front().*member;
}

/// None where a part states none.
std::optional<double> total(const std::vector<Luminaire>& parts, std::optional<double> Luminaire::*member) {
  double sum = 0.0;
  for (const Luminaire& part : parts) {
    if (!(part.*member)) return std::nullopt;
    sum += *(part.*member);
  }
  return sum;
}

void note_differences(const std::vector<Luminaire>& parts, Luminaire& result) {
  const auto warn = [&](const char* field, std::string message) {
    result.warnings.push_back({.message = std::move(message), .field = field});
  };
  for (const Luminaire& part : parts) {
    if (part.model != parts.front().model)
      warn("luminaire name",
           fmt::format("'{}' is added to '{}', whose texts are kept", part.model, parts.front().model));
    if (part.lamp_sets.size() > 1) warn("lamp sets", fmt::format("the first of {} is used", part.lamp_sets.size()));
    if (part.photons || part.radiant || !part.spectra.empty())
      warn("photons and spectra",
           "photon data, radiant data and spectra are left out: luminous intensity alone is added");
    if (part.tilt_factors) warn("TILT", "the factors of a tilted lamp are left out");
  }
}

}  // namespace

Result<Luminaire> sum(const std::vector<Luminaire>& parts, std::size_t most_intensities) {
  std::vector<IntensityDistribution> distributions;
  distributions.reserve(parts.size());
  for (const Luminaire& part : parts) distributions.push_back(part.distribution);
  IntensityDistribution distribution = TWL_TRY(sum(distributions, most_intensities));
  if (parts.size() == 1) return parts.front();
  Luminaire result = parts.front();
  result.distribution = std::move(distribution);
  result.symmetry = result.distribution.symmetry();
  result.photometric_type = PhotometricType::c;
  result.stored_c_planes = result.distribution.c_deg().size();
  result.stored_gammas = result.distribution.gammas_deg().size();
  result.tilt_factors = std::nullopt;
  result.photons = std::nullopt;
  result.radiant = std::nullopt;
  result.spectra.clear();
  for (const Luminaire& part : parts) result.opening = enclosing(result.opening, part.opening);
  const auto same_basis = [&](const Luminaire& part) { return part.basis == parts.front().basis; };
  if (!std::all_of(parts.begin(), parts.end(), same_basis)) result.basis = PhotometryBasis::absolute;
  result.lamp_sets = {common_lamps(parts)};
  result.declared_flux_lm = total(parts, &Luminaire::declared_flux_lm);
  if (result.basis == PhotometryBasis::absolute) result.declared_flux_lm = result.distribution.flux_lm();
  result.input_power_W = total(parts, &Luminaire::input_power_W);
  result.colour_rendering_index = common(parts, &Luminaire::colour_rendering_index);
  result.colour_temperature_K = common(parts, &Luminaire::colour_temperature_K);
  note_differences(parts, result);
  return result;
}

Result<Luminaire> mean(const std::vector<Luminaire>& samples) {
  Luminaire result = TWL_TRY(sum(samples));
  const double part = 1.0 / static_cast<double>(samples.size());
  if (samples.size() == 1) return result;
  result = TWL_TRY(with_light_times(result, part));
  if (result.input_power_W) *result.input_power_W *= part;
  LampSet& lamps = result.lamp_sets.front();
  lamps.power_W *= part;
  if (!samples.front().lamp_sets.empty()) lamps.lamp_count = samples.front().lamp_sets.front().lamp_count;
  return result;
}

}  // namespace twinlight::photometry
