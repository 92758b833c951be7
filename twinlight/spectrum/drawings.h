#pragma once

#include <string>
#include <string_view>

#include "twinlight/spectrum/metrics.h"

namespace twinlight::spectrum {

/// What is drawn over a spectrum: how an eye's clock or a leaf weighs the wavelengths.
enum class ActionOverlay { none, melanopic, mccree };

/// The drawings are SVG documents of their own, with no outside font, script or image. Text from files is escaped.

/// The spectrum in the colours of its wavelengths, normalised to its peak, with an action spectrum over it.
std::string spectrum_svg(const SpectralDistribution& distribution, const Metrics& metrics, ActionOverlay overlay,
                         std::string_view title);

/// The colour vector graphic of ANSI/IES TM-30-20, 4.4: the mean colour of each hue bin under the test light relative
/// to that under the reference, whose means form the circle.
std::string colour_vector_svg(const Metrics& metrics, const ColourFidelity& fidelity, std::string_view title);

/// The place of the light in the CIE 1976 (u′, v′) diagram, with the Planckian locus.
/// @param metrics with u_prime and v_prime.
std::string chromaticity_svg(const Metrics& metrics, std::string_view title);

}  // namespace twinlight::spectrum
