#include "twinlight/photometry/operations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "twinlight/foundation/range.h"
#include "twinlight/photometry/angle_axis.h"
#include "twinlight/photometry/distribution_operations.h"

namespace twinlight::photometry {
namespace {

Result<void> check(double value, const Range& range, const char* field) {
  std::string fault = std::isfinite(value) ? range_fault(value, range) : fmt::format("{} is no finite number", value);
  if (fault.empty()) return {};
  return failure({.message = std::move(fault), .field = field});
}

void warn(Luminaire& luminaire, const char* field, std::string message) {
  luminaire.warnings.push_back({.message = std::move(message), .field = field});
}

double rounded_turns(double angle_deg) {
  return std::remainder(angle_deg, 360.0);
}

/// By a quarter turn counter-clockwise, as often as `quarters` says.
LuminousOpening turned(LuminousOpening opening, int quarters) {
  for (int i = 0; i < quarters; ++i) {
    std::swap(opening.length_m, opening.width_m);
    const LuminousOpening before = opening;
    opening.height_c90_m = before.height_c0_m;
    opening.height_c180_m = before.height_c90_m;
    opening.height_c270_m = before.height_c180_m;
    opening.height_c0_m = before.height_c270_m;
  }
  return opening;
}

bool looks_the_same_from_all_sides(const LuminousOpening& opening) {
  const bool even_height = opening.height_c0_m == opening.height_c90_m &&
                           opening.height_c0_m == opening.height_c180_m && opening.height_c0_m == opening.height_c270_m;
  return (opening.shape == LuminousOpening::Shape::point || opening.is_round()) && even_height;
}

}  // namespace

Result<Luminaire> with_light_times(const Luminaire& luminaire, double factor) {
  TWL_CHECK(check(factor, Range::positive(), "factor"));
  if (!std::isfinite(factor * luminaire.distribution.max_intensity_cd()))
    return failure({.message = fmt::format("{} makes the intensities overflow", factor), .field = "factor"});
  Luminaire result = luminaire;
  result.distribution = luminaire.distribution.scaled(factor);
  if (result.photons) {
    result.photons->distribution = result.photons->distribution.scaled(factor);
    if (result.photons->declared_flux_umol_per_s) *result.photons->declared_flux_umol_per_s *= factor;
  }
  if (result.radiant) {
    result.radiant->distribution = result.radiant->distribution.scaled(factor);
    if (result.radiant->declared_flux_W) *result.radiant->declared_flux_W *= factor;
  }
  if (result.declared_flux_lm) *result.declared_flux_lm *= factor;
  for (LampSet& set : result.lamp_sets) set.flux_lm *= factor;
  return result;
}

Result<Luminaire> several(const Luminaire& luminaire, double count) {
  Luminaire result = TWL_TRY(with_light_times(luminaire, count));
  if (result.input_power_W) *result.input_power_W *= count;
  for (LampSet& set : result.lamp_sets) {
    set.power_W *= count;
    set.lamp_count *= count;
  }
  return result;
}

Result<Luminaire> with_lumen_maintenance(const Luminaire& luminaire, double factor) {
  TWL_CHECK(check(factor, {.least = 0.0, .most = 1.0, .least_excluded = true}, "maintenance"));
  return with_light_times(luminaire, factor);
}

Result<Luminaire> with_flux(const Luminaire& luminaire, double flux_lm) {
  TWL_CHECK(check(flux_lm, Range::positive(), "flux_lm"));
  const double before_lm = luminaire.distribution.flux_lm();
  if (!(before_lm > 0.0)) return failure({.message = "the luminaire gives no light to be scaled", .field = "flux_lm"});
  return with_light_times(luminaire, flux_lm / before_lm);
}

Result<Luminaire> with_power(const Luminaire& luminaire, double power_W) {
  TWL_CHECK(check(power_W, Range::positive(), "power_W"));
  const double before_W = luminaire.input_power_W.value_or(0.0);
  if (!(before_W > 0.0))
    return failure({.message = "no input power is stated to which the light belongs", .field = "power_W"});
  Luminaire result = TWL_TRY(with_light_times(luminaire, power_W / before_W));
  result.input_power_W = power_W;
  for (LampSet& set : result.lamp_sets) set.power_W *= power_W / before_W;
  return result;
}

Result<Luminaire> with_lamp_tilt(const Luminaire& luminaire, double lamp_tilt_deg) {
  if (!luminaire.tilt_factors)
    return failure({.message = "the file has no factors for a tilted lamp (TILT=INCLUDE)", .field = "lamp tilt"});
  const AngleAxis axis(luminaire.tilt_factors->angles_deg);
  if (!axis.contains(lamp_tilt_deg))
    return failure({.message = fmt::format("{}° is not within the listed {}° to {}°", lamp_tilt_deg,
                                           axis.angles_deg().front(), axis.angles_deg().back()),
                    .field = "lamp tilt"});
  const std::vector<double>& factors = luminaire.tilt_factors->factors;
  double factor = factors.front();
  if (axis.size() > 1) {
    const AngleAxis::Place place = axis.locate(lamp_tilt_deg);
    factor = mix(factors[place.index], factors[place.index + 1], place.fraction);
  }
  Luminaire result = luminaire;
  result.distribution = luminaire.distribution.scaled(factor);
  result.tilt_factors = std::nullopt;
  return result;
}

Luminaire turned(const Luminaire& luminaire, double angle_deg) {
  Luminaire result = luminaire;
  result.distribution = turned(luminaire.distribution, angle_deg);
  if (result.photons) result.photons->distribution = turned(luminaire.photons->distribution, angle_deg);
  if (result.radiant) result.radiant->distribution = turned(luminaire.radiant->distribution, angle_deg);
  result.symmetry = result.distribution.symmetry();
  const double quarters = rounded_turns(angle_deg) / 90.0;
  if (quarters == std::round(quarters)) {
    const int count = (static_cast<int>(quarters) + 4) % 4;
    result.opening = turned(luminaire.opening, count);
    if (result.housing && count % 2 == 1 && result.housing->width_m > 0.0)
      std::swap(result.housing->length_m, result.housing->width_m);
  } else if (!looks_the_same_from_all_sides(luminaire.opening)) {
    warn(result, "luminous opening", "keeps its direction: it can be described turned by 90°, 180° or 270° alone");
  }
  return result;
}

Result<Luminaire> tilted(const Luminaire& luminaire, double angle_deg, double towards_c_deg) {
  Luminaire result = luminaire;
  const auto tilt = [&](IntensityDistribution& distribution) -> Result<void> {
    distribution = TWL_TRY(tilted(distribution, angle_deg, towards_c_deg));
    return {};
  };
  TWL_CHECK(tilt(result.distribution));
  if (result.photons) TWL_CHECK(tilt(result.photons->distribution));
  if (result.radiant) TWL_CHECK(tilt(result.radiant->distribution));
  result.symmetry = result.distribution.symmetry();
  if (angle_deg != 0.0 && luminaire.opening.shape != LuminousOpening::Shape::point)
    warn(result, "luminous opening", "is described as it is untilted; a tilted one has no description");
  return result;
}

Result<Luminaire> changed(Luminaire luminaire, const Changes& changes) {
  if (changes.lamp_tilt_deg) luminaire = TWL_TRY(with_lamp_tilt(luminaire, *changes.lamp_tilt_deg));
  if (changes.lumen_maintenance) luminaire = TWL_TRY(with_lumen_maintenance(luminaire, *changes.lumen_maintenance));
  if (changes.power_W) luminaire = TWL_TRY(with_power(luminaire, *changes.power_W));
  if (changes.flux_lm) luminaire = TWL_TRY(with_flux(luminaire, *changes.flux_lm));
  if (changes.tilt_deg) luminaire = TWL_TRY(tilted(luminaire, *changes.tilt_deg, changes.tilt_towards_deg));
  if (changes.turn_deg) {
    TWL_CHECK(check(*changes.turn_deg, {}, "turn_deg"));
    luminaire = turned(luminaire, *changes.turn_deg);
  }
  return luminaire;
}

}  // namespace twinlight::photometry
