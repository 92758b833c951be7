#pragma once

namespace twinlight::photometry {

struct LuminousOpening;

/// The area (m²) of the luminous opening as seen from a direction, with its shining sides.
/// @param towards_c0, towards_c90, down components of the unit vector from the luminaire to the eye
double projected_area_m2(const LuminousOpening& opening, double towards_c0, double towards_c90, double down);

}  // namespace twinlight::photometry
