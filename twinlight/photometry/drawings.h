#pragma once

#include <string>

#include "twinlight/photometry/luminaire.h"

namespace twinlight::photometry {

/// The drawings are SVG documents of their own, with no outside font, script or image; text from files is escaped.
/// Their numbers are those of the distribution: in cd/klm (per 1000 lm of lamp flux) for relative photometry with a
/// stated lamp flux, in cd for absolute photometry, in the file's own unit where it has another one.

/// Polar diagram: intensity as distance from the centre over γ, nadir down; the planes C0–C180 (solid), C90–C270
/// (dashed) and, where neither holds it, the plane of the largest intensity. Narrow beams get a sector.
std::string polar_svg(const Luminaire& luminaire);

/// The same planes as a linear diagram, intensity over γ, with the levels of 50 % and 10 % of the largest intensity.
std::string linear_svg(const Luminaire& luminaire);

/// Lines of equal intensity in the azimuthal equal-area projection, seen from above with C0 to the right: lower and,
/// where light goes there, upper hemisphere; narrow beams are shown enlarged.
std::string isocandela_svg(const Luminaire& luminaire);

/// Luminous opening and, where known, housing from above and from two sides, to scale, dimensions in mm.
std::string sketch_svg(const Luminaire& luminaire);

}  // namespace twinlight::photometry
