#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <vector>

#include "twinlight/photometry/bug_rating.h"
#include "twinlight/photometry/luminance_table.h"
#include "twinlight/photometry/quantity.h"
#include "twinlight/photometry/spacing_criterion.h"
#include "twinlight/photometry/ute_class.h"
#include "twinlight/photometry/zonal_flux.h"

namespace twinlight::photometry {

struct Luminaire;

/// What photometric reports list beside flux and beam angle.
struct DerivedQuantities {
  Quantity field_angle_c0_deg;  ///< full angle between the 10 % points of the plane C0–C180
  Quantity field_angle_c90_deg;
  std::vector<FluxZone> zones;
  FluxCode flux_code;
  char din_5040_letter = ' ';
  std::optional<UteClass> ute;
  SpacingCriteria spacing;
  BugRating bug;
  LuminanceTable luminance;
};

/// @return none where the file gives no luminous intensities.
std::optional<DerivedQuantities> derived_quantities(const Luminaire& luminaire);

/// Puts the keys of docs/method.md, chapter Photometry, into an object; each null with a note where it is not defined.
void add_derived_quantities(nlohmann::ordered_json& json, const Luminaire& luminaire);

}  // namespace twinlight::photometry
